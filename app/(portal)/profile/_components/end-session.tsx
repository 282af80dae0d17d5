"use client";

import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { endOwnSessionAction } from "../actions.ts";

export function EndSession({ sessionId, device }: { sessionId: string; device: string }) {
	const t = useTranslations("profile");
	const { send, pending } = useSend();
	const end = () =>
		send({
			action: endOwnSessionAction,
			input: () => ({ sessionId }),
			onDone: () => toast.done(t("sessions.ended")),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button variant="outline" size="sm" pending={pending} aria-label={t("sessions.endLabel", { device })} onClick={end}>
			{t("sessions.end")}
		</Button>
	);
}

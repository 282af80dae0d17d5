"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { endSessionAction } from "../actions.ts";

export function EndSession({ sessionId, device }: { sessionId: string; device: string }) {
	const t = useTranslations("profile");
	const ask = useAsk();
	const [pending, startTransition] = useTransition();
	const end = () => {
		if (pending) return;
		startTransition(async () => {
			const result = await ask(endSessionAction, { sessionId });
			if (result.ok) toast.done(t("sessions.ended"));
			else toast.failed(result.message);
		});
	};
	return (
		<Button variant="outline" size="sm" pending={pending} aria-label={t("sessions.endLabel", { device })} onClick={end}>
			{t("sessions.end")}
		</Button>
	);
}

"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { endSessionAction } from "../actions.ts";

export function EndSession({ sessionId, device }: { sessionId: string; device: string }) {
	const t = useTranslations("profile");
	const [pending, startTransition] = useTransition();
	const end = () => {
		if (pending) return;
		startTransition(async () => {
			const result = await endSessionAction({ sessionId }).catch(() => null);
			if (result?.ok) toast.done(t("sessions.ended"));
			else toast.failed(result?.message ?? t("failed"));
		});
	};
	return (
		<Button variant="outline" size="sm" pending={pending} aria-label={t("sessions.endLabel", { device })} onClick={end}>
			{t("sessions.end")}
		</Button>
	);
}

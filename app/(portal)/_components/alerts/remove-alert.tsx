"use client";

import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { removeAlertAction } from "./actions.ts";

/** `name`: what it says, for screen readers. */
export function RemoveAlert({ alertId, name }: { alertId: string; name: string }) {
	const t = useTranslations("alerts");
	const { send, pending } = useSend();
	const remove = () =>
		send({
			action: removeAlertAction,
			input: () => ({ alertId }),
			onDone: () => toast.done(t("removed")),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button variant="link" pending={pending} aria-label={t("removeOf", { alert: name })} onClick={remove}>
			{t("remove")}
		</Button>
	);
}

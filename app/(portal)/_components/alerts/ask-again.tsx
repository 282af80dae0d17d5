"use client";

import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { sendAlertConfirmationAgainAction } from "./actions.ts";

/** Sends a receiver the link again by which they agree. */
export function AskAgain({ alertId, email }: { alertId: string; email: string }) {
	const t = useTranslations("alerts");
	const word = useTranslations("words");
	const { send, pending } = useSend();
	const ask = () =>
		send({
			action: sendAlertConfirmationAgainAction,
			input: () => ({ alertId, email }),
			onDone: () => toast.done(t("askedAgain", { email })),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button
			variant="link"
			className="text-small"
			pending={pending}
			aria-label={t("askAgainLabel", { email })}
			onClick={ask}
		>
			{word("sendAgain")}
		</Button>
	);
}

"use client";

import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { sendMailAgainAction } from "../../actions.ts";

/** Queues the mail again; a queued one is tried at once instead of at its next attempt. */
export function SendAgain({ mailId, isWaiting }: { mailId: string; isWaiting: boolean }) {
	const t = useTranslations("operatorMail");
	const word = useTranslations("words");
	const { send, pending } = useSend();
	const sendAgain = () =>
		send({
			action: sendMailAgainAction,
			input: () => ({ mailId }),
			onDone: () => toast.done(t("willBeSent")),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button pending={pending} onClick={sendAgain}>
			{isWaiting ? t("tryNow") : word("sendAgain")}
		</Button>
	);
}

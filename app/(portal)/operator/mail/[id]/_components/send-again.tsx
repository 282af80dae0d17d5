"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { useAnswer } from "@/components/use-answer.ts";
import { sendMailAgain } from "../../actions.ts";

/** Has the mail delivered anew; of one that waits: at once, instead of when its next attempt is due. */
export function SendAgain({ mailId, isWaiting }: { mailId: string; isWaiting: boolean }) {
	const t = useTranslations("operatorMail");
	const [pending, startTransition] = useTransition();
	const answer = useAnswer();
	const send = () => {
		if (pending) return;
		startTransition(async () => {
			const result = await answer(sendMailAgain({ mailId }));
			if (result.ok) toast.done(t("willBeSent"));
			else toast.failed(result.message);
		});
	};
	return (
		<Button pending={pending} onClick={send}>
			{isWaiting ? t("tryNow") : t("sendAgain")}
		</Button>
	);
}

"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { sendTestMailAction } from "../mail/actions.ts";

/** Sends the operator a mail, and shows what becomes of it. */
export function SendTestMail() {
	const t = useTranslations("firstSteps.operator");
	const { send, pending } = useSend();
	const test = () =>
		send({
			action: sendTestMailAction,
			input: () => ({}),
			onDone: ({ email }) => toast.done(t("sent", { email })),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button variant="outline" size="sm" pending={pending} onClick={test}>
			<Send aria-hidden />
			{t("mail.action")}
		</Button>
	);
}

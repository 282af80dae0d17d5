"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { sendBillingConfirmationAgainAction } from "../actions.ts";

/** The stored billing email is not confirmed yet: who gets invoices until then, and how to resend the link. `email`: readable. */
export function BillingEmailWaits({ email }: { email: string }) {
	const t = useTranslations("billing.emailWaits");
	const word = useTranslations("words");
	const { send, pending, problem } = useSend();
	const sendAgain = () =>
		send({
			action: sendBillingConfirmationAgainAction,
			input: () => ({}),
			onDone: () => toast.done(t("sentAgain", { email })),
		});
	return (
		<div className="space-y-3">
			<Banner
				tone="warn"
				title={t("title", { email })}
				action={
					<Button variant="outline" size="sm" className="text-ink" pending={pending} onClick={sendAgain}>
						{word("sendAgain")}
					</Button>
				}
			>
				{t("text", { email })}
			</Banner>
			<FormProblem problem={problem} />
		</div>
	);
}

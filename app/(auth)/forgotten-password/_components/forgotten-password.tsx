"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { AuthLink } from "../../_components/auth-link.tsx";
import { CardForm } from "../../_components/card-form.tsx";
import { focusOn } from "../../_components/focus-on.ts";
import { MailboxCard } from "../../_components/mailbox-card.tsx";
import { useCardForm } from "../../_components/use-card-form.ts";
import { requestPasswordResetAction } from "../actions.ts";

/** The address, then "look in your mailbox", the same for every address. */
export function ForgottenPassword({ isMailKept }: { isMailKept: boolean }) {
	const t = useTranslations("auth");
	const [email, setEmail] = useState("");
	const [step, setStep] = useState<"first" | "sent" | "again">("first");
	const card = useCardForm({
		action: requestPasswordResetAction,
		input: (text) => {
			setEmail(text("email"));
			return { email: text("email") };
		},
		onDone: () => setStep("sent"),
	});
	const elsewhere = t.rich("rememberPassword", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> });
	if (step === "sent") {
		return (
			<MailboxCard isMailKept={isMailKept} elsewhere={elsewhere} onBack={() => setStep("again")}>
				{t.rich("forgottenPassword.sent", {
					email: email.trim(),
					strong: (text) => <b className="font-semibold">{text}</b>,
				})}
			</MailboxCard>
		);
	}
	return (
		<AuthCard title={t("forgottenPassword.title")} text={t("forgottenPassword.text")} elsewhere={elsewhere}>
			<CardForm card={card} submit={t("forgottenPassword.submit")}>
				<Field label={t("email")} error={card.errorOf("email")} required>
					<Input
						ref={step === "again" ? focusOn : null}
						name="email"
						type="email"
						autoComplete="username"
						autoCapitalize="none"
						defaultValue={email}
					/>
				</Field>
			</CardForm>
		</AuthCard>
	);
}

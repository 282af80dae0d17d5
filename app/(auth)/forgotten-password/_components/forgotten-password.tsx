"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { AuthLink } from "../../_components/auth-link.tsx";
import { CardForm } from "../../_components/card-form.tsx";
import { MailboxCard } from "../../_components/mailbox-card.tsx";
import { useCardForm } from "../../_components/use-card-form.ts";
import { requestPasswordResetAction } from "../actions.ts";

/** The address, then "look in your mailbox", the same for every address. */
export function ForgottenPassword({ isMailKept }: { isMailKept: boolean }) {
	const t = useTranslations("auth");
	const [email, setEmail] = useState("");
	const [isSent, setSent] = useState(false);
	const card = useCardForm({
		send: (text) => {
			setEmail(text("email"));
			return requestPasswordResetAction({ email: text("email") });
		},
		onDone: () => setSent(true),
	});
	const elsewhere = t.rich("rememberPassword", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> });
	if (isSent) {
		return (
			<MailboxCard isMailKept={isMailKept} elsewhere={elsewhere} onBack={() => setSent(false)}>
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
					<Input name="email" type="email" autoComplete="username" autoCapitalize="none" defaultValue={email} />
				</Field>
			</CardForm>
		</AuthCard>
	);
}

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
import { startSignUpAction } from "../actions.ts";

/** Name and address, then "look in your mailbox", the same for every address. */
export function SignUp({ isMailKept, email = "" }: { isMailKept: boolean; email?: string }) {
	const t = useTranslations("auth");
	const [typed, setTyped] = useState({ name: "", email });
	const [step, setStep] = useState<"first" | "sent" | "again">("first");
	const card = useCardForm({
		action: startSignUpAction,
		input: (text) => {
			const input = { name: text("name"), email: text("email") };
			setTyped(input);
			return input;
		},
		onDone: () => setStep("sent"),
	});
	const elsewhere = t.rich("haveAccount", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> });
	if (step === "sent") {
		return (
			<MailboxCard isMailKept={isMailKept} elsewhere={elsewhere} onBack={() => setStep("again")}>
				{t.rich("signUp.sent", {
					email: typed.email.trim(),
					strong: (text) => <b className="font-semibold">{text}</b>,
				})}
			</MailboxCard>
		);
	}
	return (
		<AuthCard title={t("signUp.title")} text={t("signUp.text")} elsewhere={elsewhere}>
			<CardForm card={card} submit={t("signUp.submit")}>
				<Field label={t("name")} error={card.errorOf("name")} required>
					<Input name="name" autoComplete="name" defaultValue={typed.name} />
				</Field>
				<Field label={t("email")} error={card.errorOf("email")} help={t("signUp.emailHelp")} required>
					<Input
						ref={step === "again" ? focusOn : null}
						name="email"
						type="email"
						autoComplete="email"
						autoCapitalize="none"
						defaultValue={typed.email}
					/>
				</Field>
			</CardForm>
		</AuthCard>
	);
}

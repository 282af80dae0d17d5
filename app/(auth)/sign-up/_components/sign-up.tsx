"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { AuthLink } from "../../_components/auth-link.tsx";
import { CardForm } from "../../_components/card-form.tsx";
import { MailboxCard } from "../../_components/mailbox-card.tsx";
import { useCard } from "../../_components/use-card.ts";
import { startSignUpAction } from "../actions.ts";

/** Name and address, then "look in your mailbox", the same for every address. */
export function SignUp({ isMailStored, email = "" }: { isMailStored: boolean; email?: string }) {
	const t = useTranslations("auth.signUp");
	const link = useTranslations("auth.elsewhere");
	const word = useTranslations("words");
	const [sentTo, setSentTo] = useState("");
	const [step, setStep] = useState<"first" | "sent" | "again">("first");
	const card = useCard({
		action: startSignUpAction,
		input: (values: { name: string; email: string }) => values,
		onDone: (values) => {
			setSentTo(values.email.trim());
			setStep("sent");
		},
	});
	// Back from the mailbox's card, for another address.
	const { register, setFocus } = card.form;
	useEffect(() => {
		if (step === "again") setFocus("email");
	}, [step, setFocus]);
	const elsewhere = link.rich("haveAccount", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> });
	if (step === "sent") {
		return (
			<MailboxCard isMailStored={isMailStored} elsewhere={elsewhere} onBack={() => setStep("again")}>
				{t.rich("sent", {
					email: sentTo,
					strong: (text) => <b className="font-semibold">{text}</b>,
				})}
			</MailboxCard>
		);
	}
	return (
		<AuthCard title={t("title")} text={t("text")} elsewhere={elsewhere}>
			<CardForm card={card} submit={t("submit")}>
				<Field label={word("name")} error={card.errorOf("name")} required>
					<Input {...register("name")} autoComplete="name" />
				</Field>
				<Field label={word("email")} error={card.errorOf("email")} help={t("emailHelp")} required>
					<Input {...register("email")} type="email" autoComplete="email" autoCapitalize="none" defaultValue={email} />
				</Field>
			</CardForm>
		</AuthCard>
	);
}

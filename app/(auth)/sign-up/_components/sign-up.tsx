"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { AuthLink } from "../../_components/auth-link.tsx";
import { MailboxCard } from "../../_components/mailbox-card.tsx";
import { useCardForm } from "../../_components/use-card-form.ts";
import { startSignUpAction } from "../actions.ts";

/** Name and address, then "look in your mailbox", the same for every address. */
export function SignUp({ isMailKept, email = "" }: { isMailKept: boolean; email?: string }) {
	const t = useTranslations("auth");
	const [typed, setTyped] = useState({ name: "", email });
	const [isSent, setSent] = useState(false);
	const { form, errorOf, message, pending } = useCardForm({
		send: (text) => {
			const input = { name: text("name"), email: text("email") };
			setTyped(input);
			return startSignUpAction(input);
		},
		onDone: () => {
			setSent(true);
			return undefined;
		},
	});
	const elsewhere = t.rich("haveAccount", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> });
	if (isSent) {
		return (
			<MailboxCard isMailKept={isMailKept} elsewhere={elsewhere} onBack={() => setSent(false)}>
				{t.rich("signUp.sent", {
					email: typed.email.trim(),
					strong: (text) => <b className="font-semibold">{text}</b>,
				})}
			</MailboxCard>
		);
	}
	return (
		<AuthCard title={t("signUp.title")} text={t("signUp.text")} elsewhere={elsewhere}>
			<form {...form} className="space-y-4">
				{message ? (
					<Banner tone="bad" role="alert">
						{message}
					</Banner>
				) : null}
				<Field label={t("name")} error={errorOf("name")} required>
					<Input name="name" autoComplete="name" defaultValue={typed.name} />
				</Field>
				<Field label={t("email")} error={errorOf("email")} help={t("signUp.emailHelp")} required>
					<Input name="email" type="email" autoComplete="email" autoCapitalize="none" defaultValue={typed.email} />
				</Field>
				<Button type="submit" className="w-full" pending={pending}>
					{t("signUp.submit")}
				</Button>
			</form>
		</AuthCard>
	);
}

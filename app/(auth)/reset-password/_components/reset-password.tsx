"use client";

import { useTranslations } from "next-intl";
import { AuthCard } from "../../_components/auth-card.tsx";
import { AuthLink } from "../../_components/auth-link.tsx";
import { CardForm } from "../../_components/card-form.tsx";
import { PasswordFor } from "../../_components/password-for.tsx";
import { useCard } from "../../_components/use-card.ts";
import { resetPasswordAction } from "../actions.ts";

export function ResetPassword({ token, email }: { token: string; email: string }) {
	const t = useTranslations("auth.resetPassword");
	const link = useTranslations("auth.elsewhere");
	const word = useTranslations("words");
	const card = useCard({
		action: resetPasswordAction,
		input: ({ password }: { password: string }) => ({ token, password }),
		// To sign in with it, as always: a link in a mailbox is not all that a sign-in may ask for.
		leadsTo: "/sign-in?notice=password-changed",
	});
	const elsewhere = link.rich("rememberPassword", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> });
	return (
		<AuthCard title={t("title")} text={t("text")} elsewhere={elsewhere}>
			<CardForm card={card} submit={t("submit")}>
				<PasswordFor
					{...card.form.register("password")}
					email={email}
					label={word("newPassword")}
					error={card.errorOf("password")}
				/>
			</CardForm>
		</AuthCard>
	);
}

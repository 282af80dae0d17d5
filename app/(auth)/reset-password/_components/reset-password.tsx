"use client";

import { useTranslations } from "next-intl";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { AuthLink } from "../../_components/auth-link.tsx";
import { useCardForm } from "../../_components/use-card-form.ts";
import { resetPasswordAction } from "../actions.ts";

export function ResetPassword({ token, email }: { token: string; email: string }) {
	const t = useTranslations("auth");
	const { form, errorOf, message, pending } = useCardForm({
		send: (text) => resetPasswordAction({ token, password: text("password") }),
		// To sign in with it, as always: a link in a mailbox is not all that a sign-in may ask for.
		onDone: () => {
			window.location.assign("/sign-in?notice=password-changed");
			return "leaving";
		},
	});
	const elsewhere = t.rich("rememberPassword", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> });
	return (
		<AuthCard title={t("resetPassword.title")} text={t("resetPassword.text")} elsewhere={elsewhere}>
			<form {...form} className="space-y-4">
				{message ? (
					<Banner tone="bad" role="alert">
						{message}
					</Banner>
				) : null}
				<Field label={t("email")}>
					<Input name="email" type="email" autoComplete="username" value={email} readOnly />
				</Field>
				<NewPasswordField label={t("resetPassword.password")} error={errorOf("password")} />
				<Button type="submit" className="w-full" pending={pending}>
					{t("resetPassword.submit")}
				</Button>
			</form>
		</AuthCard>
	);
}

"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { AddressCard } from "../../_components/address-card.tsx";
import { AuthLink } from "../../_components/auth-link.tsx";
import { requestPasswordResetAction } from "../actions.ts";

/** Asks for the address of the account whose password is forgotten. */
export function ForgottenPassword({ isMailStored }: { isMailStored: boolean }) {
	const t = useTranslations("auth.forgottenPassword");
	const link = useTranslations("auth.elsewhere");
	const word = useTranslations("words");
	return (
		<AddressCard
			title={t("title")}
			text={t("text")}
			submit={t("submit")}
			sent={(to) => t.rich("sent", to)}
			action={requestPasswordResetAction}
			input={({ email }) => ({ email })}
			isMailStored={isMailStored}
			elsewhere={link.rich("rememberPassword", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> })}
		>
			{({ form, errorOf }) => (
				<Field label={word("email")} error={errorOf("email")} required>
					<Input {...form.register("email")} type="email" autoComplete="username" autoCapitalize="none" />
				</Field>
			)}
		</AddressCard>
	);
}

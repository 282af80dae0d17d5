"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { AddressCard } from "../../_components/address-card.tsx";
import { AuthLink } from "../../_components/auth-link.tsx";
import { startSignUpAction } from "../actions.ts";

/** Asks for name and address of a new account. */
export function SignUp({ isMailStored, email: given = "" }: { isMailStored: boolean; email?: string }) {
	const t = useTranslations("auth.signUp");
	const link = useTranslations("auth.elsewhere");
	const word = useTranslations("words");
	return (
		<AddressCard
			title={t("title")}
			text={t("text")}
			submit={t("submit")}
			sent={(to) => t.rich("sent", to)}
			action={startSignUpAction}
			input={({ name = "", email }) => ({ name, email })}
			isMailStored={isMailStored}
			elsewhere={link.rich("haveAccount", { signIn: (label) => <AuthLink href="/sign-in">{label}</AuthLink> })}
		>
			{({ form, errorOf }) => (
				<>
					<Field label={word("name")} error={errorOf("name")} required>
						<Input {...form.register("name")} autoComplete="name" />
					</Field>
					<Field label={word("email")} error={errorOf("email")} help={t("emailHelp")} required>
						<Input
							{...form.register("email")}
							type="email"
							autoComplete="email"
							autoCapitalize="none"
							defaultValue={given}
						/>
					</Field>
				</>
			)}
		</AddressCard>
	);
}

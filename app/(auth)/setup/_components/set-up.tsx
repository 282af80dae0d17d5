"use client";

import { useTranslations } from "next-intl";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { START_PATH } from "@/lib/auth/next-path.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { CardForm } from "../../_components/card-form.tsx";
import { guessTimeZone, useCardForm } from "../../_components/use-card-form.ts";
import { setUpAction } from "../actions.ts";

/** The operator's organization and its first administrator. */
export function SetUp({ token }: { token: string }) {
	const t = useTranslations("auth");
	const card = useCardForm({
		action: setUpAction,
		input: (text) => ({
			token,
			organizationName: text("organizationName"),
			name: text("name"),
			email: text("email"),
			password: text("password"),
			timeZone: guessTimeZone(),
		}),
		leadsTo: START_PATH,
	});
	return (
		<AuthCard title={t("setUp.title")} text={t("setUp.text")}>
			<CardForm card={card} submit={t("setUp.submit")}>
				<Field
					label={t("setUp.organizationName")}
					error={card.errorOf("organizationName")}
					help={t("setUp.organizationHelp")}
					required
				>
					<Input name="organizationName" autoComplete="organization" />
				</Field>
				<Field label={t("setUp.name")} error={card.errorOf("name")} required>
					<Input name="name" autoComplete="name" />
				</Field>
				<Field label={t("setUp.email")} error={card.errorOf("email")} required>
					<Input name="email" type="email" autoComplete="username" autoCapitalize="none" />
				</Field>
				<NewPasswordField label={t("password")} error={card.errorOf("password")} />
			</CardForm>
		</AuthCard>
	);
}

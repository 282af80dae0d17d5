"use client";

import { useTranslations } from "next-intl";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { CardForm } from "../../_components/card-form.tsx";
import { guessTimeZone } from "../../_components/guess-time-zone.ts";
import { useCard } from "../../_components/use-card.ts";
import { setUpAction } from "../actions.ts";

interface Fields {
	organizationName: string;
	name: string;
	email: string;
	password: string;
}

/** The operator's organization and its first administrator. */
export function SetUp({ token }: { token: string }) {
	const t = useTranslations("auth.setUp");
	const word = useTranslations("words");
	const card = useCard({
		action: setUpAction,
		input: (values: Fields) => ({ token, ...values, timeZone: guessTimeZone() }),
		leadsTo: START_PATH,
	});
	return (
		<AuthCard title={t("title")} text={t("text")}>
			<CardForm card={card} submit={t("submit")}>
				<Field
					label={t("organizationName")}
					error={card.errorOf("organizationName")}
					help={t("organizationHelp")}
					required
				>
					<Input {...card.form.register("organizationName")} autoComplete="organization" />
				</Field>
				<Field label={t("name")} error={card.errorOf("name")} required>
					<Input {...card.form.register("name")} autoComplete="name" />
				</Field>
				<Field label={t("email")} error={card.errorOf("email")} required>
					<Input {...card.form.register("email")} type="email" autoComplete="username" autoCapitalize="none" />
				</Field>
				<NewPasswordField
					{...card.form.register("password")}
					label={word("password")}
					error={card.errorOf("password")}
				/>
			</CardForm>
		</AuthCard>
	);
}

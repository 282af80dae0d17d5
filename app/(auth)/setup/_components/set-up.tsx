"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { DeploymentFields } from "@/components/seller/deployment-fields.tsx";
import type { SellerChoices } from "@/components/seller/seller-choices.ts";
import { SellerFields } from "@/components/seller/seller-fields.tsx";
import { type SellerValues, sentSeller } from "@/components/seller/seller-values.ts";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";
import { CardForm } from "../../_components/card-form.tsx";
import { guessTimeZone } from "../../_components/guess-time-zone.ts";
import { useCard } from "../../_components/use-card.ts";
import { setUpAction } from "../actions.ts";

interface Fields extends SellerValues {
	organizationName: string;
	name: string;
	email: string;
	password: string;
}

interface SetUpProps {
	token: string;
	choices: SellerChoices;
	/** What the deployment has so far. */
	currency: string;
	timeZone: string;
}

/** The operator's organization with its first administrator, who sells, and the deployment's money and time. */
export function SetUp({ token, choices, currency, timeZone }: SetUpProps) {
	const t = useTranslations("auth.setUp");
	const word = useTranslations("words");
	const card = useCard({
		action: setUpAction,
		input: ({ organizationName, name, email, password, ...seller }: Fields) => ({
			...{ token, organizationName, name, email, password },
			...sentSeller(seller),
		}),
		leadsTo: "/operator/overview",
	});
	const { register, setValue } = card.form;
	useEffect(() => {
		const guessed = guessTimeZone();
		const zone = timeZone === "UTC" && guessed && choices.timeZones.includes(guessed) ? guessed : timeZone;
		setValue("timeZone", zone);
		setValue("currency", currency);
		setValue("seller.paymentTermsDays", "14");
	}, [setValue, timeZone, currency, choices]);
	const fields = { register, errorOf: card.errorOf };
	return (
		<AuthCard title={t("title")} text={t("text")}>
			<CardForm card={card} submit={t("submit")}>
				<Part title={t("you")}>
					<Field
						label={t("organizationName")}
						error={card.errorOf("organizationName")}
						help={t("organizationHelp")}
						required
					>
						<Input {...register("organizationName")} autoComplete="organization" />
					</Field>
					<Field label={t("name")} error={card.errorOf("name")} required>
						<Input {...register("name")} autoComplete="name" />
					</Field>
					<Field label={t("email")} error={card.errorOf("email")} required>
						<Input {...register("email")} type="email" autoComplete="username" autoCapitalize="none" />
					</Field>
					<NewPasswordField {...register("password")} label={word("password")} error={card.errorOf("password")} />
				</Part>
				<Part title={t("seller")}>
					<SellerFields {...fields} countries={choices.countries} />
				</Part>
				<Part title={t("deployment")}>
					<DeploymentFields {...fields} {...choices} />
				</Part>
			</CardForm>
		</AuthCard>
	);
}

function Part({ title, children }: { title: string; children: ReactNode }) {
	return (
		<fieldset className="space-y-4 border-line border-t pt-4">
			<legend className="sr-only">{title}</legend>
			<p aria-hidden className="font-semibold text-sm">
				{title}
			</p>
			{children}
		</fieldset>
	);
}

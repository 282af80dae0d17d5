"use client";

import { useTranslations } from "next-intl";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import type { BillingInformationForm } from "@/lib/billing-information/schema.ts";

export interface Country {
	readonly code: string;
	readonly name: string;
}

export type Currency = Country;

interface BillingFieldsProps {
	form: UseFormReturn<BillingInformationForm>;
	countries: readonly Country[];
	/** In which something is sold, the deployment's first: with one alone there is nothing to choose. */
	currencies: readonly Currency[];
}

export function BillingFields({ form, countries, currencies }: BillingFieldsProps) {
	const t = useTranslations("billing");
	const { register, watch } = form;
	const isCompany = watch("kind") === "company";
	return (
		<div className="space-y-5 p-5">
			<RadioGroup legend={t("fields.kind")} className="grid gap-2 sm:grid-cols-2">
				<RadioItem card value="company" label={t("company")} {...register("kind")} />
				<RadioItem card value="person" label={t("person")} {...register("kind")} />
			</RadioGroup>
			<TextField
				form={form}
				name="legalName"
				label={isCompany ? t("fields.legalName") : t("fields.personName")}
				autoComplete={isCompany ? "organization" : "name"}
			/>
			{isCompany ? (
				<div className="grid gap-5 sm:grid-cols-2">
					<TextField form={form} name="taxId" optional help={t("taxIdHelp")} />
					<TextField form={form} name="poNumber" optional help={t("poNumberHelp")} />
				</div>
			) : null}
			<TextField form={form} name="addressLine1" autoComplete="address-line1" />
			<TextField form={form} name="addressLine2" optional autoComplete="address-line2" />
			<div className="grid gap-5 sm:grid-cols-2">
				<TextField form={form} name="city" autoComplete="address-level2" />
				<TextField form={form} name="region" optional autoComplete="address-level1" />
				<TextField form={form} name="postalCode" optional autoComplete="postal-code" />
				<CountryField form={form} countries={countries} />
			</div>
			<TextField form={form} name="billingEmail" type="email" autoComplete="email" help={t("billingEmailHelp")} />
			{currencies.length > 1 ? <CurrencyField form={form} currencies={currencies} /> : null}
		</div>
	);
}

interface TextFieldProps {
	form: BillingFieldsProps["form"];
	name: Exclude<FieldPath<BillingInformationForm>, "kind" | "version" | "country" | "currency">;
	label?: string;
	help?: string;
	optional?: boolean;
	type?: "text" | "email";
	autoComplete?: string;
}

function TextField({ form, name, label, help, optional, type = "text", autoComplete }: TextFieldProps) {
	const t = useTranslations("billing.fields");
	return (
		<Field
			label={label ?? t(name)}
			error={form.formState.errors[name]?.message}
			help={help}
			optional={optional}
			required={!optional}
		>
			<Input type={type} autoComplete={autoComplete} {...form.register(name)} />
		</Field>
	);
}

function CurrencyField({ form, currencies: [first, ...others] }: Pick<BillingFieldsProps, "form" | "currencies">) {
	const t = useTranslations("billing");
	return (
		<Field
			label={t("fields.currency")}
			error={form.formState.errors.currency?.message}
			help={t("currencyHelp")}
			required
		>
			<Select {...form.register("currency")}>
				<option value="">{first?.name}</option>
				{others.map(({ code, name }) => (
					<option key={code} value={code}>
						{name}
					</option>
				))}
			</Select>
		</Field>
	);
}

function CountryField({ form, countries }: Pick<BillingFieldsProps, "form" | "countries">) {
	const t = useTranslations("billing");
	return (
		<Field label={t("fields.country")} error={form.formState.errors.country?.message} required>
			<Select autoComplete="country" {...form.register("country")}>
				<option value="">{t("chooseCountry")}</option>
				{countries.map(({ code, name }) => (
					<option key={code} value={code}>
						{name}
					</option>
				))}
			</Select>
		</Field>
	);
}

"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import type { SellerForm } from "@/lib/seller/schema.ts";
import type { Choice, SellerFieldsProps } from "./seller-values.ts";

/** Who sells, as invoices say it, and how they are paid (product.md 52). */
export function SellerFields({ countries, ...form }: SellerFieldsProps & { countries: readonly Choice[] }) {
	const t = useTranslations("seller");
	return (
		<>
			<TextField {...form} name="legalName" autoComplete="organization" />
			<TextField {...form} name="addressLine1" autoComplete="address-line1" />
			<TextField {...form} name="addressLine2" optional autoComplete="address-line2" />
			<div className="grid gap-5 sm:grid-cols-2">
				<TextField {...form} name="city" autoComplete="address-level2" />
				<TextField {...form} name="region" optional autoComplete="address-level1" />
				<TextField {...form} name="postalCode" optional autoComplete="postal-code" />
				<Field label={t("fields.country")} error={form.errorOf("seller.country")} required>
					<Select autoComplete="country" {...form.register("seller.country")}>
						<option value="">{t("chooseCountry")}</option>
						{countries.map(({ value, label }) => (
							<option key={value} value={value}>
								{label}
							</option>
						))}
					</Select>
				</Field>
			</div>
			<TextField {...form} name="taxId" optional />
			<TextField {...form} name="supportEmail" type="email" autoComplete="email" help={t("help.supportEmail")} />
			<Field
				label={t("fields.paymentInstructions")}
				help={t("help.paymentInstructions")}
				error={form.errorOf("seller.paymentInstructions")}
				required
			>
				<Textarea rows={4} {...form.register("seller.paymentInstructions")} />
			</Field>
			<TextField {...form} name="paymentTermsDays" help={t("help.paymentTermsDays")} inputMode="numeric" />
		</>
	);
}

interface TextFieldProps extends SellerFieldsProps {
	name: Exclude<keyof SellerForm, "country" | "paymentInstructions">;
	help?: string;
	optional?: boolean;
	type?: "text" | "email";
	autoComplete?: string;
	inputMode?: "numeric";
}

function TextField({ register, errorOf, name, help, optional, ...input }: TextFieldProps) {
	const t = useTranslations("seller.fields");
	return (
		<Field label={t(name)} error={errorOf(`seller.${name}`)} help={help} optional={optional} required={!optional}>
			<Input {...input} {...register(`seller.${name}`)} />
		</Field>
	);
}

"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { MOST_PRICES } from "@/lib/plans/bounds.ts";
import type { PlanFieldsProps } from "./plan-values.ts";

/** A price for each currency in which the plan is sold. */
export function PriceFields({ form, errorOf, currencies }: PlanFieldsProps) {
	const t = useTranslations("operatorPlans");
	const { fields, append, remove } = useFieldArray({ control: form.control, name: "prices" });
	const unused = currencies.find(({ code }) => !form.watch("prices").some(({ currency }) => currency === code));
	const error = errorOf("prices");
	return (
		<fieldset className="space-y-3">
			<legend className="mb-2 font-medium text-sm">{t("fields.prices")}</legend>
			{fields.map(({ id, currency }, index) => (
				<div key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 sm:flex">
					<Field
						label={t("fields.currency")}
						hideLabel
						error={errorOf(`prices.${index}.currency`)}
						className="max-sm:col-span-2 sm:flex-1"
						required
					>
						<Select {...form.register(`prices.${index}.currency`)}>
							{currencies.map(({ code, name }) => (
								<option key={code} value={code}>
									{name}
								</option>
							))}
						</Select>
					</Field>
					<Field
						label={t("fields.amount")}
						hideLabel
						error={errorOf(`prices.${index}.amount`)}
						className="sm:flex-1"
						required
					>
						<Input
							{...form.register(`prices.${index}.amount`)}
							inputMode="decimal"
							autoComplete="off"
							className="num text-right"
						/>
					</Field>
					<Button
						variant="ghost"
						size="icon"
						aria-label={t("removePrice", { currency })}
						disabled={fields.length === 1}
						onClick={() => remove(index)}
					>
						<X aria-hidden />
					</Button>
				</div>
			))}
			{error ? (
				<p role="alert" className="text-bad text-small">
					{error}
				</p>
			) : null}
			{unused && fields.length < MOST_PRICES ? (
				<Button variant="outline" size="sm" onClick={() => append({ currency: unused.code, amount: "" })}>
					<Plus aria-hidden />
					{t("addPrice")}
				</Button>
			) : null}
		</fieldset>
	);
}

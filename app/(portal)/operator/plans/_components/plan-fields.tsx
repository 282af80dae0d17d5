"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { PAID_MONTHS } from "@/lib/plans/bounds.ts";
import type { PlanFieldsProps, PlanKind } from "./plan-values.ts";
import { PriceFields } from "./price-fields.tsx";

const KINDS: readonly PlanKind[] = ["pack", "allowance", "unlimited"];

/** What a plan of its kind says: a pack's credits and validity, or a subscription's months. */
export function PlanFields({ form, errorOf, currencies, monthsAtFirst }: PlanFieldsProps) {
	const t = useTranslations("operatorPlans");
	const { register, watch } = form;
	const kind = watch("kind");
	return (
		<div className="space-y-5 p-5">
			{monthsAtFirst ? <KindChoice form={form} monthsAtFirst={monthsAtFirst} /> : null}
			<div className="grid gap-5 sm:grid-cols-2">
				<Field label={t("fields.name")} help={t("help.name")} error={errorOf("name")} required>
					<Input {...register("name")} autoComplete="off" />
				</Field>
				<WhatItBrings form={form} errorOf={errorOf} />
			</div>
			<PriceFields form={form} errorOf={errorOf} currencies={currencies} />
			<div className="grid gap-5 sm:grid-cols-2">
				<Field label={t("fields.taxRate")} help={t("help.taxRate")} error={errorOf("taxRateBasisPoints")} required>
					<Input {...register("taxRateBasisPoints")} inputMode="decimal" autoComplete="off" className="num" />
				</Field>
				{kind === "pack" ? (
					<Field
						label={t("fields.validityMonths")}
						help={t("help.validityMonths")}
						error={errorOf("validityMonths")}
						required
					>
						<Input {...register("validityMonths")} inputMode="numeric" autoComplete="off" className="num" />
					</Field>
				) : null}
				<Field label={t("fields.onSaleFrom")} help={t("help.onSaleFrom")} error={errorOf("onSaleFrom")} optional>
					<Input {...register("onSaleFrom")} type="date" />
				</Field>
				<Field label={t("fields.onSaleUntil")} help={t("help.onSaleUntil")} error={errorOf("onSaleUntil")} optional>
					<Input {...register("onSaleUntil")} type="date" />
				</Field>
			</div>
		</div>
	);
}

interface KindChoiceProps extends Pick<PlanFieldsProps, "form"> {
	monthsAtFirst: (kind: PlanKind) => string;
}

/** Choosing another kind also fills in the months that most of it have, unless others were typed. */
function KindChoice({ form: { register, setValue, getValues }, monthsAtFirst }: KindChoiceProps) {
	const t = useTranslations("operatorPlans");
	const filled = useRef(monthsAtFirst(getValues("kind")));
	const field = register("kind", {
		onChange: ({ target }) => {
			const months = monthsAtFirst(target.value);
			const typed = getValues("validityMonths");
			const isPaid = PAID_MONTHS.some((paid) => String(paid) === typed);
			if (typed !== filled.current && (target.value === "pack" || isPaid)) return;
			filled.current = months;
			setValue("validityMonths", months);
		},
	});
	return (
		<RadioGroup legend={t("fields.kind")} className="sm:flex-row sm:[&>*]:flex-1">
			{KINDS.map((kind) => (
				<RadioItem
					key={kind}
					card
					value={kind}
					{...field}
					label={t(`kinds.${kind}.label`)}
					help={t(`kinds.${kind}.help`)}
				/>
			))}
		</RadioGroup>
	);
}

/** The credits of a pack or of a month, what of these may be carried over, and how often a subscription is paid. */
function WhatItBrings({ form: { register, watch }, errorOf }: Pick<PlanFieldsProps, "form" | "errorOf">) {
	const t = useTranslations("operatorPlans");
	const kind = watch("kind");
	return (
		<>
			{kind === "unlimited" ? null : (
				<Field
					label={kind === "pack" ? t("fields.credits") : t("fields.creditsAMonth")}
					error={errorOf("credits")}
					required
				>
					<Input {...register("credits")} inputMode="numeric" autoComplete="off" className="num" />
				</Field>
			)}
			{kind === "allowance" ? (
				<Field
					label={t("fields.carryOverCredits")}
					help={t("help.carryOverCredits")}
					error={errorOf("carryOverCredits")}
					optional
				>
					<Input {...register("carryOverCredits")} inputMode="numeric" autoComplete="off" className="num" />
				</Field>
			) : null}
			{kind === "pack" ? null : (
				<Field
					label={t("fields.paidEvery")}
					help={kind === "allowance" ? t("help.paidEvery") : undefined}
					error={errorOf("validityMonths")}
				>
					<Select {...register("validityMonths")}>
						{PAID_MONTHS.map((months) => (
							<option key={months} value={months}>
								{t("paidEvery", { months })}
							</option>
						))}
					</Select>
				</Field>
			)}
		</>
	);
}

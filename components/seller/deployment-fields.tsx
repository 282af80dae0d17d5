"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/fields/field.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import type { SellerChoices } from "./seller-choices.ts";
import type { SellerFieldsProps } from "./seller-values.ts";

interface DeploymentFieldsProps extends SellerFieldsProps, Omit<SellerChoices, "countries"> {
	/** The time zone can't change any more. */
	isTimeZoneFixed?: boolean;
}

/** The currency and the time zone that all of the deployment has in common. */
export function DeploymentFields({
	register,
	errorOf,
	currencies,
	timeZones,
	isTimeZoneFixed = false,
}: DeploymentFieldsProps) {
	const t = useTranslations("seller");
	return (
		<>
			<Field label={t("fields.currency")} help={t("help.currency")} error={errorOf("currency")} required>
				<Select {...register("currency")}>
					{currencies.map(({ value, label }) => (
						<option key={value} value={value}>
							{label}
						</option>
					))}
				</Select>
			</Field>
			<Field
				label={t("fields.timeZone")}
				help={t(isTimeZoneFixed ? "help.timeZoneFixed" : "help.timeZone")}
				error={errorOf("timeZone")}
				required
			>
				<Select {...register("timeZone")}>
					{timeZones.map((zone) => (
						<option key={zone} value={zone}>
							{zone.replaceAll("_", " ")}
						</option>
					))}
				</Select>
			</Field>
		</>
	);
}

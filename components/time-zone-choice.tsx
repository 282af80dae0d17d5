"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { zoneName } from "./date-time.tsx";
import { Combobox } from "./ui/fields/combobox.tsx";

interface TimeZoneChoiceProps {
	/** An IANA name; null means the deployment's. */
	value: string | null;
	onChange: (zone: string | null) => void;
	zones: readonly string[];
	/** The name of the deployment's zone, which comes first. */
	deploymentZone: string;
}

const DEPLOYMENT = "deployment";

/** A time zone, found by typing a part of its name; the deployment's first. */
export function TimeZoneChoice({ value, onChange, zones, deploymentZone }: TimeZoneChoiceProps) {
	const t = useTranslations("ui");
	const locale = useLocale();
	const options = useMemo(
		() => [
			{ value: DEPLOYMENT, label: deploymentZone },
			...zones.map((zone) => {
				const [region, ...place] = zone.replaceAll("_", " ").split("/");
				// Only the chosen one says how far it is from Greenwich: working that out for all takes long.
				const label = zone === value ? zoneName({ timeZone: zone, locale, at: new Date() }) : place.at(-1);
				return { value: zone, label: label ?? zone, note: place.length > 0 ? region : undefined };
			}),
		],
		[zones, value, locale, deploymentZone],
	);
	return (
		<Combobox
			options={options}
			value={value ?? DEPLOYMENT}
			onValueChange={(zone) => onChange(zone === DEPLOYMENT ? null : zone)}
			placeholder={deploymentZone}
			searchPlaceholder={t("searchTimeZone")}
			empty={t("noTimeZone")}
		/>
	);
}

"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Field } from "@/components/ui/fields/field.tsx";
import { Select } from "@/components/ui/fields/select.tsx";

/** After how many days a key may expire; `never`: it works until it is revoked. */
export const EXPIRIES = ["30", "90", "365", "never"] as const;
export type Expiry = (typeof EXPIRIES)[number];

const DAY_MS = 24 * 60 * 60_000;

/** When a key that is made now expires, as the action takes it. */
export function expiryOf(expiry: Expiry): string | null {
	return expiry === "never" ? null : new Date(Date.now() + Number(expiry) * DAY_MS).toISOString();
}

export function ExpiryField({ error, ...props }: ComponentProps<"select"> & { error?: string }) {
	const t = useTranslations("apiKeys.expiry");
	return (
		<Field label={t("label")} help={t("help")} error={error}>
			<Select {...props}>
				{EXPIRIES.map((expiry) => (
					<option key={expiry} value={expiry}>
						{t(`in.${expiry}`)}
					</option>
				))}
			</Select>
		</Field>
	);
}

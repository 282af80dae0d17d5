"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { LIMIT_PERIODS, LIMIT_REASON_LENGTH } from "@/lib/limits/bounds.ts";
import type { TypeToChoose } from "@/lib/limits/list-types-to-limit.ts";
import type { ChangeOf } from "@/lib/many-users/schema.ts";
import { creditsOrNoneOf } from "@/lib/text/credits.ts";

interface LimitChoiceProps {
	types: readonly TypeToChoose[];
	/** Null while what is typed is no limit. */
	onChange: (change: ChangeOf<"limit"> | null) => void;
}

const CHOICES = [...LIMIT_PERIODS, "none", "default"] as const;

interface Typed {
	readonly creditTypeId: string;
	readonly period: (typeof CHOICES)[number];
	readonly credits: string;
	readonly reason: string;
}

/** How many credits of one type each of the selected people can use of their Credit Owner's (product.md 43). */
export function LimitChoice({ types, onChange }: LimitChoiceProps) {
	const t = useTranslations("limits");
	const word = useTranslations("words");
	const [typed, setTyped] = useState<Typed>({
		...{ creditTypeId: types[0]?.id ?? "", period: "month", credits: "", reason: "" },
	});
	const { creditTypeId, period, credits, reason } = typed;
	const limit = limitOf(typed);
	const type = (change: Partial<Typed>) => {
		const now = { ...typed, ...change };
		const wanted = limitOf(now);
		setTyped(now);
		onChange(
			wanted === undefined
				? null
				: { what: "limit", creditTypeId: now.creditTypeId, limit: wanted, reason: now.reason.trim() },
		);
	};
	return (
		<div className="grid gap-4 sm:grid-cols-2">
			<Field label={word("creditType")}>
				<Select value={creditTypeId} onChange={({ target }) => type({ creditTypeId: target.value })}>
					{types.map(({ id, name }) => (
						<option key={id} value={id}>
							{name}
						</option>
					))}
				</Select>
			</Field>
			<Field label={t("period")}>
				<Select value={period} onChange={({ target }) => type({ period: target.value as Typed["period"] })}>
					{CHOICES.map((one) => (
						<option key={one} value={one}>
							{one === "none" ? t("noLimit") : one === "default" ? t("likeEverybody") : t(`periods.${one}`)}
						</option>
					))}
				</Select>
			</Field>
			{period === "none" || period === "default" ? null : (
				<Field
					label={word("numberOfCredits", { type: types.find(({ id }) => id === creditTypeId)?.nameInText ?? "" })}
					error={limit === undefined && credits.trim() !== "" ? t("notCredits") : undefined}
					required
				>
					<Input value={credits} onChange={({ target }) => type({ credits: target.value })} inputMode="numeric" />
				</Field>
			)}
			<Field label={word("reason")} optional>
				<Input
					value={reason}
					onChange={({ target }) => type({ reason: target.value })}
					maxLength={LIMIT_REASON_LENGTH}
				/>
			</Field>
		</div>
	);
}

/** Undefined where the text is no number of credits. */
function limitOf({ period, credits }: Typed): ChangeOf<"limit">["limit"] | undefined {
	if (period === "default") return null;
	if (period === "none") return "none";
	const limit = creditsOrNoneOf(credits);
	return limit === null ? undefined : { credits: limit, period };
}

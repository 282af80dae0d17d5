"use client";

import { useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { LIMIT_PERIODS, WARN_PERCENT } from "@/lib/limits/bounds.ts";
import type { SetLimitInput } from "@/lib/limits/schema.ts";
import { creditsOrNoneOf } from "@/lib/text/credits.ts";
import { setLimitAction } from "./actions.ts";
import { type Limited, poolOf, type TypeToLimit } from "./limited.ts";

type Period = (typeof LIMIT_PERIODS)[number] | "default" | "none";

interface Fields {
	creditTypeId: string;
	/** `credits` as typed. */
	limit: { period: Period; credits: string };
	/** As typed. */
	warnPercent: string;
	tellsSetter: boolean;
}

/** How many credits of one type each person, or one of them, may use of these pools (product.md 24, 43). */
export default function LimitWindow({ open, onOpenChange, ...limited }: Limited & WindowProps) {
	const t = useTranslations("limits");
	const { pools, person } = limited;
	const title = person === null ? t(`title.${pools.kind}`) : t("titleOf", { name: person.name });
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={title} description={t("text")}>
				<LimitForm {...limited} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

function LimitForm({ actions, pools, person, types, onDone }: Limited & { onDone: () => void }) {
	const t = useTranslations("limits");
	const word = useTranslations("words");
	const first = types.find(({ stored }) => stored) ?? types[0];
	const { form, formProps, errorOf, pending, problem } = useSendForm<Fields, SetLimitInput, unknown>({
		defaultValues: { creditTypeId: first?.creditTypeId ?? "", ...asTyped(first) },
		check: ({ limit, warnPercent }): Record<string, string> | null => {
			if (limitOf(limit) === undefined) return { "limit.credits": t("notCredits") };
			return isLimited(limit.period) && percentOf(warnPercent) === null ? { warnPercent: t("notPercent") } : null;
		},
		action: actions?.set ?? setLimitAction,
		input: ({ creditTypeId, limit, warnPercent, tellsSetter }) => ({
			pool: poolOf(pools, creditTypeId),
			person: person?.id ?? null,
			limit: limitOf(limit) ?? null,
			...(isLimited(limit.period) && { warnPercent: percentOf(warnPercent) ?? WARN_PERCENT, tellsSetter }),
		}),
		onDone: () => {
			if (!actions) toast.done(t("saved"));
			onDone();
		},
	});
	const typeId = form.watch("creditTypeId");
	const typeOf = (id: string) => types.find(({ creditTypeId }) => creditTypeId === id);
	const showStored = ({ target }: ChangeEvent<HTMLSelectElement>) => {
		const stored = asTyped(typeOf(target.value));
		form.setValue("limit", stored.limit);
		form.setValue("warnPercent", stored.warnPercent);
		form.setValue("tellsSetter", stored.tellsSetter);
	};

	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				{types.length > 1 ? (
					<Field label={word("creditType")}>
						<Select {...form.register("creditTypeId", { onChange: showStored })}>
							{types.map(({ creditTypeId, creditType }) => (
								<option key={creditTypeId} value={creditTypeId}>
									{creditType}
								</option>
							))}
						</Select>
					</Field>
				) : null}
				<LimitFields form={form} errorOf={errorOf} isOne={person !== null} type={typeOf(typeId)?.nameInText ?? ""} />
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{word("save")}
				</Button>
			</DialogFooter>
		</form>
	);
}

interface LimitFieldsProps {
	form: UseFormReturn<Fields>;
	errorOf: (field: FieldPath<Fields>) => string | undefined;
	/** Whether it is one person's limit. */
	isOne: boolean;
	/** The credit type inside a sentence. */
	type: string;
}

/** What is counted over which time, and when the person is warned. */
function LimitFields({ form, errorOf, isOne, type }: LimitFieldsProps) {
	const t = useTranslations("limits");
	const word = useTranslations("words");
	const period = form.watch("limit.period");
	return (
		<>
			<Field label={t("period")} help={isLimited(period) ? t(`counts.${period}`) : null}>
				<Select {...form.register("limit.period")}>
					<option value="default">{t(isOne ? "likeEverybody" : "noLimit")}</option>
					{isOne ? <option value="none">{t("noLimit")}</option> : null}
					{LIMIT_PERIODS.map((one) => (
						<option key={one} value={one}>
							{t(`periods.${one}`)}
						</option>
					))}
				</Select>
			</Field>
			{isLimited(period) ? (
				<>
					<Field
						label={word("numberOfCredits", { type })}
						error={errorOf("limit.credits") ?? errorOf("limit")}
						required
					>
						<Input {...form.register("limit.credits")} inputMode="numeric" />
					</Field>
					<Field label={t("warnPercent")} help={t("warnHelp")} error={errorOf("warnPercent")}>
						<Input {...form.register("warnPercent")} inputMode="numeric" maxLength={3} />
					</Field>
					<Checkbox {...form.register("tellsSetter")} label={t("tellsSetter")} />
				</>
			) : null}
		</>
	);
}

function isLimited(period: Period): period is (typeof LIMIT_PERIODS)[number] {
	return period !== "default" && period !== "none";
}

function asTyped(type: TypeToLimit | undefined): Omit<Fields, "creditTypeId"> {
	const stored = type?.stored;
	return {
		limit: { period: stored ? (stored.period ?? "none") : "default", credits: stored?.credits?.toString() ?? "" },
		warnPercent: String(stored?.warnPercent ?? WARN_PERCENT),
		tellsSetter: stored?.tellsSetter ?? false,
	};
}

/** Undefined if the text is not a number of credits. */
function limitOf({ period, credits }: Fields["limit"]): SetLimitInput["limit"] | undefined {
	if (period === "default") return null;
	if (period === "none") return "none";
	const limit = creditsOrNoneOf(credits);
	return limit === null ? undefined : { credits: limit, period };
}

/** Null if the text is not a share of a limit. */
function percentOf(typed: string): number | null {
	const percent = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
	return percent >= 1 && percent <= 100 ? percent : null;
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { formatMoney } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { SetTopUpInput } from "@/lib/refills/schema.ts";
import type { OfferedPack, TopUpOffer } from "@/lib/refills/top-up-offer.ts";
import { creditsOf } from "@/lib/text/credits.ts";
import { minorOf, plainAmount } from "@/lib/text/format-money.ts";
import { setTopUpAction } from "../../../_components/refills/actions.ts";

export interface TopUpWindowProps extends Pick<TopUpOffer, "types" | "gateways"> {
	/** The one that is changed, of the only type; null for a new one. */
	stored: {
		readonly version: number;
		readonly threshold: bigint;
		readonly ceiling: bigint;
		readonly planId: string;
		readonly currency: string;
		readonly gateway: string;
	} | null;
}

/** When which pack is ordered by itself, and up to how much a month (product.md 55). */
export default function TopUpWindow({ open, onOpenChange, ...props }: TopUpWindowProps & WindowProps) {
	const t = useTranslations("refill.topUp");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t(props.stored ? "changeTitle" : "set")} description={t("setText")}>
				<TopUpForm {...props} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

interface Fields {
	creditTypeId: string;
	/** As typed, like the ceiling. */
	threshold: string;
	/** A plan's id. */
	pack: string;
	ceiling: string;
	gateway: string;
}

function TopUpForm({ types, gateways, stored, onDone }: TopUpWindowProps & { onDone: () => void }) {
	const t = useTranslations("refill.topUp");
	const word = useTranslations("words");
	const packOf = (id: string) => types.flatMap(({ packs }) => packs).find(({ planId }) => planId === id);
	const { form, formProps, errorOf, pending, problem } = useSendForm<Fields, SetTopUpInput, unknown>({
		defaultValues: asTyped({ stored, types, gateways }),
		check: ({ threshold, ceiling, pack }) => {
			const currency = packOf(pack)?.currency ?? "";
			const wrong = {
				...(creditsOf(threshold) === null && { threshold: t("notCredits") }),
				...(minorOf(ceiling, currency) === null && { ceiling: t("notMoney") }),
			};
			return Object.keys(wrong).length > 0 ? wrong : null;
		},
		action: setTopUpAction,
		input: ({ creditTypeId, threshold, ceiling, pack, gateway }) => {
			const { planId = "", planVersion = 0, totalMinor = 0n, currency = "" } = packOf(pack) ?? {};
			return {
				...{ creditTypeId, version: stored?.version ?? null, threshold: creditsOf(threshold) ?? 0n },
				pack: { planId, planVersion, totalMinor, currency },
				ceilingMinor: minorOf(ceiling, currency) ?? 0n,
				gateway: gateways.find((one) => one === gateway) ?? "invoice",
			};
		},
		onDone: () => {
			toast.done(t("saved"));
			onDone();
		},
	});
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<TopUpFields form={form} errorOf={errorOf} types={types} gateways={gateways} />
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

interface TopUpFieldsProps extends Pick<TopUpWindowProps, "types" | "gateways"> {
	form: UseFormReturn<Fields>;
	errorOf: (field: FieldPath<Fields>) => string | undefined;
}

function TopUpFields({ form, errorOf, types, gateways }: TopUpFieldsProps) {
	const t = useTranslations("refill.topUp");
	const word = useTranslations("words");
	const locale = useLocale();
	const packs = packsOf(types, form.watch("creditTypeId"));
	const currency = packs.find(({ planId }) => planId === form.watch("pack"))?.currency ?? packs[0]?.currency ?? "";
	const showPacks = ({ target }: ChangeEvent<HTMLSelectElement>) =>
		form.setValue("pack", packsOf(types, target.value)[0]?.planId ?? "");
	return (
		<>
			<Field label={word("creditType")}>
				<Select {...form.register("creditTypeId", { onChange: showPacks })}>
					{types.map(({ creditTypeId, creditType }) => (
						<option key={creditTypeId} value={creditTypeId}>
							{creditType}
						</option>
					))}
				</Select>
			</Field>
			<Field label={t("threshold")} help={t("thresholdHelp")} error={errorOf("threshold")} required>
				<Input {...form.register("threshold")} inputMode="numeric" />
			</Field>
			<Field label={t("pack")} help={t("packHelp")} error={errorOf("pack")} required>
				<Select {...form.register("pack")}>
					{packs.map(({ planId, plan, totalMinor: minor, currency }) => (
						<option key={planId} value={planId}>
							{t("packFor", { pack: plan, price: formatMoney({ minor, currency, locale }) })}
						</option>
					))}
				</Select>
			</Field>
			<Field label={t("ceiling", { currency })} help={t("ceilingHelp")} error={errorOf("ceiling")} required>
				<Input {...form.register("ceiling")} inputMode="decimal" maxLength={20} />
			</Field>
			{gateways.length > 1 ? (
				<Field label={t("gateway")} error={errorOf("gateway")}>
					<Select {...form.register("gateway")}>
						{gateways.map((gateway) => (
							<option key={gateway} value={gateway}>
								{t(`gateways.${gateway}`)}
							</option>
						))}
					</Select>
				</Field>
			) : null}
		</>
	);
}

function packsOf(types: TopUpWindowProps["types"], id: string): readonly OfferedPack[] {
	return types.find(({ creditTypeId }) => creditTypeId === id)?.packs ?? [];
}

function asTyped({ stored, types, gateways }: TopUpWindowProps): Fields {
	const { creditTypeId = "", packs = [] } = types[0] ?? {};
	const pack = packs.find(({ planId }) => planId === stored?.planId) ?? packs[0];
	// A ceiling in a currency that isn't paid in any more would be another one.
	const isSameMoney = stored !== null && stored.currency === pack?.currency;
	return {
		creditTypeId,
		threshold: stored?.threshold.toString() ?? "",
		pack: pack?.planId ?? "",
		ceiling: isSameMoney ? plainAmount(stored.ceiling, stored.currency) : "",
		gateway: gateways.find((one) => one === stored?.gateway) ?? gateways[0] ?? "invoice",
	};
}

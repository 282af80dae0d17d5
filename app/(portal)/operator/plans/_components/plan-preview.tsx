"use client";

import { useLocale, useTranslations } from "next-intl";
import { PackRow } from "@/components/plans/pack-row.tsx";
import { SubscriptionRow } from "@/components/plans/subscription-row.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { type CataloguePack, comparedPacks, sharedDecimals } from "@/lib/plans/pack-price.ts";
import type { CatalogueSubscription } from "@/lib/plans/queries.ts";
import type { SiblingPack } from "@/lib/plans/read-plan.ts";
import { creditsOf } from "@/lib/text/credits.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { minorOf } from "@/lib/text/format-money.ts";
import { carriedOf, type PlanValues } from "./plan-values.ts";

interface PlanPreviewProps {
	values: PlanValues;
	creditType: { id: string; nameInText: string };
	siblings: readonly SiblingPack[];
}

/** What is typed, as buyers will see it in each currency, with what it saves against the smallest pack. */
export function PlanPreview({ values, creditType, siblings }: PlanPreviewProps) {
	const t = useTranslations("operatorPlans");
	const locale = useLocale();
	const subscriptions = values.prices.flatMap(({ currency, amount }) => {
		const subscription = subscriptionOf(values, { currency, amount, creditTypeId: creditType.id });
		return subscription ?? [];
	});
	const packs = values.prices.flatMap(({ currency, amount }) => {
		const pack = packOf(values, { currency, amount, siblings, creditTypeId: creditType.id });
		return pack ?? [];
	});
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("preview")}</CardTitle>
			</CardHeader>
			{packs.length + subscriptions.length === 0 ? (
				<p className="px-5 py-4 text-muted text-sm">{t("previewNothing")}</p>
			) : null}
			<ul className="divide-y divide-line">
				{subscriptions.map((subscription) => (
					<SubscriptionRow key={subscription.currency} subscription={subscription} creditType={creditType} isExample />
				))}
				{packs.map((pack) => (
					<PackRow
						key={pack.currency}
						pack={pack}
						creditType={creditType}
						decimals={sharedDecimals([pack.unitPriceMinor])}
						showValidity
						isExample
					/>
				))}
			</ul>
			{packs.length + subscriptions.length > 0 && values.onSaleFrom ? (
				<p className="border-line border-t px-5 py-3 text-muted text-small">
					{t("previewNotYet", { day: formatDay(values.onSaleFrom, locale) })}
				</p>
			) : null}
		</Card>
	);
}

interface Compared {
	readonly currency: string;
	readonly amount: string;
	readonly siblings: readonly SiblingPack[];
	readonly creditTypeId: string;
}

/** The pack as it will be compared with its siblings; null while it isn't complete. */
function packOf(values: PlanValues, { currency, amount, siblings, creditTypeId }: Compared): CataloguePack | null {
	const [credits, priceMinor] = [creditsOf(values.credits), minorOf(amount, currency)];
	if (values.kind !== "pack" || credits === null || priceMinor === null) return null;
	const terms = { version: 0, name: values.name, creditTypeId, currency, taxRateBasisPoints: 0, validityMonths: 0 };
	const others = siblings.flatMap(({ credits: theirs, prices }) =>
		prices
			.filter((price) => price.currency === currency)
			.map((price) => ({ ...terms, id: "", credits: theirs, priceMinor: price.priceMinor })),
	);
	const validityMonths = Number(values.validityMonths) || 0;
	const [pack] = comparedPacks([{ ...terms, id: "this", credits, priceMinor, validityMonths }, ...others]);
	return pack ?? null;
}

/** The subscription as it will be offered; null while it isn't complete. */
function subscriptionOf(
	{ kind, name, credits: typed, carryOverCredits, validityMonths }: PlanValues,
	{ currency, amount, creditTypeId }: Omit<Compared, "siblings">,
): CatalogueSubscription | null {
	const [credits, priceMinor] = [creditsOf(typed), minorOf(amount, currency)];
	if (kind === "pack" || priceMinor === null || (kind === "allowance" && credits === null)) return null;
	const terms = { id: "this", version: 0, name, creditTypeId, priceMinor, currency, taxRateBasisPoints: 0 };
	const isAllowance = kind === "allowance";
	return {
		...{ ...terms, kind, validityMonths: Number(validityMonths) },
		credits: isAllowance ? credits : null,
		carryOverCredits: isAllowance ? carriedOf(carryOverCredits) : null,
	};
}

import { PackageOpen } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { NextStep } from "@/app/(portal)/_components/next-step.tsx";
import { PackRow } from "@/components/plans/pack-row.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { sharedDecimals } from "@/lib/plans/pack-price.ts";
import { type CatalogueSection, readCatalogue } from "@/lib/plans/queries.ts";
import { readSupportEmail } from "@/lib/seller/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { RATE_WINDOW_DAYS } from "@/lib/usage/days-left.ts";
import { readMonthlyUse } from "@/lib/usage/read-monthly-use.ts";
import { CurrencyNote } from "./currency-note.tsx";
import { Subscriptions } from "./subscriptions.tsx";

/** The packs on sale by credit type, with what a credit costs in each and what is saved (product.md 14); then subscriptions. */
export async function Catalogue({ actor }: { actor: Actor }) {
	const [sections, { isOrganizations, uses }] = await Promise.all([
		readCatalogue({ actor }),
		readMonthlyUse({ actor }),
	]);
	if (sections.length === 0) return <NothingOnSale actor={actor} />;
	return (
		<div className="space-y-4">
			{sections
				.filter(({ packs }) => packs.length > 0)
				.map((section) => (
					<Packs
						key={section.creditType.id}
						section={section}
						isOrganizations={isOrganizations}
						monthlyUse={uses.find(({ creditTypeId }) => creditTypeId === section.creditType.id)?.used ?? null}
					/>
				))}
			<Subscriptions actor={actor} sections={sections} />
			<CurrencyNote
				actor={actor}
				shown={sections.flatMap(({ packs, subscriptions }) =>
					[...packs, ...subscriptions].map(({ currency }) => currency),
				)}
			/>
		</div>
	);
}

/** Who can do something about it: the operator puts plans on sale, and customers can ask the seller. */
async function NothingOnSale({ actor }: { actor: Actor }) {
	const [support, t] = await Promise.all([readSupportEmail({ actor }), getTranslations("purchase")]);
	const email = support && readableAddress(support);
	return (
		<Card>
			<EmptyState
				icon={PackageOpen}
				title={t("nothingOnSale")}
				action={
					actor.isOperator ? (
						<NextStep actor={actor} right="manage_catalogue" href="/operator/plans">
							{t("putOnSale")}
						</NextStep>
					) : null
				}
			>
				{actor.isOperator ? t("nothingOnSaleOperator") : t("nothingOnSaleText")}{" "}
				{!actor.isOperator && email ? t("askSeller", { email }) : null}
			</EmptyState>
		</Card>
	);
}

interface PacksProps {
	section: CatalogueSection;
	/** What was used in a month; null where nothing was. */
	monthlyUse: bigint | null;
	/** Whether by the whole organization, and not only from the wallet that the reader buys for. */
	isOrganizations: boolean;
}

async function Packs({ section: { creditType, packs }, monthlyUse, isOrganizations }: PacksProps) {
	const t = await getTranslations("purchase");
	const word = await getTranslations("words");
	const decimals = sharedDecimals(packs.map((pack) => pack.unitPriceMinor));
	const months = new Set(packs.map((pack) => pack.validityMonths));
	return (
		<Card>
			<CardHeader>
				<CardTitle>{word("typeCredits", { type: creditType.name })}</CardTitle>
				{months.size === 1 ? (
					<p className="text-small text-muted">{t("validFor", { months: packs[0]?.validityMonths ?? 0 })}</p>
				) : null}
			</CardHeader>
			{monthlyUse === null ? null : (
				<p className="border-b border-line px-5 py-2.5 text-muted text-small">
					{t(isOrganizations ? "used.organization" : "used.wallet", {
						credits: toJsonCredits(monthlyUse),
						type: creditType.nameInText,
						days: RATE_WINDOW_DAYS,
					})}
				</p>
			)}
			<ul className="divide-y divide-line">
				{packs.map((pack) => (
					<PackRow
						key={pack.id}
						pack={pack}
						creditType={creditType}
						decimals={decimals}
						showValidity={months.size > 1}
						monthlyUse={monthlyUse}
					/>
				))}
			</ul>
		</Card>
	);
}

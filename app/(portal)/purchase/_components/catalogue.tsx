import { PackageOpen } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { sharedDecimals } from "@/lib/plans/pack-price.ts";
import { type CatalogueSection, readCatalogue } from "@/lib/plans/queries.ts";
import { PackRow } from "./pack-row.tsx";

/** The packs on sale by credit type, with what a credit costs in each and what is saved (product.md 14). */
export async function Catalogue({ actor }: { actor: Actor }) {
	const [sections, t] = await Promise.all([readCatalogue({ actor }), getTranslations("purchase")]);
	if (sections.length === 0) {
		return (
			<Card>
				<EmptyState icon={PackageOpen} title={t("nothingOnSale")}>
					{t("nothingOnSaleText")}
				</EmptyState>
			</Card>
		);
	}
	return (
		<div className="space-y-4">
			{sections.map((section) => (
				<Packs key={section.creditType.id} section={section} />
			))}
		</div>
	);
}

async function Packs({ section: { creditType, packs } }: { section: CatalogueSection }) {
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
			<ul className="divide-y divide-line">
				{packs.map((pack) => (
					<PackRow
						key={pack.id}
						pack={pack}
						creditType={creditType}
						decimals={decimals}
						showValidity={months.size > 1}
					/>
				))}
			</ul>
		</Card>
	);
}

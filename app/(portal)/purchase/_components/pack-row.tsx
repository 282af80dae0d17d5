import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import { Money } from "@/components/money.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { CataloguePack, CatalogueSection } from "@/lib/plans/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { UnitPrice } from "./unit-price.tsx";

interface PackRowProps {
	pack: CataloguePack;
	creditType: CatalogueSection["creditType"];
	/** Decimals of the unit price, the same in all rows. */
	decimals: number;
	showValidity: boolean;
}

/** One pack: how many credits, what one costs, what is saved, the price, and the button. */
export function PackRow({ pack, creditType, decimals, showValidity }: PackRowProps) {
	const t = useTranslations("purchase");
	const { saving, currency } = pack;
	return (
		<li className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1 px-5 py-3 lg:grid-cols-[7.5rem_10rem_1fr_8rem_3.5rem]">
			<p className="text-body font-medium lg:text-right">
				<Credits credits={pack.credits} />
				<span className="ml-1.5 font-normal text-muted text-sm">
					{t("credits", { credits: toJsonCredits(pack.credits) })}
				</span>
			</p>
			<div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-small text-muted max-lg:row-start-2 lg:contents">
				<p className="lg:text-right">
					<UnitPrice minor={pack.unitPriceMinor} currency={currency} decimals={decimals} />
				</p>
				<p className="flex flex-wrap items-center gap-x-2.5 empty:hidden lg:col-start-3">
					{saving ? <Badge tone="accent">{t("savePercent", { percent: saving.percent })}</Badge> : null}
					{showValidity ? <span>{t("validFor", { months: pack.validityMonths })}</span> : null}
				</p>
			</div>
			<p className="text-right font-medium max-lg:col-start-2 max-lg:row-start-1 lg:col-start-4">
				<Money minor={pack.priceMinor} currency={currency} />
			</p>
			<Button asChild variant="outline" size="sm" className="justify-self-end max-lg:col-start-2 max-lg:row-start-2">
				<Link
					href={`/purchase/${pack.id}`}
					aria-label={t("buyPack", { credits: toJsonCredits(pack.credits), type: creditType.nameInText })}
				>
					{t("buy")}
				</Link>
			</Button>
		</li>
	);
}

import { useLocale, useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import { formatMoney, Money } from "@/components/money.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { toJsonCredits } from "@/lib/credits.ts";
import type { CataloguePack, CatalogueSection } from "@/lib/plans/queries.ts";
import { UnitPrice } from "./unit-price.tsx";

interface PackRowProps {
	pack: CataloguePack;
	creditType: CatalogueSection["creditType"];
	showValidity: boolean;
}

/** One pack: how many credits, what one costs, what is saved, the price, and the way on. */
export function PackRow({ pack, creditType, showValidity }: PackRowProps) {
	const t = useTranslations("purchase");
	const locale = useLocale();
	const { saving, currency } = pack;
	return (
		<li className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1 px-5 py-3 md:grid-cols-[11rem_11rem_1fr_8rem_auto]">
			<p className="text-body font-medium">
				<Credits credits={pack.credits} />
				<span className="ml-1.5 font-normal text-muted text-sm">
					{t("credits", { credits: toJsonCredits(pack.credits) })}
				</span>
			</p>
			<p className="text-small text-muted max-md:col-start-1 max-md:row-start-2">
				<UnitPrice minor={pack.unitPriceMinor} currency={currency} />
				{showValidity ? ` · ${t("validFor", { months: pack.validityMonths })}` : null}
			</p>
			<p className="text-small text-muted max-md:col-start-1 max-md:row-start-3">
				{saving ? (
					<>
						<Badge tone="accent">{t("savePercent", { percent: saving.percent })}</Badge>
						<span className="num ml-2">
							{t("saved", { amount: formatMoney({ minor: saving.savedMinor, currency, locale }) })}
						</span>
					</>
				) : null}
			</p>
			<p className="text-right font-medium max-md:col-start-2 max-md:row-start-1">
				<Money minor={pack.priceMinor} currency={currency} />
			</p>
			<Button
				asChild
				variant="outline"
				size="sm"
				className="max-md:col-start-2 max-md:row-span-2 max-md:row-start-2 max-md:justify-self-end"
			>
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

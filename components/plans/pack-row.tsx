import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import { Money } from "@/components/money.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { Link } from "@/components/ui/link.tsx";
import type { CataloguePack } from "@/lib/plans/pack-price.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { UnitPrice } from "./unit-price.tsx";

interface PackRowProps {
	pack: CataloguePack;
	creditType: { nameInText: string };
	/** Decimals of the unit price, the same in all rows. */
	decimals: number;
	showValidity: boolean;
	/** What was used of the credit type in a month, to compare with; null or omitted where nothing was. */
	monthlyUse?: bigint | null;
	/** Without the link that buys it: as an example. */
	isExample?: boolean;
}

/** One pack as buyers see it: how many credits, what one costs, what is saved, the price, and the button. */
export function PackRow({
	pack,
	creditType,
	decimals,
	showValidity,
	monthlyUse = null,
	isExample = false,
}: PackRowProps) {
	const t = useTranslations("purchase");
	const { saving, currency } = pack;
	return (
		<li
			className={cn(
				"grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1 px-5 py-3",
				!isExample && "lg:grid-cols-[7.5rem_10rem_1fr_8rem_3.5rem]",
			)}
		>
			<p className={cn("text-body font-medium", !isExample && "lg:text-right")}>
				<Credits credits={pack.credits} />
				<span className="ml-1.5 font-normal text-muted text-sm">
					{t("credits", { credits: toJsonCredits(pack.credits) })}
				</span>
			</p>
			<div
				className={cn(
					"flex flex-wrap items-center gap-x-2.5 gap-y-1 text-small text-muted max-lg:row-start-2",
					isExample ? "col-span-2 row-start-2" : "lg:contents",
				)}
			>
				<p className="lg:text-right">
					<UnitPrice minor={pack.unitPriceMinor} currency={currency} decimals={decimals} />
				</p>
				<p className="flex flex-wrap items-center gap-x-2.5 empty:hidden lg:col-start-3">
					{saving ? <Badge tone="accent">{t("savePercent", { percent: saving.percent })}</Badge> : null}
					{showValidity ? <span>{t("validFor", { months: pack.validityMonths })}</span> : null}
					{monthlyUse === null ? null : <Lasts pack={pack} monthlyUse={monthlyUse} />}
				</p>
			</div>
			<p className={cn("text-right font-medium max-lg:col-start-2 max-lg:row-start-1", !isExample && "lg:col-start-4")}>
				<Money minor={pack.priceMinor} currency={currency} />
			</p>
			{isExample ? null : (
				<Button asChild variant="outline" size="sm" className="justify-self-end max-lg:col-start-2 max-lg:row-start-2">
					<Link
						href={`/purchase/${pack.id}`}
						aria-label={t("buyPack", { credits: toJsonCredits(pack.credits), type: creditType.nameInText })}
					>
						{t("buy")}
					</Link>
				</Button>
			)}
		</li>
	);
}

const DAYS_IN_A_MONTH = 30;
/** From so many days on, months say enough. */
const DAYS_SAID = 60;

/** How long a pack lasts at the rate of the last month; in amber where some of it would expire unused. */
function Lasts({ pack, monthlyUse }: { pack: CataloguePack; monthlyUse: bigint }) {
	const t = useTranslations("purchase");
	const days = Number((pack.credits * BigInt(DAYS_IN_A_MONTH)) / monthlyUse);
	if (days > pack.validityMonths * DAYS_IN_A_MONTH) return <span className="text-warn-ink">{t("lasts.longer")}</span>;
	if (days < DAYS_SAID) return <span>{t("lasts.days", { days })}</span>;
	return <span>{t("lasts.months", { months: Math.floor(days / DAYS_IN_A_MONTH) })}</span>;
}

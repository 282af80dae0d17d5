import { useLocale, useTranslations } from "next-intl";
import type { Today } from "@/lib/platform/database/read-today.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { roughly } from "@/lib/usage/expected-losses.ts";
import type { UseForecast, WalletCard } from "@/lib/usage/wallet-cards.ts";
import { shortDay } from "./short-day.ts";

interface CardOutlookProps {
	card: WalletCard;
	/** Whether what expires next, and what of it will be unused, stands above already. */
	isSaid: boolean;
	/** Credits that are not in use have no rate to go on with. */
	parked: boolean;
	today: Today;
}

/** This month beside the one before, and what will be used of the wallet at this rate (product.md 28b). */
export function CardOutlook({ card, isSaid, parked, today }: CardOutlookProps) {
	const { usedThisMonth, usedLastMonthSoFar, forecast } = card;
	const isCompared = usedThisMonth > 0n && usedLastMonthSoFar > 0n;
	const isForecast = forecast !== null && !parked;
	if (!isCompared && !isForecast) return null;
	return (
		<div className="num mt-2 space-y-0.5 border-t border-line pt-2 text-small text-muted">
			{isCompared ? <Comparison now={Number(usedThisMonth)} before={Number(usedLastMonthSoFar)} /> : null}
			{isForecast ? <Forecast {...{ forecast, isSaid, today }} available={card.available} /> : null}
		</div>
	);
}

/** From here on a share says less than how many times as much it is. */
const MANY_TIMES = 3;

function Comparison({ now, before }: { now: number; before: number }) {
	const t = useTranslations("overview.card.comparison");
	const share = Math.round((now / before - 1) * 100) / 100;
	if (share === 0) return <p>{t("same")}</p>;
	if (now > MANY_TIMES * before) return <p>{t("times", { times: Math.floor((now - 1) / before) })}</p>;
	return <p>{share > 0 ? t("more", { share }) : t("less", { share: -share })}</p>;
}

interface ForecastProps {
	forecast: UseForecast;
	available: bigint;
	isSaid: boolean;
	today: Today;
}

function Forecast({ forecast: { used, until, expiring }, available, isSaid, today }: ForecastProps) {
	const t = useTranslations("overview.card.forecast");
	const locale = useLocale();
	const lastDay = shortDay(new Date(until.getTime() - 1), { locale, today });
	const about = (credits: bigint) => toJsonCredits(roughly({ lost: credits, credits: available }));
	const month = used === 0n ? "monthNone" : used === available ? "all" : "month";
	const isLotSaid = isSaid || month === "all" || expiring === null;
	return (
		<p>
			{t(month, { credits: about(used), day: lastDay })}{" "}
			{isLotSaid
				? null
				: t(expiring.lost > 0n ? "lost" : "used", {
						lost: toJsonCredits(roughly(expiring)),
						credits: toJsonCredits(expiring.credits),
						day: shortDay(expiring.at, { locale, today }),
					})}
		</p>
	);
}

import { useLocale, useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import type { Headroom } from "@/lib/ledger/paying/headroom.ts";
import type { Today } from "@/lib/platform/database/read-today.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { SOON_DAYS } from "@/lib/usage/days-left.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";
import { AskForMore } from "../../_components/asking/ask-for-more.tsx";
import { LimitInWords } from "../../_components/limits/limit-in-words.tsx";
import { shortDay } from "./short-day.ts";

interface BalanceCardProps {
	card: WalletCard;
	/** Whether these credits are not in use, because their owner uses another's (product.md 6). */
	parked: boolean;
	today: Today;
	/** What a limit leaves the reader of these credits; null where they have none. */
	headroom: Headroom | null;
}

export function BalanceCard({ card, parked, today, headroom }: BalanceCardProps) {
	const t = useTranslations("overview.card");
	const word = useTranslations("words");
	const locale = useLocale();
	const { available, held, granted, nextExpiry, daysLeft: left } = card;
	const soon = !parked && left !== null && left <= SOON_DAYS;
	const isLow = !parked && (soon || available === 0n || headroom !== null);
	const usable = headroom && headroom.left < available ? headroom.left : available;
	return (
		<Card className="flex flex-col p-5">
			<div className="flex min-h-6 items-center justify-between gap-3 text-sm text-muted">
				<h2>{word("typeCredits", { type: card.creditType })}</h2>
				{parked && available > 0n ? (
					<Badge>{t("parked")}</Badge>
				) : left !== null && !parked ? (
					<Badge tone={soon ? "warn" : "neutral"}>
						<DaysLeft days={left} />
					</Badge>
				) : null}
			</div>
			<p className="num mt-2 text-3xl font-semibold tracking-tight">
				<Credits credits={available} />
				<span className="ml-1.5 text-base font-normal tracking-normal text-muted">{t("available")}</span>
			</p>
			<Progress
				className="mt-4"
				label={t("leftOf", { granted: toJsonCredits(granted) })}
				value={granted > 0n ? Number(available) / Number(granted) : 0}
				tone={soon ? "warn" : "accent"}
			/>
			<div className="num mt-3 grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 text-small text-muted *:even:text-right">
				<span>{t("usedThisMonth", { credits: toJsonCredits(card.usedThisMonth) })}</span>
				<span>
					{nextExpiry
						? t("nextExpiry", {
								credits: toJsonCredits(nextExpiry.credits),
								day: shortDay(nextExpiry.at, { locale, today }),
							})
						: available > 0n
							? t("noExpiry")
							: t("nothingToExpire")}
				</span>
				<span>{t("usedLastMonth", { credits: toJsonCredits(card.usedLastMonth) })}</span>
				<span>{t("held", { credits: toJsonCredits(held) })}</span>
			</div>
			{headroom ? (
				<div className="mt-3 border-t border-line pt-3 text-small">
					<p className="font-medium">{t("youMayUse", { left: toJsonCredits(usable) })}</p>
					<LimitInWords headroom={headroom} type={card.nameInText} isOwn />{" "}
					<Link
						href={`/credits#why-${card.creditTypeId}`}
						className="text-accent-ink underline-offset-4 hover:underline"
					>
						{t("why")}
					</Link>
				</div>
			) : null}
			{isLow ? (
				<div className="mt-3 print:hidden">
					<AskForMore creditTypeId={card.creditTypeId} type={card.nameInText} credits={null} />
				</div>
			) : null}
		</Card>
	);
}

const DAYS_PER_MONTH = 30;

/** Rough on purpose: the rate is one of the last weeks only. */
function DaysLeft({ days }: { days: number }) {
	const t = useTranslations("overview.card");
	if (days < 1) return t("lessThanADay");
	if (days <= 2 * DAYS_PER_MONTH) return t("daysLeft", { days });
	const months = Math.round(days / DAYS_PER_MONTH);
	return months <= 24 ? t("monthsLeft", { months }) : t("yearsLeft");
}

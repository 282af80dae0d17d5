import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Credits } from "@/components/credits.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import type { Today } from "@/lib/platform/database/read-today.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { SOON_DAYS } from "@/lib/usage/days-left.ts";
import { roughly } from "@/lib/usage/expected-losses.ts";
import type { Expiry } from "@/lib/usage/read-expiries.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";
import { AskForMore } from "../../_components/asking/ask-for-more.tsx";
import { LimitInWords } from "../../_components/limits/limit-in-words.tsx";
import { CardOutlook } from "./card-outlook.tsx";
import { shortDay } from "./short-day.ts";

interface BalanceCardProps {
	card: WalletCard;
	/** Whether these credits are not in use, because their owner uses another's (product.md 6). */
	parked: boolean;
	/** Whether they are the reader's own. */
	isOwn: boolean;
	today: Today;
	/** What expires next, if it does so within 30 days. */
	soon: Expiry | null;
}

export function BalanceCard({ card, parked, isOwn, today, soon: expiring }: BalanceCardProps) {
	const t = useTranslations("overview.card");
	const word = useTranslations("words");
	const { available, headroom, daysLeft: left } = card;
	const soon = !parked && left !== null && left <= SOON_DAYS;
	const isLow = !parked && (soon || card.spendable === 0n || headroom !== null);
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
			{isOwn && !parked && isOnlyShared(card) ? (
				<Hero credits={card.spendable}>{t("toUse")}</Hero>
			) : (
				<Remaining card={card} soon={soon} />
			)}
			{isOnlyWallet(card) && (card.spendable === available || (headroom && !parked)) ? null : <YouCanUse card={card} />}
			{expiring ? <ExpiresSoon expiry={expiring} today={today} /> : null}
			<CardDetails
				card={card}
				today={today}
				isSaid={expiring !== null}
				shared={isOwn && !parked && available === 0n ? card.shared : null}
			/>
			<CardOutlook card={card} isSaid={expiring !== null} parked={parked} today={today} />
			{headroom && !parked ? (
				<div className="mt-3 border-t border-line pt-3 text-small">
					<p className="font-medium">{t("youMayUse", { left: toJsonCredits(usableOfWallet(card)) })}</p>
					<LimitInWords headroom={headroom} type={card.nameInText} isOwn />{" "}
					<Link href={`/credits#why-${card.creditTypeId}`} className="text-accent-ink underline underline-offset-4">
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

/** Whether nothing is in the wallet, but something in share groups. */
function isOnlyShared({ available, granted, held, spendable }: WalletCard): boolean {
	return available === 0n && granted === 0n && held === 0n && spendable > 0n;
}

function isOnlyWallet({ parts }: WalletCard): boolean {
	return parts.every(({ kind }) => kind !== "group");
}

function usableOfWallet({ parts }: WalletCard): bigint {
	return parts.find(({ kind }) => kind !== "group")?.credits ?? 0n;
}

/** The number that a card is about. */
function Hero({ credits, children }: { credits: bigint; children: ReactNode }) {
	return (
		<p className="num mt-2 text-3xl font-semibold tracking-tight">
			<Credits credits={credits} />
			<span className="ml-1.5 text-base font-normal tracking-normal text-muted">{children}</span>
		</p>
	);
}

/** What is left in the wallet, and of how much: of what its lots had at first that still have something in them. */
function Remaining({ card: { available, granted }, soon }: { card: WalletCard; soon: boolean }) {
	const t = useTranslations("overview.card");
	return (
		<>
			<Hero credits={available}>{t("available")}</Hero>
			{granted > 0n ? (
				<div className="mt-4 flex items-center gap-3">
					<Progress
						className="grow"
						label={t("leftOf", { granted: toJsonCredits(granted) })}
						value={Number(available) / Number(granted)}
						tone={soon ? "warn" : "accent"}
					/>
					<span aria-hidden className="num text-small text-muted">
						{t("of", { granted: toJsonCredits(granted) })}
					</span>
				</div>
			) : null}
		</>
	);
}

const NAMED_PARTS = 3;

/** "You can use 50: 40 yours + 10 ABCgroup", as Credits & Subscriptions has it. */
function YouCanUse({ card: { spendable, parts } }: { card: WalletCard }) {
	const t = useTranslations("overview.card");
	const hidden = parts.slice(NAMED_PARTS);
	const inWords = [
		...parts
			.slice(0, NAMED_PARTS)
			.map(({ kind, name, credits }) => t(`parts.${kind}`, { credits: toJsonCredits(credits), name })),
		...(hidden.length > 0
			? [
					t("parts.others", {
						credits: toJsonCredits(hidden.reduce((sum, { credits }) => sum + credits, 0n)),
						count: hidden.length,
					}),
				]
			: []),
	].join(" + ");
	return (
		<p className="num mt-3 text-small">
			<Link href="/credits" className="font-medium underline-offset-4 hover:underline">
				{t("youCanUse", { credits: toJsonCredits(spendable) })}
			</Link>
			{inWords ? `: ${inWords}` : null}
		</p>
	);
}

/** In amber: what expires next, and what of it nobody will have used by then, at the rate of the last 30 days. */
function ExpiresSoon({ expiry: { at, credits, lost }, today }: { expiry: Expiry; today: Today }) {
	const t = useTranslations("overview.card");
	const locale = useLocale();
	return (
		<p className="num mt-3 rounded-md bg-warn-soft px-3 py-2 font-medium text-small text-warn-ink">
			{t("expiresSoon", {
				credits: toJsonCredits(credits),
				day: shortDay(at, { locale, today }),
				lost: toJsonCredits(roughly({ lost, credits })),
				isAll: lost === credits ? "yes" : "no",
			})}
		</p>
	);
}

interface CardDetailsProps extends Pick<BalanceCardProps, "card" | "today"> {
	/** Whether the next expiry stands above already. */
	isSaid: boolean;
	/** What is shared with the reader, where nothing of their own is left. */
	shared: WalletCard["shared"];
}

function CardDetails({ card, today, isSaid, shared }: CardDetailsProps) {
	const t = useTranslations("overview.card");
	const locale = useLocale();
	const { available, held, nextExpiry } = card;
	const never = available > 0n || shared ? t("noExpiry") : t("nothingToExpire");
	return (
		<div className="num mt-3 grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 text-small text-muted *:even:text-right">
			<span>{t("usedThisMonth", { credits: toJsonCredits(card.usedThisMonth) })}</span>
			<span>
				{isSaid
					? null
					: nextExpiry
						? t("nextExpiry", {
								credits: toJsonCredits(nextExpiry.credits),
								day: shortDay(nextExpiry.at, { locale, today }),
							})
						: shared?.nextExpiry
							? t("nextSharedExpiry", { day: shortDay(shared.nextExpiry, { locale, today }) })
							: never}
			</span>
			<span>{t("usedLastMonth", { credits: toJsonCredits(card.usedLastMonth) })}</span>
			<span>{t("held", { credits: toJsonCredits(held) })}</span>
		</div>
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

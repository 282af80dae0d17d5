import type { Headroom } from "@/lib/ledger/paying/headroom.ts";
import { idsOf, readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { readBalances, type WalletBalance } from "@/lib/ledger/reads/read-balances.ts";
import { readCreditsByExpiry } from "@/lib/ledger/reads/read-lots.ts";
import type { ViewContext } from "@/lib/owners/credit-view.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { dayAt, readPeriod } from "@/lib/platform/database/read-today.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { readSpendable, type Spendable } from "@/lib/share-groups/credits/spendable.ts";
import { calendarPeriods } from "@/lib/text/calendar-periods.ts";
import { daysLeft, type RateOfUse, type SpendableLot } from "./days-left.ts";
import { expectedLosses, expectedUse } from "./expected-losses.ts";
import { readLastMonthSoFar } from "./read-last-month-so-far.ts";
import { readUseOfPools } from "./read-use-of-pools.ts";
import { readUseOfView, type UseOfView } from "./use-of-view.ts";

/** Some of what the viewer can spend of a credit type. */
export interface SpendablePart {
	readonly key: string;
	/** `own` and `owners`: the wallet in use. */
	readonly kind: "own" | "owners" | "group";
	/** The Credit Owner's, or the share group's. */
	readonly name: string;
	readonly credits: bigint;
}

/** What of a wallet is used at the rate of the last 30 days (product.md 28b). In credits. */
export interface UseForecast {
	/** More by the end of the month, the deployment's: at most what is left. */
	readonly used: bigint;
	readonly until: Date;
	/** What expires next, and what of it will be unused then; null where nothing expires. */
	readonly expiring: { readonly at: Date; readonly credits: bigint; readonly lost: bigint } | null;
}

/** One credit type in a view: what is left in the shown user's wallet, what the viewer can spend, and how fast it goes. */
export interface WalletCard extends Pick<WalletBalance, "available" | "held" | "nextExpiry"> {
	readonly creditTypeId: string;
	readonly creditType: string;
	/** Inside a sentence: "email". */
	readonly nameInText: string;
	/** At the wallet's current rate of use; null where nothing was used lately or nothing is left. */
	readonly daysLeft: number | null;
	/** What the lots that still have something in them had at first. */
	readonly granted: bigint;
	/** What the view shows as used: the same rows as Credit Usage, the chart and `uses`. */
	readonly usedThisMonth: bigint;
	readonly usedLastMonth: bigint;
	/** Last month until the same day: what this month is compared with. */
	readonly usedLastMonthSoFar: bigint;
	readonly forecast: UseForecast | null;
	/** The same by who used it and own share group, most used this month first. */
	readonly uses: readonly UseOfView[];
	/** What the viewer can spend now, whatever the view: as Credits & Subscriptions has it (product.md 25). */
	readonly spendable: bigint;
	/** Its parts in the order in which they are named: the wallet in use, then share groups; empty ones are left out. */
	readonly parts: readonly SpendablePart[];
	/** When the first of what share groups let the viewer spend expires; null where they let them spend nothing. */
	readonly shared: { readonly nextExpiry: Date | null } | null;
	/** What the Credit Owner's limit leaves the viewer; null without one (product.md 43). */
	readonly headroom: Headroom | null;
}

/** Every credit type in the catalogue's order, as of one instant. */
export async function readWalletCards({ view, db = database() }: ViewContext): Promise<WalletCard[]> {
	return readSnapshot(async ({ sql }) => {
		const balances = await readBalances(sql, [view.person.id]);
		const wallets = await readWalletsOf(sql, [view.person.id]);
		const lots = await readCreditsByExpiry(sql, wallets);
		const now = await databaseClock.now(sql);
		const rates = await readUseOfPools(sql, wallets);
		const uses = await readUseOfView(sql, view);
		const lastMonthSoFar = await readLastMonthSoFar(sql, view);
		const monthEnd = await readMonthEnd(sql, now);
		const types = await readSpendable(sql, view.viewerId);
		return types.flatMap((type): WalletCard[] => {
			const { creditTypeId, creditType, nameInText, total: spendable, wallet } = type;
			const balance = balances.find((one) => one.creditTypeId === creditTypeId);
			const rate = rates.find(({ accountId }) => accountId === balance?.accountId);
			if (!balance || !rate) return [];
			const ofType = lots.filter((lot) => lot.accountId === balance.accountId);
			const unexpired = ofType
				.map(({ available, expiresAt }) => ({ credits: available, expiresAt }))
				.filter((lot) => !lot.expiresAt || lot.expiresAt > now);
			const { available, held, nextExpiry } = balance;
			const used = uses.filter((use) => use.creditTypeId === creditTypeId);
			return [
				{
					...{ creditTypeId, creditType, nameInText, available, held, nextExpiry, spendable },
					daysLeft: daysLeft(unexpired, rate, now),
					granted: sum(ofType.map(({ granted }) => granted)),
					usedThisMonth: sum(used.map(({ thisMonth }) => thisMonth)),
					usedLastMonth: sum(used.map(({ lastMonth }) => lastMonth)),
					usedLastMonthSoFar: lastMonthSoFar.get(creditTypeId) ?? 0n,
					forecast: forecastOf(unexpired, rate, { now, until: monthEnd }),
					uses: used,
					parts: partsOf(type),
					shared: sharedOf(type),
					headroom: wallet.headroom,
				},
			];
		});
	}, db);
}

/** Null where nothing was used lately or nothing is left. The lots are in the order in which they are used (product.md 28). */
function forecastOf(
	lots: readonly SpendableLot[],
	rate: RateOfUse,
	{ now, until }: { now: Date; until: Date },
): UseForecast | null {
	if (rate.usedInWindow <= 0n || !lots.some(({ credits }) => credits > 0n)) return null;
	const losses = expectedLosses(lots, rate, now);
	const next = lots.find(({ credits, expiresAt }) => credits > 0n && expiresAt)?.expiresAt ?? null;
	const isNext = ({ expiresAt }: SpendableLot) => next !== null && expiresAt?.getTime() === next.getTime();
	const expiring = next && {
		at: next,
		credits: sum(lots.filter(isNext).map(({ credits }) => credits)),
		lost: sum(losses.filter((_, index) => lots[index] && isNext(lots[index]))),
	};
	return { used: expectedUse(lots, rate, { now, until }), until, expiring };
}

/** The end of the deployment's month that an instant is in: the first instant of the next one. */
async function readMonthEnd(sql: Sql, at: Date): Promise<Date> {
	const { last } = calendarPeriods(await dayAt(sql, at)).thisMonth;
	const { end } = await readPeriod(sql, { to: last });
	if (!end) throw new Error("The month has no end.");
	return end;
}

function sum(amounts: readonly bigint[]): bigint {
	return amounts.reduce((one, other) => one + other, 0n);
}

function partsOf({ wallet, groups }: Spendable): SpendablePart[] {
	const { accountId, isOwn, ownerName, spendable } = wallet;
	const parts: SpendablePart[] = [
		{ key: accountId, kind: isOwn ? "own" : "owners", name: ownerName, credits: spendable },
		...groups.map(
			(group): SpendablePart => ({
				...{ key: group.accountId, kind: "group", name: group.name, credits: group.spendable },
			}),
		),
	];
	return parts.filter(({ credits }) => credits > 0n);
}

function sharedOf({ groups }: Spendable): WalletCard["shared"] {
	const usable = groups.filter(({ spendable }) => spendable > 0n);
	const expiries = usable.flatMap(({ nextExpiry }) => nextExpiry?.at ?? []);
	const [first] = expiries.toSorted((one, other) => one.getTime() - other.getTime());
	return usable.length > 0 ? { nextExpiry: first ?? null } : null;
}

/**
 * The credit types of which a view has or had something, those with something left first, and the others (product.md
 * 25a). Of one's own credits that are not in use, what can be spent of the Credit Owner's doesn't count.
 */
export function splitWalletCards(
	all: readonly WalletCard[],
	{ isParked }: { readonly isParked: boolean },
): { readonly cards: readonly WalletCard[]; readonly others: readonly WalletCard[] } {
	const isThere = ({ available, spendable }: WalletCard) => available > 0n || (!isParked && spendable > 0n);
	const wasThere = ({ held, granted, usedThisMonth, usedLastMonth }: WalletCard) =>
		[held, granted, usedThisMonth, usedLastMonth].some((credits) => credits > 0n);
	const cards = [...all.filter(isThere), ...all.filter((card) => !isThere(card) && wasThere(card))];
	return { cards, others: all.filter((card) => !cards.includes(card)) };
}

/** Whether any credits have ever come into the shown user's wallets, even if they are gone. */
export async function readHasHadCredits({ view, db = database() }: ViewContext): Promise<boolean> {
	const sql = sqlOf(db);
	const wallets = await readWalletsOf(sql, [view.person.id]);
	const [found] = await sql.query<{ any: boolean }>(
		`SELECT EXISTS (SELECT FROM "pool" WHERE "account_id" = ANY ($1::uuid[]) AND "version" > 0) AS "any"`,
		[idsOf(wallets)],
	);
	return found?.any ?? false;
}

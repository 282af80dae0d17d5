import type { AccountKind, RefillPause } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import { readCreditsByExpiry } from "@/lib/ledger/reads/read-lots.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import { monthOf, readUsed } from "./month-of.ts";
import { type NextStep, nextGroupStep } from "./next-step.ts";
import { type RefillNews, readRefillNews } from "./refill-news.ts";
import { findRefills, isRetiredSince, type StoredRefill, type StoredTopUp } from "./stored-refill.ts";
import { readTopUpFacts } from "./top-up-facts.ts";

/** A pack at what it costs, as it is accepted with a form. */
export interface SeenPack {
	readonly planId: string;
	readonly planVersion: number;
	readonly totalMinor: bigint;
	readonly currency: string;
}

/** A refill with its state, and what would happen next. Amounts are credits where nothing else is said. */
export interface ShownRefill {
	readonly id: string;
	readonly version: number;
	readonly pool: AccountKind;
	readonly creditTypeId: string;
	readonly creditType: string;
	/** The credit type inside a sentence. */
	readonly type: string;
	readonly group: { readonly id: string; readonly name: string } | null;
	readonly available: bigint;
	readonly threshold: bigint;
	/** Of a month, and what counts for it in this one: money in the minor unit of the pack's currency for a wallet. */
	readonly ceiling: bigint;
	readonly used: bigint;
	/** The first day of the next month, when the ceiling's count begins again: YYYY-MM-DD. */
	readonly resetsOn: string;
	/** Of a share group: how many are shared at once, and how many could be. */
	readonly credits: bigint | null;
	readonly shareable: bigint | null;
	/** Of a wallet: the pack as it was accepted, and as it is sold now; null where it isn't. */
	readonly topUp: (StoredTopUp & { readonly sold: (SeenPack & { plan: string; credits: bigint }) | null }) | null;
	/** Why it is paused; null where it isn't. */
	readonly pausedBecause: RefillPause | null;
	readonly step: NextStep["kind"];
	/** The last order, while it isn't paid. */
	readonly order: { readonly id: string; readonly number: bigint } | null;
}

/** The actor's own refills: of their wallets, then of their open share groups; or those of one group. */
export async function readRefills(
	{ actor, db = database() }: ReadContext,
	{ shareGroupId }: { readonly shareGroupId?: string } = {},
): Promise<ShownRefill[]> {
	return readSnapshot(async (snapshot) => {
		const open = { userId: actor.userId, shareGroup: { status: "open" as const } };
		const groups = await findRefills(snapshot.prisma, shareGroupId === undefined ? open : { ...open, shareGroupId });
		const wallets =
			shareGroupId === undefined ? await findRefills(snapshot.prisma, { userId: actor.userId, kind: "top_up" }) : [];
		const at = await databaseClock.now(snapshot.sql);
		const resetsOn = monthAfter(await monthOf(snapshot.sql, at));
		const shown: ShownRefill[] = [];
		for (const refill of wallets) shown.push(await topUpShown(snapshot, { refill, actor, at, resetsOn }));
		return [...shown, ...(await groupsShown(snapshot, { refills: groups, actor, at, resetsOn }))];
	}, db);
}

function monthAfter(month: string): string {
	const [year = 0, number = 0] = month.split("-").map(Number);
	return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}

interface Reading {
	readonly actor: Actor;
	readonly at: Date;
	readonly resetsOn: string;
}

async function topUpShown(
	snapshot: Snapshot,
	{ refill, actor, at, resetsOn }: Reading & { readonly refill: StoredRefill },
): Promise<ShownRefill> {
	const { topUp, facts, price, step } = await readTopUpFacts(snapshot, { refill, actor, at });
	const { money, plan } = price ?? {};
	const sold = money &&
		plan && {
			...{ planId: plan.id, planVersion: plan.version, plan: plan.name, credits: plan.credits },
			...{ totalMinor: money.totalMinor, currency: money.currency },
		};
	return {
		...shownOf(refill, { step, resetsOn }),
		...{ pool: "wallet", group: null, credits: null, shareable: null },
		available: facts.available,
		used: facts.ordered,
		topUp: { ...topUp, sold: sold ?? null },
	};
}

async function groupsShown(
	{ prisma, sql }: Snapshot,
	{ refills, actor, at, resetsOn }: Reading & { readonly refills: readonly StoredRefill[] },
): Promise<ShownRefill[]> {
	if (refills.length === 0) return [];
	const { userId } = actor;
	const { creditOwnerId } = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
	const balances = await readGroupBalances(
		sql,
		[...new Set(refills.flatMap(({ shareGroupId }) => shareGroupId ?? []))],
		at,
	);
	const wallets = await readWalletsOf(sql, [userId]);
	const own = await readCreditsByExpiry(sql, wallets, at);
	const used = await readUsed(sql, { refillIds: refills.map(({ id }) => id), at });
	return refills.flatMap((refill): ShownRefill[] => {
		const { id, creditTypeId, shareGroupId, shareGroup, credits, threshold, ceiling } = refill;
		if (!shareGroupId || !shareGroup || credits === null) return [];
		const ofType = (one: { creditTypeId: string }) => one.creditTypeId === creditTypeId;
		const walletId = wallets.find(ofType)?.accountId;
		const purchased = own.filter(({ accountId, kind }) => accountId === walletId && kind === "purchased");
		const pool = balances.find((one) => one.shareGroupId === shareGroupId && ofType(one));
		const facts = {
			...{ isActive: true, isOwnOwner: creditOwnerId === userId, status: shareGroup.status },
			isRetired: isRetiredSince(refill),
			...{ threshold, credits, ceiling, available: pool?.available ?? 0n, shared: used.get(id) ?? 0n },
			shareable: purchased.reduce((sum, { available }) => sum + available, 0n),
		};
		return [
			{
				...shownOf(refill, { step: nextGroupStep(facts), resetsOn }),
				...{ pool: "share_group", group: { id: shareGroupId, name: shareGroup.name }, credits, topUp: null },
				...{ available: facts.available, shareable: facts.shareable, used: facts.shared },
			},
		];
	});
}

/** What the page shows is what the next run decides: a reason to pause counts before it has run. */
function shownOf(refill: StoredRefill, { step, resetsOn }: { step: NextStep; resetsOn: string }) {
	const { id, version, creditTypeId, creditType, threshold, ceiling, order } = refill;
	return {
		...{ id, version, creditTypeId, threshold, ceiling, resetsOn },
		creditType: creditType.name,
		type: creditType.nameInText,
		pausedBecause: refill.pausedBecause ?? (step.kind === "stop" ? step.why : null),
		step: step.kind,
		order: order?.status === "pending" ? { id: order.id, number: order.number } : null,
	};
}

/** What the actor's refills did, latest first, those that were removed included; one more than `limit` where there is more. */
export async function listRefillEvents(
	{ actor, db = database() }: ReadContext,
	{ offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<(RefillNews & { readonly id: string })[]> {
	const events = await db.refillEvent.findMany({
		where: { refill: { userId: actor.userId } },
		orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
		skip: offset,
		take: limit + 1,
		select: { id: true },
	});
	const ids = events.map(({ id }) => id);
	const news = await readRefillNews(db, ids);
	return ids.flatMap((id) => {
		const event = news.get(id);
		return event ? [{ ...event, id }] : [];
	});
}

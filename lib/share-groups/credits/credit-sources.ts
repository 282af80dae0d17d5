import type { LotKind } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { type OpenLot, readLots } from "@/lib/ledger/reads/read-lots.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { readPlanNames } from "@/lib/subscription-periods/read-plan-names.ts";
import { readSpendable, type Spendable, type SpendableGroup } from "./spendable.ts";

/** Why something can't be put into a share group (product.md 17). */
export type NotShareable =
	| "granted"
	| "subscription"
	| "parked"
	| "creditOwners"
	| "anothersGroup"
	| "ownGroup"
	| "nothingLeft";

/** Where some of a user's credits come from. All amounts are credits. */
export interface CreditSource {
	readonly key: string;
	readonly source: "wallet" | "creditOwner" | "group" | "ownGroup";
	/** The share group's name, or the Credit Owner's; null for the user's own wallet. */
	readonly name: string | null;
	/** The buyer of the order, or the group's creator; null if the operator granted it or it goes without saying. */
	readonly from: string | null;
	readonly orderNumber: bigint | null;
	/** The name of the subscription that brought it; null where none did. */
	readonly subscription: string | null;
	readonly kind: LotKind | "shared";
	/** What the user can spend of it, if it is in use. */
	readonly remaining: bigint;
	readonly held: bigint;
	/** The next of several. */
	readonly expiresAt: Date | null;
	/** Null where it can be shared. */
	readonly notShareable: NotShareable | null;
	/** What is in the group when the member's limit leaves less. */
	readonly inGroup: bigint | null;
	readonly isSuspended: boolean;
}

/** "You have N Credits" of one type, and the distribution (product.md 25). */
export interface CreditsOfType {
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly nameInText: string;
	readonly total: bigint;
	/** The user's own subscription that covers what they use now: its plan (product.md 16). */
	readonly covered: { readonly plan: string | null } | null;
	readonly sources: readonly CreditSource[];
	/** Not in use while the user uses another's credits (product.md 6). */
	readonly parked: readonly CreditSource[];
	/** Whether the user's own lots are among those that are parked, not among the sources. */
	readonly isParked: boolean;
	/** Whether more of the user's own lots follow. If so, what comes after them is on their last page. */
	readonly hasMore: boolean;
}

/** Which of the user's own lots of a credit type are wanted: there may be thousands. */
type LotPages = (creditTypeId: string) => { readonly offset: number; readonly limit: number };

/**
 * What the actor has of each credit type, and where it comes from: a page of their own lots, in the order in which they
 * are spent (product.md 28), and after the last of these their share groups. As of one instant.
 */
export function readCreditSources({ actor, db = database() }: ReadContext, pages: LotPages): Promise<CreditsOfType[]> {
	return readSnapshot(async (snapshot) => {
		const types = await readSpendable(snapshot.sql, actor.userId);
		const own = await readOwnSources(snapshot, actor.userId, pages);
		const covering = types.flatMap(({ coverage }) => coverage?.subscriptionId ?? []);
		const plans = await readPlanNames(snapshot.sql, covering);
		return types.map((type) => {
			const { creditTypeId, creditType, nameInText, total, wallet } = type;
			const { lots, hasMore } = own.get(creditTypeId) ?? { lots: [], hasMore: false };
			const isLastPage = !hasMore && (lots.length > 0 || pages(creditTypeId).offset === 0);
			const sourcesAfterLots = (groups: readonly SpendableGroup[]) => (isLastPage ? sourcesOfGroups(groups) : []);
			const covered = type.coverage && { plan: plans.get(type.coverage.subscriptionId) ?? null };
			const ofType = { creditTypeId, creditType, nameInText, total, covered, isParked: !wallet.isOwn, hasMore };
			if (wallet.isOwn) return { ...ofType, sources: [...lots, ...sourcesAfterLots(type.groups)], parked: [] };
			const parkedLots = lots.map((lot) => ({ ...lot, notShareable: lot.notShareable ?? ("parked" as const) }));
			return {
				...ofType,
				sources: [...ownersWallet(type), ...sourcesOfGroups(type.groups)],
				parked: [...parkedLots, ...sourcesAfterLots(type.parkedGroups)],
			};
		});
	}, db);
}

/** Also for a suspended owner: the credits are then listed as not in use. */
function ownersWallet({ creditTypeId, wallet }: Spendable): CreditSource[] {
	if (wallet.available === 0n && wallet.held === 0n) return [];
	return [
		{
			...NOTHING,
			key: `owner ${creditTypeId}`,
			source: "creditOwner",
			name: wallet.ownerName,
			kind: "shared",
			remaining: wallet.spendable,
			held: wallet.held,
			expiresAt: wallet.nextExpiry?.at ?? null,
			notShareable: "creditOwners",
			isSuspended: wallet.isOwnerSuspended,
		},
	];
}

function sourcesOfGroups(groups: readonly SpendableGroup[]): CreditSource[] {
	return groups.filter(({ available }) => available > 0n).map(sourceOfGroup);
}

function sourceOfGroup(group: SpendableGroup): CreditSource {
	return {
		...NOTHING,
		key: group.accountId,
		source: group.isOwn ? "ownGroup" : "group",
		name: group.name,
		from: group.isOwn ? null : group.creatorName,
		kind: "shared",
		remaining: group.spendable,
		expiresAt: group.nextExpiry?.at ?? null,
		notShareable: group.isOwn ? "ownGroup" : "anothersGroup",
		inGroup: !group.isCreatorSuspended && group.spendable < group.available ? group.available : null,
		isSuspended: group.isCreatorSuspended,
	};
}

const NOTHING = {
	from: null,
	orderNumber: null,
	subscription: null,
	held: 0n,
	inGroup: null,
	isSuspended: false,
} as const;

interface OwnSources {
	readonly lots: readonly CreditSource[];
	readonly hasMore: boolean;
}

/** The lots of the actor's own wallets by credit type, with the orders that they came with. */
async function readOwnSources(
	{ prisma, sql }: Snapshot,
	userId: string,
	pages: LotPages,
): Promise<Map<string, OwnSources>> {
	const [present] = await sql.query<{ at: Date }>(`SELECT statement_timestamp() AS "at"`);
	const at = present?.at ?? new Date();
	const found: { creditTypeId: string; lots: OpenLot[]; limit: number }[] = [];
	for (const { accountId, creditTypeId } of await readWalletsOf(sql, [userId])) {
		const { offset, limit } = pages(creditTypeId);
		found.push({ creditTypeId, limit, lots: await readLots(sql, { accountId, offset, limit: limit + 1, at }) });
	}
	const orders = await prisma.order.findMany({
		where: { id: { in: found.flatMap(({ lots }) => lots.flatMap(({ orderId }) => orderId ?? [])) } },
		select: { id: true, number: true, buyer: { select: { id: true, name: true } } },
	});
	const ordersById = new Map(orders.map((order) => [order.id, order]));
	const subscriptions = await readSubscriptionsOfLots(sql, userId);
	const sourceOf = (lot: OpenLot) => {
		const order = ordersById.get(lot.orderId ?? "");
		return sourceOfLot(lot, { order, subscription: subscriptions.get(lot.lotId) ?? null, userId, at });
	};
	return new Map(
		found.map(({ creditTypeId, lots, limit }) => [
			creditTypeId,
			{ lots: lots.slice(0, limit).map(sourceOf), hasMore: lots.length > limit },
		]),
	);
}

/** By lot, the plans whose allowances brought what may be left in a user's wallets (product.md 49): at most two months of each. */
async function readSubscriptionsOfLots(sql: Sql, userId: string): Promise<Map<string, string>> {
	const lots = await sql.query<{ lotId: string; plan: string }>(
		`SELECT "entry"."lot_id" AS "lotId", "terms"."name" AS "plan" FROM "account"
		JOIN "allowance" ON "allowance"."account_id" = "account"."id"
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "allowance"."account_id"
			AND "entry"."movement_id" = "allowance"."movement_id" AND "entry"."kind" NOT IN ('charge', 'expiry')
		JOIN "lot" ON "lot"."account_id" = "entry"."account_id" AND "lot"."id" = "entry"."lot_id"
		JOIN "subscription" ON "subscription"."id" = "allowance"."subscription_id"
		JOIN "plan_version" AS "terms" ON "terms"."plan_id" = "subscription"."plan_id"
			AND "terms"."version" = "subscription"."plan_version"
		WHERE "account"."user_id" = $1::uuid AND "lot"."closed_at" IS NULL`,
		[userId],
	);
	return new Map(lots.map(({ lotId, plan }) => [lotId, plan]));
}

interface LotContext {
	readonly subscription: string | null;
	readonly order:
		| { readonly number: bigint; readonly buyer: { readonly id: string; readonly name: string } }
		| undefined;
	readonly userId: string;
	readonly at: Date;
}

function sourceOfLot(lot: OpenLot, { order, subscription, userId, at }: LotContext): CreditSource {
	const { lotId, kind, remaining, held, expiresAt } = lot;
	const isExpired = expiresAt !== null && expiresAt <= at;
	const left = isExpired ? 0n : remaining - held;
	return {
		...NOTHING,
		key: lotId,
		source: "wallet",
		name: null,
		from: order && order.buyer.id !== userId ? order.buyer.name : null,
		orderNumber: order?.number ?? null,
		subscription,
		kind,
		remaining: left,
		held,
		expiresAt,
		notShareable:
			subscription !== null ? "subscription" : kind === "granted" ? "granted" : left === 0n ? "nothingLeft" : null,
	};
}

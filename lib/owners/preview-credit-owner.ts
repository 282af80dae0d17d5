import type { ReadContext } from "@/lib/actions/verb.ts";
import { headroomOf } from "@/lib/ledger/paying/headroom.ts";
import { readStandings } from "@/lib/ledger/paying/read-standings.ts";
import { type MovableLot, readConsolidation } from "@/lib/ledger/reads/read-consolidation.ts";
import { countRefills } from "@/lib/people/count-refills.ts";
import { refusalToEditUsers, refusalToTakeOver } from "@/lib/people/policy.ts";
import { readTypeBalances, readUser, type TypeBalance } from "@/lib/people/queries.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { type RunningSubscription, readRunningSubscriptions } from "@/lib/subscription-periods/queries.ts";
import type { PreviewCreditOwnerInput } from "./schema.ts";

const PEOPLE_NAMED = 3;

/** Some people by name, and how many there are in all. */
export interface NamedPeople {
	readonly names: readonly string[];
	readonly count: number;
}

/** What pointing a user at a Credit Owner would change, before it is done. Credits throughout. */
export interface CreditOwnerPreview {
	readonly owner: { readonly id: string; readonly name: string; readonly isSelf: boolean };
	/** What the user can use of each credit type: now, and then. */
	readonly usable: readonly { creditTypeId: string; nameInText: string; before: bigint; after: bigint }[];
	/** What limits on the owner's wallets leave the user then, whatever is in them (product.md 43). */
	readonly limited: readonly { creditTypeId: string; nameInText: string; left: bigint }[];
	/** What is in the user's own wallets: parked under another owner, back in use under themselves (product.md 6). */
	readonly own: readonly TypeBalance[];
	/** What would move along if that is chosen, lot by lot (product.md 55a). */
	readonly movable: readonly (MovableLot & { readonly nameInText: string })[];
	/** The user's own subscriptions, which go on, parked (product.md 49); none where they use their own credits then. */
	readonly subscriptions: readonly RunningSubscription[];
	/** The user's unpaid orders, by the beneficiary, which stays the same (product.md 12). */
	readonly ordersInProgress: readonly { beneficiaryName: string; isSelf: boolean; count: number }[];
	/**
	 * Whose usage and orders the user will see, and who will see theirs: the owner and all users of the owner's credits.
	 */
	readonly pool: NamedPeople;
	/** Whose usage and orders the user sees now and will no longer see. */
	readonly leaves: NamedPeople;
	/** The users of this user's own credits, who have to move along (product.md 2). */
	readonly creditUsers: NamedPeople;
	/** How many of the user's refills pause, because their own credits are parked (product.md 55). */
	readonly refills: number;
}

/** The effect of a change that has not been made; refuses like the change itself. */
export async function previewCreditOwner(
	{ actor, db = database() }: ReadContext,
	{ userId, ownerId }: PreviewCreditOwnerInput,
): Promise<Result<CreditOwnerPreview>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	const user = await readUser({ actor, db }, userId);
	const owner = user && (await readUser({ actor, db }, ownerId));
	if (!user || !owner) return refuse("NOT_FOUND", user ? "creditOwnerNotFound" : "userNotFound");
	const isSelf = owner.id === user.id;
	const above = owner.id === actor.userId && !isSelf ? refusalToTakeOver(actor, [user], "creditOwnerId") : null;
	if (above) return above;
	const balances = await readTypeBalances(sqlOf(db), [user.id, owner.id, user.creditOwner.id]);
	const moving = { userId: user.id, oldOwnerId: user.creditOwner.id, newOwnerId: owner.id };
	const names = new Map(balances.get(owner.id)?.map((type) => [type.creditTypeId, type.nameInText]));
	const before = new Map(balances.get(user.creditOwner.id)?.map((type) => [type.creditTypeId, type.available]));
	const none: NamedPeople = { names: [], count: 0 };
	const except = user.id;
	const leaves = user.creditOwner.id !== owner.id && user.creditOwner.id !== user.id;
	return done({
		owner: { id: owner.id, name: owner.name, isSelf },
		usable: (balances.get(owner.id) ?? []).map(({ creditTypeId, nameInText, available }) => ({
			creditTypeId,
			nameInText,
			before: before.get(creditTypeId) ?? 0n,
			after: available,
		})),
		limited: isSelf ? [] : await readLimited(sqlOf(db), { userId: user.id, ownerId: owner.id }),
		own: (balances.get(user.id) ?? []).filter(({ available }) => available > 0n),
		movable: (await readConsolidation(sqlOf(db), moving)).map((lot) => ({
			...lot,
			nameInText: names.get(lot.creditTypeId) ?? lot.creditTypeId,
		})),
		subscriptions: isSelf ? [] : await readRunningSubscriptions(db, user.id),
		ordersInProgress: await readOrdersInProgress(db, user.id),
		pool: isSelf ? none : await readPool(db, { owner, except }),
		leaves: leaves ? await readPool(db, { owner: user.creditOwner, except }) : none,
		creditUsers: isSelf ? none : await readCreditUsers(db, { ownerId: user.id, except: owner.id }),
		refills: isSelf ? 0 : await countRefills(db, { userId: user.id, arePaused: false }),
	});
}

async function readLimited(
	sql: Sql,
	{ userId, ownerId }: { userId: string; ownerId: string },
): Promise<CreditOwnerPreview["limited"]> {
	const wallets = await sql.query<{ accountId: string; creditTypeId: string; nameInText: string; at: Date }>(
		`SELECT "account"."id" AS "accountId", "credit_type"."id" AS "creditTypeId",
			"credit_type"."name_in_text" AS "nameInText", statement_timestamp() AS "at"
		FROM "account" JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		WHERE "account"."kind" = 'wallet' AND "account"."user_id" = $1::uuid ORDER BY "credit_type"."position"`,
		[ownerId],
	);
	const [first] = wallets;
	if (!first) return [];
	const asked = wallets.map(({ accountId }) => ({ accountId, userId, addressId: null }));
	const standings = await readStandings(sql, { asked, at: first.at });
	return wallets.flatMap(({ creditTypeId, nameInText }, index) => {
		const standing = standings.get(index);
		return standing ? [{ creditTypeId, nameInText, left: headroomOf(standing).left }] : [];
	});
}

async function readOrdersInProgress(db: Database, userId: string) {
	const orders = await db.order.groupBy({
		by: ["beneficiaryId"],
		where: { buyerId: userId, status: "pending" },
		_count: true,
	});
	const names = await db.user.findMany({
		where: { id: { in: orders.map((order) => order.beneficiaryId) } },
		select: { id: true, name: true },
	});
	return orders.map(({ beneficiaryId, _count }) => ({
		beneficiaryName: names.find((person) => person.id === beneficiaryId)?.name ?? "",
		isSelf: beneficiaryId === userId,
		count: _count,
	}));
}

async function readPool(
	db: Database,
	{ owner, except }: { owner: { id: string; name: string }; except: string },
): Promise<NamedPeople> {
	const { names, count } = await readCreditUsers(db, { ownerId: owner.id, except });
	return { names: [owner.name, ...names].slice(0, PEOPLE_NAMED), count: count + 1 };
}

async function readCreditUsers(
	db: Database,
	{ ownerId, except }: { ownerId: string; except: string },
): Promise<NamedPeople> {
	const where = { creditOwnerId: ownerId, id: { notIn: [ownerId, except] } };
	const people = await db.user.findMany({
		where,
		orderBy: [{ name: "asc" }, { id: "asc" }],
		take: PEOPLE_NAMED,
		select: { name: true },
	});
	const count = people.length < PEOPLE_NAMED ? people.length : await db.user.count({ where });
	return { names: people.map((person) => person.name), count };
}

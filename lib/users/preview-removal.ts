import type { Actor } from "@/lib/auth/actor.ts";
import { listSessionsOfUser } from "@/lib/auth/sessions.ts";
import type { Database } from "@/lib/db.ts";
import { readBalances } from "@/lib/ledger/balances.ts";
import { done, type Result, refuse } from "@/lib/refusal.ts";
import type { Sql } from "@/lib/sql.ts";
import { type Transaction, transact } from "@/lib/transaction.ts";
import { refusalToEditUsers } from "./policy.ts";
import { refusalOfRemoval } from "./role-and-status.ts";

const NAMED = 5;

/** What removing a user would do, before it is done. Credits throughout. */
export interface RemovalPreview {
	/** The one that removing sends along, so that what was shown is what is removed. */
	readonly version: number;
	/** Whose credits he uses; null where his own. */
	readonly usesCreditsOf: string | null;
	readonly creditUsers: { readonly names: readonly string[]; readonly count: number };
	/** What is left in his own wallets, by credit type; only where there is something. */
	readonly credits: readonly { creditTypeId: string; nameInText: string; available: bigint; held: bigint }[];
	/** The numbers of his pending orders. */
	readonly openOrders: readonly bigint[];
	/** He can't be removed while he has any. */
	readonly shareGroups: readonly string[];
	readonly sessions: number;
}

/** Refuses like the removal itself where the actor can't remove this user at all. */
export async function previewRemoval(
	actor: Actor,
	{ userId }: { userId: string },
	db?: Database,
): Promise<Result<RemovalPreview>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	return transact(db, async (tx) => {
		const { organizationId } = actor;
		const user = await tx.prisma.user.findFirst({ where: { id: userId, organizationId, status: { not: "removed" } } });
		if (!user) return refuse("NOT_FOUND", "userNotFound");
		const obstacle = await refusalOfRemoval(tx, { actor, user });
		if (obstacle) return obstacle;
		const owner = user.creditOwnerId === user.id ? null : user.creditOwnerId;
		return done({
			version: user.version,
			usesCreditsOf: owner && (await tx.prisma.user.findUniqueOrThrow({ where: { id: owner } })).name,
			creditUsers: await readCreditUsers(tx, { organizationId, userId }),
			credits: await readCreditsLeft(tx, userId),
			openOrders: await readOpenOrders(tx, userId),
			shareGroups: await readShareGroupNames(tx.sql, userId),
			sessions: (await listSessionsOfUser(userId, tx.prisma)).length,
		});
	});
}

/** The share groups that a user has made and not deleted yet, by name. */
export async function readShareGroupNames(sql: Sql, userId: string): Promise<string[]> {
	const groups = await sql.query<{ name: string }>(
		`SELECT "name" FROM "share_group" WHERE "creator_id" = $1::uuid AND "status" <> 'deleted' ORDER BY lower("name"), "id"`,
		[userId],
	);
	return groups.map((group) => group.name);
}

/** Whether there is something in a user's own wallets that could be spent. */
export async function hasCreditsLeft(sql: Sql, userId: string): Promise<boolean> {
	return (await readBalances(sql, [userId])).some(({ available }) => available > 0n);
}

async function readCreditUsers(
	tx: Transaction,
	{ organizationId, userId }: { organizationId: string; userId: string },
): Promise<RemovalPreview["creditUsers"]> {
	const where = { organizationId, creditOwnerId: userId, id: { not: userId } };
	const people = await tx.prisma.user.findMany({
		where,
		orderBy: [{ name: "asc" }, { id: "asc" }],
		take: NAMED,
		select: { name: true },
	});
	return { names: people.map((person) => person.name), count: await tx.prisma.user.count({ where }) };
}

async function readCreditsLeft(tx: Transaction, userId: string): Promise<RemovalPreview["credits"]> {
	const types = await tx.prisma.creditType.findMany({ select: { id: true, nameInText: true } });
	const names = new Map(types.map((type) => [type.id, type.nameInText]));
	return (await readBalances(tx.sql, [userId]))
		.filter(({ available, held }) => available > 0n || held > 0n)
		.map(({ creditTypeId, available, held }) => ({
			creditTypeId,
			nameInText: names.get(creditTypeId) ?? creditTypeId,
			available,
			held,
		}));
}

async function readOpenOrders(tx: Transaction, userId: string): Promise<bigint[]> {
	const orders = await tx.prisma.order.findMany({
		where: { status: "pending", OR: [{ buyerId: userId }, { beneficiaryId: userId }] },
		orderBy: { number: "asc" },
		select: { number: true },
	});
	return orders.map((order) => order.number);
}

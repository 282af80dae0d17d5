import type { ListQuery } from "@/lib/actions/list-query.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { readLots } from "@/lib/ledger/reads/read-lots.ts";
import { searchPattern } from "@/lib/people/user-id-page.ts";
import type { CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { mayGrantCredits } from "./policy.ts";
import { UNDO, undoKey } from "./undo-movement.ts";

/** Someone to whom credits can be given. */
export interface HolderRow {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly organization: string;
}

/** As the list has them: whose organization's page may be opened from there. */
export interface FoundHolder extends HolderRow {
	readonly organizationId: string;
	/** Neither the operator's own nor a sandbox. */
	readonly isCustomer: boolean;
}

type HoldersQuery = Pick<ListQuery<"name">, "search" | "descending" | "offset" | "limit">;

const LOTS_SHOWN = 50;
const MOVEMENTS_SHOWN = 50;

/** Users of all organizations but sandboxes whose name, address or organization has the text; null without the right. */
export async function findHolders(
	{ actor, db = database() }: ReadContext,
	{ search, descending, offset, limit }: HoldersQuery,
): Promise<{ holders: readonly FoundHolder[]; hasMore: boolean } | null> {
	if (!mayGrantCredits(actor)) return null;
	const holders = await sqlOf(db).query<FoundHolder>(
		`SELECT "user"."id", "user"."name", "user"."email", "organization"."name" AS "organization",
			"organization"."id" AS "organizationId",
			NOT "organization"."is_operator" AND "organization"."sandbox_of_id" IS NULL AS "isCustomer"
		${HOLDERS_SQL} ${descending ? "DESC" : "ASC"}, "user"."id" OFFSET $2::int LIMIT $3::int`,
		[searchPattern(search), offset, limit + 1],
	);
	return { holders: holders.slice(0, limit), hasMore: holders.length > limit };
}

const HOLDERS_SQL = `FROM "user" JOIN "organization" ON "organization"."id" = "user"."organization_id"
	WHERE "user"."status" <> 'removed' AND "organization"."sandbox_of_id" IS NULL
		AND ("user"."search_text" LIKE lower($1::text) OR ' ' || lower("organization"."name") LIKE lower($1::text))
	ORDER BY lower("user"."name")`;

/** Everyone whom the list finds, in its order; null without the right. */
export function holdersFileOf(
	{ actor }: Pick<ReadContext, "actor">,
	{ search, descending }: Pick<HoldersQuery, "search" | "descending">,
): CsvQuery | null {
	if (!mayGrantCredits(actor)) return null;
	const text = `SELECT "user"."id" AS "user_id", "user"."name", "user"."email", "organization"."name" AS "organization",
			"user"."status"::text AS "status"
		${HOLDERS_SQL} ${descending ? "DESC" : "ASC"}, "user"."id"`;
	const columns = (["name", "email", "organization", "status"] as const).map((name) => ({
		name,
		kind: "text" as const,
	}));
	return { text, values: [searchPattern(search)], columns: [{ name: "user_id", kind: "id" }, ...columns] };
}

/** A user's own wallets, as Operator › Credits shows them. */
export interface HolderDetail extends HolderRow {
	readonly wallets: readonly HolderWallet[];
	/** What operators gave and adjusted, and what moved along with a Credit Owner (product.md 55a); newest first. */
	readonly movements: readonly HolderMovement[];
	readonly hasMoreMovements: boolean;
}

export interface HolderWallet {
	readonly creditTypeId: string;
	readonly name: string;
	readonly nameInText: string;
	readonly isRetired: boolean;
	readonly available: bigint;
	/** Those of the soonest expiry. */
	readonly lots: readonly HolderLot[];
	readonly hasMoreLots: boolean;
}

export interface HolderLot {
	readonly id: string;
	readonly kind: "purchased" | "granted";
	readonly remaining: bigint;
	readonly held: bigint;
	readonly expiresAt: Date | null;
}

export interface HolderMovement {
	readonly accountId: string;
	readonly version: bigint;
	readonly kind: "grant" | "adjustment" | "consolidation";
	readonly creditTypeId: string;
	readonly credits: bigint;
	/** What of its lot is neither spent nor on hold: no more can be taken back. */
	readonly unspent: bigint;
	/** Whose wallet it moved to or came from; null for what moved between no two. */
	readonly other: string | null;
	readonly reason: string | null;
	readonly actor: string | null;
	readonly at: Date;
	readonly isUndone: boolean;
}

/** One user, in whatever organization; null where there is none, or without the right. */
export async function readHolder(
	{ actor, db = database() }: ReadContext,
	userId: string,
): Promise<HolderDetail | null> {
	if (!mayGrantCredits(actor) || !isId(userId)) return null;
	const user = await db.user.findFirst({
		where: { id: userId, status: { not: "removed" } },
		select: { id: true, name: true, email: true, organization: { select: { name: true } } },
	});
	if (!user) return null;
	const sql = sqlOf(db);
	const [pools, balances, types, found] = await Promise.all([
		readWalletsOf(sql, [userId]),
		readBalances(sql, [userId]),
		db.creditType.findMany({ select: { id: true, retiredAt: true } }),
		readMovements(sql, userId),
	]);
	const wallets = pools.map(async ({ accountId, creditTypeId, creditType, nameInText }) => {
		const lots = await readLots(sql, { accountId, offset: 0, limit: LOTS_SHOWN + 1 });
		return {
			creditTypeId,
			name: creditType,
			nameInText,
			isRetired: types.some(({ id, retiredAt }) => id === creditTypeId && retiredAt !== null),
			available: balances.find((balance) => balance.creditTypeId === creditTypeId)?.available ?? 0n,
			lots: lots.slice(0, LOTS_SHOWN).map(({ lotId, ...lot }) => ({
				id: lotId,
				kind: lot.kind,
				remaining: lot.remaining,
				held: lot.held,
				expiresAt: lot.expiresAt,
			})),
			hasMoreLots: lots.length > LOTS_SHOWN,
		};
	});
	const movements = found.slice(0, MOVEMENTS_SHOWN);
	const keys = await db.request.findMany({
		where: { client: UNDO, key: { in: movements.map(undoKey) } },
		select: { key: true },
	});
	const undone = new Set(keys.map(({ key }) => key));
	return {
		...user,
		organization: user.organization.name,
		wallets: await Promise.all(wallets),
		movements: movements.map((movement) => ({ ...movement, isUndone: undone.has(undoKey(movement)) })),
		hasMoreMovements: found.length > MOVEMENTS_SHOWN,
	};
}

async function readMovements(sql: Sql, userId: string): Promise<Omit<HolderMovement, "isUndone">[]> {
	const pools = await readWalletsOf(sql, [userId]);
	return sql.query<Omit<HolderMovement, "isUndone">>(
		`SELECT "ledger_entry"."account_id" AS "accountId", "ledger_entry"."version", "ledger_entry"."kind"::text AS "kind",
			"account"."credit_type_id" AS "creditTypeId", "ledger_entry"."credits", "lot"."remaining" - "lot"."held" AS "unspent", "other"."name" AS "other",
			"ledger_entry"."reason",
			"actor"."name" AS "actor", "ledger_entry"."posted_at" AS "at"
		${MOVEMENTS_SQL} LIMIT $2::int`,
		[pools.map(({ accountId }) => accountId), MOVEMENTS_SHOWN + 1],
	);
}

/** What the wallets `$1` were given and had taken; `<> 'charge'` changes no answer: it is the condition of the index `entry_other`. */
export const MOVEMENTS_SQL = `FROM "ledger_entry" JOIN "account" ON "account"."id" = "ledger_entry"."account_id"
	JOIN "lot" ON "lot"."id" = "ledger_entry"."lot_id"
	LEFT JOIN "user" AS "actor" ON "actor"."id" = "ledger_entry"."actor_id"
	LEFT JOIN "account" AS "counter" ON "counter"."id" = "ledger_entry"."counter_account_id"
	LEFT JOIN "user" AS "other" ON "other"."id" = "counter"."user_id"
	WHERE "ledger_entry"."account_id" = ANY ($1::uuid[]) AND "ledger_entry"."kind" IN ('grant', 'adjustment', 'consolidation')
		AND "ledger_entry"."kind" <> 'charge'
	ORDER BY "ledger_entry"."posted_at" DESC, "ledger_entry"."account_id", "ledger_entry"."version" DESC`;

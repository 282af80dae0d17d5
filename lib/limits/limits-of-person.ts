import type { SetLimit } from "@/lib/ledger/paying/store-limit.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { IN_FORCE } from "./read-pool-limits.ts";

/** What is set of a limit. */
type Terms = Pick<SetLimit, "credits" | "period" | "until" | "warnPercent" | "tellsSetter">;

/** What is set for one person on a wallet: for them apart, for everyone, and the raise that is in force. */
export interface LimitsOfPerson {
	readonly accountId: string;
	readonly userId: string;
	readonly ownerId: string;
	readonly exception: Terms | null;
	readonly default: Terms | null;
	readonly raise: Terms | null;
}

/** A Credit User, and whose wallet it is about. */
export interface PersonOnWallet {
	readonly userId: string;
	readonly ownerId: string;
}

interface Row extends Terms {
	readonly accountId: string;
	/** Null for the default. */
	readonly userId: string | null;
}

/**
 * What is set for these people on wallets of one credit type, by their id; who isn't there has no such wallet. In two
 * statements however many they are. Final under the locks of the wallets.
 */
export async function readLimitsOfPeople(
	tx: Transaction,
	{ people, creditTypeId }: { people: readonly PersonOnWallet[]; creditTypeId: string },
): Promise<ReadonlyMap<string, LimitsOfPerson>> {
	const ownerIds = [...new Set(people.map(({ ownerId }) => ownerId))];
	const accounts = await walletsOf(tx, { ownerIds, creditTypeId });
	const set = await tx.sql.query<Row>(
		`SELECT "limit"."account_id" AS "accountId", "limit"."user_id" AS "userId", "limit"."credits",
			"limit"."period"::text AS "period", "limit"."until"::text AS "until", "limit"."warn_percent"::int AS "warnPercent",
			"limit"."tells_setter" AS "tellsSetter"
		FROM "pool_limit" AS "limit"
		WHERE "limit"."account_id" = ANY ($1::uuid[]) AND "limit"."address_id" IS NULL AND ${IN_FORCE}
			AND ("limit"."user_id" IS NULL OR "limit"."user_id" = ANY ($2::uuid[]))`,
		[[...accounts.values()], people.map(({ userId }) => userId)],
	);
	const byKey = new Map(set.map((row) => [keyOf(row.accountId, row.userId, row.until !== null), row]));
	const find = (accountId: string, userId: string | null, isRaise = false) =>
		byKey.get(keyOf(accountId, userId, isRaise)) ?? null;
	return new Map(
		people.flatMap(({ userId, ownerId }): [string, LimitsOfPerson][] => {
			const accountId = accounts.get(ownerId);
			if (accountId === undefined) return [];
			const own = { exception: find(accountId, userId), raise: find(accountId, userId, true) };
			return [[userId, { accountId, userId, ownerId, ...own, default: find(accountId, null) }]];
		}),
	);
}

const keyOf = (accountId: string, userId: string | null, isRaise: boolean) => `${accountId} ${userId} ${isRaise}`;

/** The wallets of one credit type, by their user. */
export async function walletsOf(
	tx: Transaction,
	{ ownerIds, creditTypeId }: { ownerIds: readonly string[]; creditTypeId: string },
): Promise<ReadonlyMap<string, string>> {
	const where = { kind: "wallet" as const, userId: { in: [...ownerIds] }, creditTypeId };
	const accounts = await tx.prisma.account.findMany({ where, select: { id: true, userId: true } });
	return new Map(accounts.flatMap(({ id, userId }) => (userId === null ? [] : [[userId, id]])));
}

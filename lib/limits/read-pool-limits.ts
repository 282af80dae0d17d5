import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Headroom, headroomOf } from "@/lib/ledger/paying/headroom.ts";
import { NO_ADDRESS, readAddressIds } from "@/lib/ledger/paying/make-addresses.ts";
import { readStandings } from "@/lib/ledger/paying/read-standings.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { isId } from "@/lib/platform/ids.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";
import type { LimitedPool } from "./schema.ts";

/** What is set in one layer. */
export interface LimitTerms {
	/** Null in an exception: no limit. */
	readonly credits: bigint | null;
	readonly period: LimitPeriod | null;
	readonly warnPercent: number;
	readonly tellsSetter: boolean;
	/** A raise's last day, in the deployment's time zone. */
	readonly until: string | null;
	readonly setBy: string;
	readonly setAt: Date;
	readonly reason: string | null;
}

/** One person's limit on a pool. */
export interface PersonLimit {
	/** A Credit User's id where the pool is a wallet; an address where it is a share group. */
	readonly person: string;
	/** The Credit User's name; null for an address. */
	readonly name: string | null;
	/** What is set for this person apart from the default. */
	readonly exception: LimitTerms | null;
	/** The raise that is in force. */
	readonly raise: LimitTerms | null;
	/** What the limit leaves them now; null without a limit. */
	readonly headroom: Headroom | null;
}

/** The limits on a pool. */
export interface LimitsOfPool {
	readonly default: LimitTerms | null;
	readonly people: readonly PersonLimit[];
}

/** Whose limits are read: these people's, or a page of all who use the wallet's credits or have a limit of their own. */
export type WhoseLimits =
	| { readonly people: readonly string[] }
	| {
			/** The last one of the page before; null for the first page. Pages are in the order of `person`. */
			readonly after: string | null;
			readonly limit: number;
	  };

/**
 * The limits on a pool and what they leave each person now, for those who may change them (product.md 43, 44): Credit
 * Users by id, members of share groups by address. Null where the actor may not.
 */
export async function readPoolLimits(
	{ actor, db = database() }: ReadContext,
	{ pool, of }: { readonly pool: LimitedPool; readonly of: WhoseLimits },
): Promise<LimitsOfPool | null> {
	const isAllowed = pool.kind === "share_group" || pool.ownerId === actor.userId || mayEditUsers(actor);
	if (!isAllowed || !isId(pool.kind === "wallet" ? pool.ownerId : pool.shareGroupId)) return null;
	return readSnapshot(async ({ prisma, sql }) => {
		const { creditTypeId } = pool;
		const account = await prisma.account.findFirst({
			where:
				pool.kind === "wallet"
					? { kind: "wallet", creditTypeId, user: { id: pool.ownerId, organizationId: actor.organizationId } }
					: { creditTypeId, shareGroup: { id: pool.shareGroupId, creatorId: actor.userId } },
		});
		if (!account) return null;
		const { id: accountId } = account;
		const [present] = await sql.query<{ at: Date }>(`SELECT statement_timestamp() AS "at"`);
		const asked =
			pool.kind === "wallet"
				? await readCreditUsers(sql, { accountId, ownerId: pool.ownerId, of })
				: await readMembers(sql, { accountId, of });
		const members = asked.map(({ userId, addressId }) => ({ accountId, userId, addressId }));
		const set = await readSet(sql, { accountId, people: asked.map(({ person }) => person) });
		const standings = await readStandings(sql, { asked: members, at: present?.at ?? new Date() });
		const find = (person: string | null, isRaise: boolean) =>
			termsOf(set.find((one) => one.person === person && (one.until !== null) === isRaise));
		return {
			default: find(null, false),
			people: asked.map(({ person, name }, index) => {
				const standing = standings.get(index);
				const headroom = standing ? headroomOf(standing) : null;
				return { person, name, exception: find(person, false), raise: find(person, true), headroom };
			}),
		};
	}, db);
}

interface SetTerms extends LimitTerms {
	/** Null for the default. */
	readonly person: string | null;
}

/** Of a limit: it counts still. */
export const IN_FORCE = `("limit"."until" IS NULL
	OR "limit"."until" >= (SELECT (statement_timestamp() AT TIME ZONE "time_zone")::date FROM "deployment"))`;

/** The default, and what is set for these people. */
async function readSet(
	sql: Sql,
	{ accountId, people }: { accountId: string; people: readonly string[] },
): Promise<SetTerms[]> {
	return sql.query<SetTerms>(
		`SELECT coalesce("limit"."user_id"::text, "address"."value") AS "person", "limit"."credits",
			"limit"."period"::text AS "period", "limit"."warn_percent"::int AS "warnPercent",
			"limit"."tells_setter" AS "tellsSetter", "limit"."until"::text AS "until", "setter"."name" AS "setBy",
			"limit"."set_at" AS "setAt", "limit"."reason"
		FROM "pool_limit" AS "limit" JOIN "user" AS "setter" ON "setter"."id" = "limit"."set_by_id"
		LEFT JOIN "address" ON "address"."id" = "limit"."address_id"
		WHERE "limit"."account_id" = $1::uuid AND ${IN_FORCE}
			AND (("limit"."user_id" IS NULL AND "limit"."address_id" IS NULL)
				OR coalesce("limit"."user_id"::text, "address"."value") = ANY ($2::text[]))`,
		[accountId, people],
	);
}

function termsOf(found: SetTerms | undefined): LimitTerms | null {
	if (!found) return null;
	const { person: _, ...terms } = found;
	return terms;
}

interface AskedPerson {
	readonly person: string;
	readonly name: string | null;
	readonly userId: string;
	readonly addressId: string | null;
}

async function readCreditUsers(
	sql: Sql,
	{ accountId, ownerId, of }: { accountId: string; ownerId: string; of: WhoseLimits },
): Promise<AskedPerson[]> {
	const [asked, { after, limit }] = "people" in of ? [of.people.filter(isId), ALL] : [null, of];
	const users = await sql.query<{ id: string; name: string }>(
		`SELECT "user"."id", "user"."name" FROM "user" JOIN "user" AS "owner" ON "owner"."id" = $1::uuid
		WHERE "user"."organization_id" = "owner"."organization_id"
			AND "user"."id" <> "owner"."id" AND "user"."status" <> 'removed'
			AND CASE WHEN $2::uuid[] IS NOT NULL THEN "user"."id" = ANY ($2::uuid[])
				ELSE "user"."credit_owner_id" = "owner"."id" OR EXISTS (
					SELECT FROM "pool_limit" AS "limit"
					WHERE "limit"."account_id" = $3::uuid AND "limit"."user_id" = "user"."id" AND ${IN_FORCE}
				) END
			AND ($4::uuid IS NULL OR "user"."id" > $4::uuid)
		ORDER BY "user"."id" LIMIT $5`,
		[ownerId, asked, accountId, after, limit],
	);
	return users.map(({ id, name }) => ({ person: id, name, userId: id, addressId: null }));
}

/** The place in the list of pages that holds everyone. */
const ALL = { after: null, limit: null };

async function readMembers(
	sql: Sql,
	{ accountId, of }: { accountId: string; of: WhoseLimits },
): Promise<AskedPerson[]> {
	const addresses =
		"people" in of
			? [...new Set(of.people.flatMap((one) => normalizeAddress(one) ?? []))]
			: await readLimitedAddresses(sql, { accountId, ...of });
	const addressIds = await readAddressIds(sql, addresses);
	const users = await sql.query<{ addressId: string; userId: string }>(
		`SELECT DISTINCT ON ("address_id") "address_id" AS "addressId", "user_id" AS "userId" FROM "pool_use"
		WHERE "account_id" = $1::uuid AND "address_id" = ANY ($2::uuid[])
		ORDER BY "address_id", "day" DESC, "user_id"`,
		[accountId, [...addressIds.values()]],
	);
	const userOf = new Map(users.map(({ addressId, userId }) => [addressId, userId]));
	return addresses.map((address) => {
		const addressId = addressIds.get(address) ?? null;
		// To the limits, an address that has used nothing is like one without an account.
		const userId = userOf.get(addressId ?? "") ?? NO_ADDRESS;
		return { person: address, name: null, userId, addressId };
	});
}

/** A page of the addresses that have a limit of their own; one that was erased with its person has none (product.md 37a). */
async function readLimitedAddresses(
	sql: Sql,
	{ accountId, after, limit }: { accountId: string; after: string | null; limit: number },
): Promise<string[]> {
	const found = await sql.query<{ value: string }>(
		`SELECT DISTINCT "address"."value" FROM "pool_limit" AS "limit"
		JOIN "address" ON "address"."id" = "limit"."address_id" AND "address"."value" IS NOT NULL
		WHERE "limit"."account_id" = $1::uuid AND ${IN_FORCE} AND ($2::text IS NULL OR "address"."value" > $2::text)
		ORDER BY "address"."value" LIMIT $3`,
		[accountId, after, limit],
	);
	return found.map(({ value }) => value);
}

import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { onShards } from "../posting/shards.ts";
import { readAddressIds } from "./addresses.ts";

/**
 * A member of a share group, as limits count them: the group's account, the user, and the address that lets them in.
 */
export interface Member {
	readonly accountId: string;
	readonly userId: string;
	readonly address: string;
}

/** What a limit leaves a member for now (product.md 24). */
export interface Headroom {
	readonly limit: bigint;
	readonly period: LimitPeriod;
	/** Credits that the member has used and holds in the current period, less what was given back. */
	readonly used: bigint;
	/** Credits that the member may still use, never below zero: a lowered limit takes nothing back. */
	readonly left: bigint;
	/** When it resets; null where it is in total. */
	readonly resetsAt: Date | null;
}

/** The limits of some members as of one instant, and what this transaction has counted since. */
export class MemberLimits {
	/** The instant whose day, week and month count; null where no member here has a limit. */
	readonly at: Date | null;
	readonly #headrooms: Map<string, Headroom>;

	constructor(at: Date, headrooms: readonly (Member & Headroom)[]) {
		this.at = headrooms.length > 0 ? at : null;
		this.#headrooms = new Map(
			headrooms.map(({ accountId, userId, address, ...headroom }) => [
				nameOf({ accountId, userId, address }),
				headroom,
			]),
		);
	}

	/** Null where the member has no limit. */
	of(member: Member): Headroom | null {
		return (this.at && this.#headrooms.get(nameOf(member))) ?? null;
	}

	/** Counts credits that the member is about to use. */
	count(member: Member, credits: bigint): void {
		const headroom = this.of(member);
		if (!headroom) return;
		const left = headroom.left - credits;
		if (left < 0n) throw new Error(`${credits} credits are more than the limit of ${member.address} leaves.`);
		this.#headrooms.set(nameOf(member), { ...headroom, used: headroom.used + credits, left });
	}
}

/** A member with a limit, and when its current period began, a day of the deployment. */
interface Limited extends Member {
	readonly limit: bigint;
	readonly period: LimitPeriod;
	readonly since: string;
	readonly resetsAt: Date | null;
}

/**
 * What the limits leave these members at an instant: an exception for the address, or else the group's default. What
 * the user has used under any address counts, and what any user has used under this one: neither a new address nor a
 * new account resets a limit. Under the accounts' locks, which every change of a limit or of what it counts takes too.
 * `addressIds`: those of their addresses that are known already.
 */
export async function readMemberLimits(
	sql: Sql,
	{
		members,
		at,
		addressIds = new Map(),
	}: { readonly members: readonly Member[]; readonly at: Date; readonly addressIds?: ReadonlyMap<string, string> },
): Promise<MemberLimits> {
	const limited = members.length === 0 ? [] : await readLimited(sql, members, at);
	if (limited.length === 0) return new MemberLimits(at, []);
	const unknown = new Set(limited.map(({ address }) => address).filter((address) => !addressIds.has(address)));
	const others = unknown.size === 0 ? [] : await readAddressIds(sql, [...unknown]);
	const used = await readUsed(sql, limited, new Map([...addressIds, ...others]));
	return new MemberLimits(
		at,
		limited.map(({ since: _, ...member }, index) => {
			const so = used.get(index) ?? 0n;
			return { ...member, used: so, left: member.limit > so ? member.limit - so : 0n };
		}),
	);
}

async function readLimited(sql: Sql, members: readonly Member[], at: Date): Promise<Limited[]> {
	return sql.query<Limited>(
		`WITH "today" AS (
			SELECT ($4::timestamptz AT TIME ZONE "time_zone")::date AS "day", "time_zone" FROM "deployment"
		), "limited" AS (
			SELECT DISTINCT ON ("member"."account_id", "member"."user_id", "member"."address") "member".*, "limit"."credits",
				"limit"."period"
			FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS "member" ("account_id", "user_id", "address")
			JOIN "account" ON "account"."id" = "member"."account_id"
			JOIN "share_group_limit" AS "limit" ON "limit"."share_group_id" = "account"."share_group_id"
				AND "limit"."credit_type_id" = "account"."credit_type_id"
				AND ("limit"."email" IS NULL OR "limit"."email" = "member"."address")
			ORDER BY "member"."account_id", "member"."user_id", "member"."address", "limit"."email" NULLS LAST
		)
		SELECT "account_id" AS "accountId", "user_id" AS "userId", "address", "credits" AS "limit",
			"period"::text AS "period",
			CASE "period" WHEN 'day' THEN "day"
				WHEN 'week' THEN date_trunc('week', "day"::timestamp)::date
				WHEN 'month' THEN date_trunc('month', "day"::timestamp)::date
				ELSE '-infinity' END::text AS "since",
			CASE "period" WHEN 'day' THEN "day" + 1
				WHEN 'week' THEN date_trunc('week', "day"::timestamp)::date + 7
				WHEN 'month' THEN (date_trunc('month', "day"::timestamp) + interval '1 month')::date
				END::timestamp AT TIME ZONE "time_zone" AS "resetsAt"
		FROM "limited" CROSS JOIN "today" WHERE "credits" IS NOT NULL`,
		[
			members.map(({ accountId }) => accountId),
			members.map(({ userId }) => userId),
			members.map(({ address }) => address),
			at,
		],
	);
}

/** What counts for each of them, by its index: what the user has used, and what others have under the same address. */
async function readUsed(
	sql: Sql,
	limited: readonly Limited[],
	addressIds: ReadonlyMap<string, string>,
): Promise<Map<number, bigint>> {
	const counted = (by: string) =>
		`SELECT "member"."index", "use"."credits"
		FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::date[])
			AS "member" ("index", "account_id", "user_id", "address_id", "since")
		JOIN "pool_use" AS "use" ON "use"."account_id" = "member"."account_id"
			AND "use"."day" >= "member"."since" AND ${by}${onShards(`"use"."account_id"`, "$2::uuid[]")}`;
	const rows = await sql.query<{ index: number; used: bigint }>(
		`SELECT "index", sum("credits")::int8 AS "used" FROM (
			${counted(`"use"."user_id" = "member"."user_id"`)}
			UNION ALL
			${counted(`"use"."address_id" = "member"."address_id" AND "use"."user_id" <> "member"."user_id"`)}
		) AS "counted" GROUP BY "index"`,
		[
			limited.map((_, index) => index),
			limited.map(({ accountId }) => accountId),
			limited.map(({ userId }) => userId),
			limited.map(({ address }) => addressIds.get(address) ?? null),
			limited.map(({ since }) => since),
		],
	);
	return new Map(rows.map(({ index, used }) => [index, used]));
}

/** A member in one text. */
export function nameOf({ accountId, userId, address }: Member): string {
	return `${accountId} ${userId} ${address}`;
}

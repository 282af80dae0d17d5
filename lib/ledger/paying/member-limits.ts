import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { arrays, type Columns, unnest } from "../posting/bulk.ts";

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
	readonly startsAnew: Date | null;
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
		return this.#headrooms.get(nameOf(member)) ?? null;
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

/**
 * What the limits leave these members at an instant: an exception for the address, or else the group's default. What
 * the user has used under any address counts, and what any user has used under this one: neither a new address nor a
 * new account resets a limit. Under the accounts' locks, which every change of a limit or of what it counts takes too.
 */
export async function readMemberLimits(
	sql: Sql,
	{ members, at }: { readonly members: readonly Member[]; readonly at: Date },
): Promise<MemberLimits> {
	if (members.length === 0) return new MemberLimits(at, []);
	const rows = await sql.query<Member & Omit<Headroom, "left">>(
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
		), "current" AS (
			SELECT "limited".*, "time_zone", CASE "period"
					WHEN 'day' THEN "day"
					WHEN 'week' THEN date_trunc('week', "day"::timestamp)::date
					WHEN 'month' THEN date_trunc('month', "day"::timestamp)::date
					ELSE '-infinity' END AS "start",
				CASE "period"
					WHEN 'day' THEN "day" + 1
					WHEN 'week' THEN date_trunc('week', "day"::timestamp)::date + 7
					WHEN 'month' THEN (date_trunc('month', "day"::timestamp) + interval '1 month')::date END AS "end"
			FROM "limited" CROSS JOIN "today" WHERE "credits" IS NOT NULL
		)
		SELECT "account_id" AS "accountId", "user_id" AS "userId", "address", "credits" AS "limit",
			"period"::text AS "period", "end"::timestamp AT TIME ZONE "time_zone" AS "startsAnew",
			(SELECT coalesce(sum("usage"."credits"), 0)::int8 FROM "share_group_usage" AS "usage"
			WHERE "usage"."account_id" = "current"."account_id" AND "usage"."day" >= "current"."start"
				AND ("usage"."user_id" = "current"."user_id" OR "usage"."address" = "current"."address")) AS "used"
		FROM "current"`,
		[
			members.map(({ accountId }) => accountId),
			members.map(({ userId }) => userId),
			members.map(({ address }) => address),
			at,
		],
	);
	return new MemberLimits(
		at,
		rows.map((row) => ({ ...row, left: row.limit > row.used ? row.limit - row.used : 0n })),
	);
}

/** Credits that a member uses or sets aside at an instant, or gets back from that instant. */
export interface CountedUse extends Member {
	readonly credits: bigint;
	readonly at: Date;
}

interface UseRow {
	account_id: string;
	user_id: string;
	address: string;
	credits: bigint;
	at: Date;
}

const USE: Columns<UseRow> = {
	account_id: "uuid",
	user_id: "uuid",
	address: "text",
	credits: "int8",
	at: "timestamptz",
};

/** By day of the deployment (product.md 35), sorted. */
const SUMS_BY_DAY = `"account_id", "user_id", "address", ("at" AT TIME ZONE "time_zone")::date AS "day",
			sum("credits")::int8 AS "credits"
		FROM ${unnest(USE)} CROSS JOIN (SELECT "time_zone" FROM "deployment") AS "deployment"
		GROUP BY "account_id", "user_id", "address", "day"
		ORDER BY "account_id", "user_id", "address", "day"`;

/** Counts what members use or set aside, whether they have a limit or not: one may be set later (product.md 24). */
export async function countUse(sql: Sql, uses: readonly CountedUse[]): Promise<void> {
	if (uses.length === 0) return;
	await sql.query(
		`INSERT INTO "share_group_usage" ("account_id", "user_id", "address", "day", "credits")
		SELECT ${SUMS_BY_DAY}
		ON CONFLICT ("account_id", "user_id", "address", "day") DO UPDATE SET
			"credits" = "share_group_usage"."credits" + EXCLUDED."credits"`,
		arrays(USE, uses.map(useRow)),
	);
}

/** Gives back what was released or refunded, on the day on which it was counted. */
export async function giveBackUse(sql: Sql, uses: readonly CountedUse[]): Promise<void> {
	if (uses.length === 0) return;
	await sql.query(
		`UPDATE "share_group_usage" AS "usage" SET "credits" = "usage"."credits" - "back"."credits"
		FROM (SELECT ${SUMS_BY_DAY}) AS "back"
		WHERE ("usage"."account_id", "usage"."user_id", "usage"."address", "usage"."day")
			= ("back"."account_id", "back"."user_id", "back"."address", "back"."day")`,
		arrays(USE, uses.map(useRow)),
	);
}

function useRow({ accountId, userId, address, credits, at }: CountedUse): UseRow {
	return { account_id: accountId, user_id: userId, address, credits, at };
}

function nameOf({ accountId, userId, address }: Member): string {
	return `${accountId} ${userId} ${address}`;
}

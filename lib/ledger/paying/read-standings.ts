import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { onShards } from "../posting/by-shard.ts";
import type { LimitFrom, LimitLayer, Standing } from "./headroom.ts";

/** Of whom the limit on a pool is asked; an address that nobody has used or limited has no id. */
export interface AskedMember {
	readonly accountId: string;
	readonly userId: string;
	readonly addressId: string | null;
}

/** A layer that is set for one of those asked, by its index. */
interface SetLayer extends Omit<LimitLayer, "credits" | "period" | "used"> {
	readonly index: number;
	/** Null in an exception: no limit. */
	readonly credits: bigint | null;
	readonly period: LimitPeriod | null;
}

/** What counts since the two periods began: for what stands, and for a raise. */
interface Use {
	readonly counted: bigint;
	readonly all: bigint;
}

/**
 * By its index, the limit of each member who has one: an exception for the member, or else the default, and the raise
 * that is above it at this instant (product.md 43, 44).
 */
export async function readStandings(
	sql: Sql,
	{ asked, at }: { readonly asked: readonly AskedMember[]; readonly at: Date },
): Promise<Map<number, Standing>> {
	const limited = limitedAmong(await readSetLayers(sql, asked, at));
	if (limited.length === 0) return new Map();
	const used = await readUse(sql, asked, limited);
	return new Map(
		limited.map(({ index, base, raise }) => {
			const { counted, all } = used.get(index) ?? { counted: 0n, all: 0n };
			const standing = { base: { ...base, used: counted }, raise: raise && { ...raise, used: all } };
			return [index, standing] as const;
		}),
	);
}

/** A layer with credits and a period: a limit. */
type Limiting = Omit<LimitLayer, "used">;

interface Limited {
	readonly index: number;
	readonly base: Limiting;
	readonly raise: Limiting | null;
}

function limitedAmong(layers: readonly SetLayer[]): Limited[] {
	const byIndex = new Map<number, Partial<Record<LimitFrom, SetLayer>>>();
	for (const layer of layers) {
		const own = byIndex.get(layer.index) ?? {};
		own[layer.from] = layer;
		byIndex.set(layer.index, own);
	}
	return [...byIndex].flatMap(([index, { default: standard, exception, raise }]) => {
		const base = limiting(exception ?? standard);
		return base ? [{ index, base, raise: limiting(raise) }] : [];
	});
}

function limiting(layer: SetLayer | undefined): Limiting | null {
	if (!layer || layer.credits === null || layer.period === null) return null;
	const { index: _, credits, period, ...more } = layer;
	return { ...more, credits, period };
}

/** The layers of these members that are in force on the day of an instant (product.md 35). */
async function readSetLayers(sql: Sql, asked: readonly AskedMember[], at: Date): Promise<SetLayer[]> {
	const named = (whom: string, by: string) =>
		`SELECT "asked"."index", CASE WHEN "until" IS NULL THEN '${whom}' ELSE 'raise' END AS "from", "credits", "period", "until",
			"warn_percent", "tells_setter", "set_by_id"
		FROM "asked" JOIN "pool_limit" AS "limit" ON "limit"."account_id" = "asked"."account_id"
			AND ${by}${onShards(`"limit"."account_id"`, "$2::uuid[]")}`;
	return sql.query<SetLayer>(
		`WITH "today" AS MATERIALIZED (
			SELECT ($5::timestamptz AT TIME ZONE "time_zone")::date AS "day", "time_zone" FROM "deployment"
		), "asked" AS MATERIALIZED (
			SELECT * FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[])
				AS "row" ("index", "account_id", "user_id", "address_id")
		), "layer" AS (
			${named("default", `"limit"."user_id" IS NULL AND "limit"."address_id" IS NULL`)}
			UNION ALL
			${named("exception", `"limit"."user_id" = "asked"."user_id" AND "limit"."address_id" IS NULL`)}
			UNION ALL
			${named("exception", `"limit"."user_id" IS NULL AND "limit"."address_id" = "asked"."address_id"`)}
		)
		SELECT "index", "from", "credits", "period"::text AS "period", "until"::text AS "until",
			"warn_percent"::int AS "warnPercent", "tells_setter" AS "tellsSetter", "set_by_id" AS "setById",
			("until" + 1)::timestamp AT TIME ZONE "time_zone" AS "endsAt",
			CASE "period" WHEN 'day' THEN "day"
				WHEN 'week' THEN date_trunc('week', "day"::timestamp)::date
				WHEN 'month' THEN date_trunc('month', "day"::timestamp)::date
				ELSE '-infinity' END::text AS "since",
			CASE "period" WHEN 'day' THEN "day" + 1
				WHEN 'week' THEN date_trunc('week', "day"::timestamp)::date + 7
				WHEN 'month' THEN (date_trunc('month', "day"::timestamp) + interval '1 month')::date
				END::timestamp AT TIME ZONE "time_zone" AS "resetsAt"
		FROM "layer" CROSS JOIN "today" WHERE "until" IS NULL OR "until" >= "day"`,
		[
			asked.map((_, index) => index),
			asked.map(({ accountId }) => accountId),
			asked.map(({ userId }) => userId),
			asked.map(({ addressId }) => addressId),
			at,
		],
	);
}

/** What counts for each of them, by its index: what the user has used, and what others have under the same address. */
async function readUse(
	sql: Sql,
	asked: readonly AskedMember[],
	limited: readonly Limited[],
): Promise<Map<number, Use>> {
	const counted = (by: string) =>
		`SELECT "member"."index",
			CASE WHEN "use"."day" >= "member"."since" THEN "use"."credits" - "use"."forgiven" ELSE 0 END AS "counted",
			CASE WHEN "use"."day" >= "member"."raised_since" THEN "use"."credits" ELSE 0 END AS "all"
		FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::date[])
			AS "member" ("index", "account_id", "user_id", "address_id", "since", "raised_since")
		JOIN "pool_use" AS "use" ON "use"."account_id" = "member"."account_id"
			AND "use"."day" >= least("member"."since", "member"."raised_since")
			AND ${by}${onShards(`"use"."account_id"`, "$2::uuid[]")}`;
	const members = limited.flatMap(({ index }) => asked[index] ?? []);
	const rows = await sql.query<Use & { index: number }>(
		`SELECT "index", sum("counted")::int8 AS "counted", sum("all")::int8 AS "all" FROM (
			${counted(`"use"."user_id" = "member"."user_id"`)}
			UNION ALL
			${counted(`"use"."address_id" = "member"."address_id" AND "use"."user_id" <> "member"."user_id"`)}
		) AS "counted" GROUP BY "index"`,
		[
			limited.map(({ index }) => index),
			members.map(({ accountId }) => accountId),
			members.map(({ userId }) => userId),
			members.map(({ addressId }) => addressId),
			limited.map(({ base }) => base.since),
			limited.map(({ base, raise }) => (raise ?? base).since),
		],
	);
	return new Map(rows.map(({ index, ...use }) => [index, use]));
}

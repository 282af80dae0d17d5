import type { Sql } from "@/lib/platform/database/sql.ts";

/** What the plans of these subscriptions are called, by subscription. */
export async function readPlanNames(
	sql: Sql,
	subscriptionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	if (subscriptionIds.length === 0) return new Map();
	const rows = await sql.query<{ id: string; name: string }>(
		`SELECT "subscription"."id", "plan_version"."name" FROM "subscription"
		JOIN "plan_version" ON "plan_version"."plan_id" = "subscription"."plan_id"
			AND "plan_version"."version" = "subscription"."plan_version"
		WHERE "subscription"."id" = ANY ($1::uuid[])`,
		[subscriptionIds],
	);
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What the plan of one is called; null where there is no subscription, or no such one. */
export async function readPlanName(sql: Sql, subscriptionId: string | null): Promise<string | null> {
	if (subscriptionId === null) return null;
	return (await readPlanNames(sql, [subscriptionId])).get(subscriptionId) ?? null;
}

import type { Sql } from "@/lib/platform/database/sql.ts";

/** Whose use of what. */
interface Use {
	readonly userId: string;
	readonly creditTypeId: string;
}

/** From when until when a subscription covers what a user uses of a credit type. */
export interface Coverage extends Use {
	readonly subscriptionId: string;
	readonly from: Date;
	/** From this instant on it covers nothing. */
	readonly until: Date;
}

/** Coverage by user and credit type, that which began first at first. */
export type CoverageOfUses = ReadonlyMap<string, readonly Coverage[]>;

/** All coverage of these users, ended or still to come, too: few rows each. */
export async function readCoverage(sql: Sql, userIds: Iterable<string>): Promise<CoverageOfUses> {
	const rows = await sql.query<Coverage>(
		`SELECT "user_id" AS "userId", "credit_type_id" AS "creditTypeId", "subscription_id" AS "subscriptionId",
			"covers_from" AS "from", "covers_until" AS "until"
		FROM "coverage" WHERE "user_id" = ANY ($1::uuid[]) ORDER BY "covers_from", "subscription_id"`,
		[[...new Set(userIds)]],
	);
	const byUse = new Map<string, Coverage[]>();
	for (const row of rows) {
		const same = byUse.get(keyOf(row));
		if (same) same.push(row);
		else byUse.set(keyOf(row), [row]);
	}
	return byUse;
}

/** What covers a use at an instant: this subscription, where it is given. */
export function coverageAt(all: CoverageOfUses, use: Use, at: Date, subscriptionId?: string): Coverage | undefined {
	return all
		.get(keyOf(use))
		?.find((one) => one.from <= at && at < one.until && one.subscriptionId === (subscriptionId ?? one.subscriptionId));
}

function keyOf({ userId, creditTypeId }: Use): string {
	return `${userId} ${creditTypeId}`;
}

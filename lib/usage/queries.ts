import type { ViewContext } from "@/lib/owners/credit-view.ts";
import { database } from "@/lib/platform/database/db.ts";
import { reportDatabase } from "@/lib/platform/database/report-source.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { NEWEST_USAGE, type UsageQuery } from "./schema.ts";
import { readShownCharge, type ShownCharge } from "./shown-charge.ts";
import { readUsageRows, type UsageRow } from "./usage-rows.ts";
import { readUsagePools, readUsageScope, selectUsage, type UsagePoolChoice } from "./usage-scope.ts";
import { readUsageTotals, type UsageSums } from "./usage-totals.ts";

export interface UsageList extends UsageSums {
	readonly rows: readonly UsageRow[];
}

/**
 * One page of usage rows and the totals of the filter, as of one instant. Costs what it shows, not what is stored:
 * totals come from the daily sums, or, for a search or a status, from a bounded number of the newest rows.
 */
export async function readUsage({ view, db }: ViewContext, query: UsageQuery): Promise<UsageList> {
	return readSnapshot(
		async ({ sql }) => {
			const asked = await selectUsage(sql, view, query);
			return { rows: await readUsageRows(sql, asked), ...(await readUsageTotals(sql, asked)) };
		},
		await reportDatabase(db),
	);
}

/**
 * One charge as a view shows it, with the lots that paid and what was given back; null where the view shows nothing of it.
 * An administrator who looks at somebody else is told no order: these are for *View Billing* (product.md 57).
 */
export async function readUsageCharge({ view, db }: ViewContext, chargeId: string): Promise<ShownCharge | null> {
	const ordersOf = view.reader.organizationId === null ? view.person.id : null;
	return readSnapshot(
		async ({ sql }) => readShownCharge(sql, await selectUsage(sql, view, NEWEST_USAGE), { chargeId, ordersOf }),
		db,
	);
}

/** The newest rows of a view, for Overview. */
export async function readLatestUsage(
	{ view, db = database() }: ViewContext,
	limit: number,
): Promise<readonly UsageRow[]> {
	const sql = sqlOf(db);
	return readUsageRows(sql, await selectUsage(sql, view, { ...NEWEST_USAGE, limit }));
}

export interface UsageChoices {
	/** All users who have used credits that the view shows and whom the viewer may know, by name; the first 500. */
	readonly users: readonly { readonly id: string; readonly name: string }[];
	readonly pools: readonly UsagePoolChoice[];
	readonly creditTypes: readonly { readonly id: string; readonly name: string }[];
}

/** What a view's rows can be filtered by. */
export async function readUsageChoices({ view, db = database() }: ViewContext): Promise<UsageChoices> {
	const sql = sqlOf(db);
	const scope = await readUsageScope(sql, view);
	const [users, creditTypes, pools] = await Promise.all([
		sql.query<{ id: string; name: string }>(
			`SELECT "id", "name" FROM "user" WHERE "id" IN (
				SELECT "user_id" FROM "usage_daily" WHERE "account_id" = ANY ($1::uuid[])
				UNION ALL
				SELECT $2::uuid
			) AND ($3::uuid IS NULL OR "organization_id" = $3) ORDER BY "name", "id" LIMIT 500`,
			[scope.accountIds, scope.spender?.userId ?? null, scope.namedIn ?? null],
		),
		db.creditType.findMany({ select: { id: true, name: true }, orderBy: { position: "asc" } }),
		readUsagePools(sql, view),
	]);
	return { users, creditTypes, pools };
}

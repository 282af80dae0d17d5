import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import type { CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import { reportDatabase } from "@/lib/platform/database/report-source.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { ReportContext } from "@/lib/share-group-reports/report-access.ts";
import { NEWEST_USAGE, type UsageQuery } from "@/lib/usage/schema.ts";
import { readShownCharge, type ShownCharge } from "@/lib/usage/shown-charge.ts";
import { type PoolWords, usageFile } from "@/lib/usage/usage-file.ts";
import { readUsagePerDay, type UsagePerDay } from "@/lib/usage/usage-per-day.ts";
import { readUsageRows, SHOWN_EMAIL_SQL, type UsageRow } from "@/lib/usage/usage-rows.ts";
import type { UsageSelection } from "@/lib/usage/usage-scope.ts";
import { readUsageTotals, type UsageSums } from "@/lib/usage/usage-totals.ts";
import { type GroupTotals, readGroupTotals } from "./group-totals.ts";
import type { ReportAccess } from "./report-access.ts";

/** A report has one pool to look at. */
export type ReportQuery = Omit<UsageQuery, "pool">;

/** A page of a share group's report, all of it as of one instant (product.md 27). */
export interface Report extends UsageSums {
	readonly rows: readonly UsageRow[];
	/** For the period and the credit type, whichever member used the credits; for the creator only. */
	readonly groupTotals: readonly GroupTotals[] | null;
	/** For the period, the credit type and the member, most used first; for the creator only. */
	readonly members: MemberUses | null;
	/** What can be spent now, of the types that the group has. */
	readonly balances: readonly { readonly creditType: string; readonly available: bigint; readonly held: bigint }[];
}

export interface MemberUses {
	readonly rows: readonly MemberUse[];
	/** Whether there are more members than are listed. */
	readonly hasMore: boolean;
}

/** What one member has used of one credit type, in credits; refunds count on the day of their charge. */
export interface MemberUse {
	readonly userId: string;
	readonly name: string;
	readonly email: string;
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly charges: bigint;
	readonly used: bigint;
	readonly refunded: bigint;
}

const SHOWN_MEMBERS = 100;

export async function readReport({ access, db }: ReportContext, query: ReportQuery): Promise<Report> {
	return readSnapshot(
		async ({ sql }) => {
			const asked = await askedReport(sql, access, query);
			return {
				rows: await readUsageRows(sql, asked),
				...(await readUsageTotals(sql, asked)),
				groupTotals: access.isCreator ? await readGroupTotals(sql, access, query) : null,
				members: access.isCreator ? await readMembers(sql, asked) : null,
				balances: await readReportBalances(sql, access),
			};
		},
		await reportDatabase(db),
	);
}

/** The report as a file: the same filter, the same rows, the same order as on the screen. */
export async function readReportFile(
	{ access, db = database() }: ReportContext,
	{ query, words }: { query: ReportQuery; words: PoolWords },
): Promise<CsvQuery> {
	return usageFile(await askedReport(sqlOf(db), access, query), words);
}

/**
 * One charge on the group, with the lots that paid and what was given back; null where the report doesn't show it. Where
 * the group's credits were bought is its creator's, and not told here.
 */
export async function readReportCharge(
	{ access, db = database() }: ReportContext,
	chargeId: string,
): Promise<ShownCharge | null> {
	return readSnapshot(async ({ sql }) => {
		const asked = await askedReport(sql, access, NEWEST_USAGE);
		return readShownCharge(sql, asked, { chargeId, ordersOf: null });
	}, db);
}

/** What a report's rows can be filtered by. */
export interface ReportChoices {
	/** Every user who has used the group's credits, by name; the first 500. */
	readonly users: readonly { readonly id: string; readonly name: string }[];
	/** The credit types that it ever had. */
	readonly creditTypes: readonly { readonly id: string; readonly name: string }[];
}

export async function readReportChoices({ access, db = database() }: ReportContext): Promise<ReportChoices> {
	const accountIds = access.accounts.map(({ accountId }) => accountId);
	const ever = await db.pool.findMany({
		where: { accountId: { in: accountIds }, version: { gt: 0 } },
		select: { accountId: true },
	});
	const users = access.isCreator
		? await sqlOf(db).query<{ id: string; name: string }>(
				`SELECT "id", "name" FROM "user" WHERE "id" IN (
					SELECT "user_id" FROM "usage_daily" WHERE "account_id" = ANY ($1::uuid[])
				) ORDER BY "name", "id" LIMIT 500`,
				[accountIds],
			)
		: [];
	const creditTypes = access.accounts
		.filter(({ accountId }) => ever.some((pool) => pool.accountId === accountId))
		.map(({ creditTypeId, creditType }) => ({ id: creditTypeId, name: creditType }));
	return { users, creditTypes };
}

/** A member gets their own rows only, whatever they ask for. */
async function askedReport(
	sql: Sql,
	{ accounts, group, isCreator, viewerId }: ReportAccess,
	asked: ReportQuery,
): Promise<UsageSelection> {
	const query = isCreator ? asked : { ...asked, userId: viewerId };
	const ofType = accounts.filter(({ creditTypeId }) => !query.creditTypeId || creditTypeId === query.creditTypeId);
	return {
		scope: { accountIds: ofType.map(({ accountId }) => accountId), visibleGroupIds: [group.id], spender: null },
		period: await readPeriod(sql, query),
		query,
	};
}

async function readMembers(sql: Sql, { scope, query }: UsageSelection): Promise<MemberUses> {
	const rows = await sql.query<MemberUse>(
		`WITH "sum" AS MATERIALIZED (
			SELECT "account_id", "user_id", sum("charges")::bigint AS "charges", sum("charged")::bigint AS "used",
				sum("refunded")::bigint AS "refunded"
			FROM "usage_daily"
			WHERE "account_id" = ANY ($1::uuid[]) AND ($2::date IS NULL OR "day" >= $2) AND ($3::date IS NULL OR "day" <= $3)
				AND ($4::uuid IS NULL OR "user_id" = $4)
			GROUP BY "account_id", "user_id" HAVING sum("charges") > 0
		)
		SELECT "user"."id" AS "userId", "user"."name", ${SHOWN_EMAIL_SQL} AS "email", "credit_type"."id" AS "creditTypeId",
			"credit_type"."name" AS "creditType", "charges", "used", "sum"."refunded"
		FROM "sum" JOIN "user" ON "user"."id" = "sum"."user_id" JOIN "account" ON "account"."id" = "sum"."account_id"
		JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		ORDER BY "used" - "sum"."refunded" DESC, "user"."name", "user"."id", "credit_type"."position" LIMIT $5::int`,
		[scope.accountIds, query.from ?? null, query.to ?? null, query.userId ?? null, SHOWN_MEMBERS + 1],
	);
	return { rows: rows.slice(0, SHOWN_MEMBERS), hasMore: rows.length > SHOWN_MEMBERS };
}

async function readReportBalances(sql: Sql, { accounts, group }: ReportAccess): Promise<Report["balances"]> {
	const balances = await readGroupBalances(sql, [group.id]);
	return accounts.flatMap(({ creditTypeId, creditType }) => {
		const balance = balances.find((one) => one.creditTypeId === creditTypeId);
		if (!balance || (balance.available === 0n && balance.held === 0n)) return [];
		return { creditType, available: balance.available, held: balance.held };
	});
}

/** Use per day or month and member of one credit type, refunds taken off: in the period, up to today or the deletion. */
export async function readReportPerDay(
	{ access: { accounts, group, isCreator, viewerId }, db }: ReportContext,
	{ from, to, creditTypeId, userId }: Pick<ReportQuery, "from" | "to" | "userId"> & { creditTypeId: string },
): Promise<UsagePerDay> {
	const ofType = accounts.filter((account) => account.creditTypeId === creditTypeId);
	return readUsagePerDay(sqlOf(await reportDatabase(db)), {
		scope: { accountIds: ofType.map(({ accountId }) => accountId), visibleGroupIds: [group.id], spender: null },
		at: group.closedAt ?? undefined,
		from,
		to,
		userId: isCreator ? userId : viewerId,
	});
}

import type { Sql } from "@/lib/platform/database/sql.ts";
import { type Lot, spendable } from "./lot.ts";
import type { Posting } from "./posting.ts";

/** Credits that may be asked of each account at most. */
export type Wanted = ReadonlyMap<string, bigint>;

const COLUMNS = [
	`"id"`,
	`"account_id" AS "accountId"`,
	`"origin_lot_id" AS "originLotId"`,
	`"origin_account_id" AS "originAccountId"`,
	`"order_id" AS "orderId"`,
	`"kind"::text AS "kind"`,
	`"granted"`,
	`"remaining"`,
	`"held"`,
	`"expires_at" AS "expiresAt"`,
	`"created_at" AS "createdAt"`,
	`"closed_at" AS "closedAt"`,
].join(", ");

// The order of `compareLots`, as the index `lot_in_order` has it.
const IN_ORDER = `"expires_at", ("kind" = 'purchased'), "created_at", "id"`;

const FIRST_PAGE = 32;
const MOST_BRANCHES = 4;

/** Lots that were asked for together with the lock of their accounts: those of accounts in `wanted`, and of the others. */
interface FirstLots {
	readonly pages: readonly Lot[];
	readonly whole: readonly Lot[];
}

/** Asks for lots as `loadOpenLots` needs them first. */
export async function readFirstLots(sql: Sql, accountIds: readonly string[], wanted: Wanted): Promise<FirstLots> {
	const paged = accountIds.filter((id) => wanted.has(id));
	const whole = accountIds.filter((id) => !wanted.has(id));
	const reading = [
		paged.length === 0 ? [] : readPage(sql, paged, { offset: 0, size: FIRST_PAGE }),
		whole.length === 0 ? [] : readOpenLots(sql, whole),
	] as const;
	const [pages, others] = await Promise.all(reading);
	return { pages, whole: others };
}

/**
 * Loads the lots of the locked accounts that have credits left: of an account in `wanted` only as many, in the order in
 * which they are used, as cover the credits and all that has expired; of every other account all.
 */
export async function loadOpenLots(sql: Sql, posting: Posting, wanted: Wanted, first: FirstLots): Promise<void> {
	const accountIds = posting.accountIds();
	posting.addLots(first.whole.filter(({ accountId }) => posting.has(accountId)));
	// Nothing of this transaction is decided later.
	const latest = posting.instant(accountIds);
	const isCovered = (accountId: string, lots: readonly Lot[]) => {
		const credits = lots.reduce((sum, lot) => sum + spendable(lot, latest), 0n);
		// One lot that can be spent comes after all those that have expired.
		return credits > 0n && credits >= (wanted.get(accountId) ?? 0n);
	};
	let open = accountIds.filter((id) => wanted.has(id));
	let lots = first.pages.filter(({ accountId }) => posting.has(accountId));
	for (let offset = 0, size = FIRST_PAGE; open.length > 0; ) {
		posting.addLots(lots);
		const counts = countByAccount(lots);
		const isWhole = (accountId: string) => (counts.get(accountId) ?? 0) < size;
		for (const accountId of open) {
			posting.loadedTo(accountId, isWhole(accountId) ? null : (posting.loadedLots(accountId).at(-1) ?? null));
		}
		open = open.filter((id) => !isWhole(id) && !isCovered(id, posting.loadedLots(id)));
		offset += size;
		size *= 2;
		if (open.length > 0) lots = await readPage(sql, open, { offset, size });
	}
}

/** Every lot of these accounts that is not empty. */
export async function readOpenLots(sql: Sql, accountIds: readonly string[]): Promise<Lot[]> {
	return sql.query<Lot>(`SELECT ${COLUMNS} FROM "lot" WHERE "account_id" = ANY ($1::uuid[]) AND "closed_at" IS NULL`, [
		accountIds,
	]);
}

/** Loads further lots of the locked accounts, including empty ones: those that refunds and returns lead back to. */
export async function loadLots(
	sql: Sql,
	posting: Posting,
	lots: Iterable<{ readonly accountId: string; readonly lotId: string }>,
): Promise<void> {
	const accountIds = new Set<string>();
	const ids = new Set<string>();
	for (const { accountId, lotId } of lots) {
		accountIds.add(accountId);
		ids.add(lotId);
	}
	if (ids.size === 0) return;
	posting.addLots(
		await sql.query<Lot>(
			`SELECT ${COLUMNS} FROM "lot" WHERE "account_id" = ANY ($1::uuid[]) AND "id" = ANY ($2::uuid[])`,
			[[...accountIds], [...ids]],
		),
	);
}

/** Some lots of each account, in their order: where there are few accounts, without looking at the lots behind them. */
async function readPage(
	sql: Sql,
	accountIds: readonly string[],
	{ offset, size }: { readonly offset: number; readonly size: number },
): Promise<Lot[]> {
	if (accountIds.length <= MOST_BRANCHES) {
		const branches = accountIds.map(
			(_, index) =>
				`(SELECT ${COLUMNS} FROM "lot" WHERE "account_id" = $${index + 3}::uuid AND "closed_at" IS NULL
				ORDER BY ${IN_ORDER} OFFSET $1::int LIMIT $2::int)`,
		);
		return sql.query<Lot>(branches.join(" UNION ALL "), [offset, size, ...accountIds]);
	}
	return sql.query<Lot>(
		`SELECT ${COLUMNS} FROM (
			SELECT *, row_number() OVER (PARTITION BY "account_id" ORDER BY ${IN_ORDER}) AS "place"
			FROM "lot" WHERE "account_id" = ANY ($3::uuid[]) AND "closed_at" IS NULL
		) AS "lot" WHERE "place" > $1::int AND "place" <= $1::int + $2::int`,
		[offset, size, accountIds],
	);
}

function countByAccount(lots: readonly Lot[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { accountId } of lots) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
	return counts;
}

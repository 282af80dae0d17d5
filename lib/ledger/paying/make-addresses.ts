import type { Sql } from "@/lib/platform/database/sql.ts";
import { newId } from "@/lib/platform/ids.ts";

// Ledger rows name an address by its id (product.md 37a). The address stands once, in a table of its own, from which its
// value goes with its person; a digest with the deployment's own key still recognises it, so that no limit starts again.

/** The id in `pool_use` of what was used without an address: a wallet's credits. */
export const NO_ADDRESS = "00000000-0000-0000-0000-000000000000";

interface Known {
	readonly id: string;
	readonly address: string;
	readonly isErased: boolean;
}

/** The ids of these addresses (`normalizeAddress`), of those that are known. */
export async function readAddressIds(
	sql: Sql,
	addresses: readonly string[],
	{ withErased = true }: { readonly withErased?: boolean } = {},
): Promise<Map<string, string>> {
	const known = await readKnown(sql, addresses);
	return byAddress(withErased ? known : known.filter(({ isErased }) => !isErased));
}

/**
 * The ids of these addresses (`normalizeAddress`), new ones among them, and erased ones with their value again: someone
 * uses them. Before any account is locked.
 */
export async function makeAddresses(sql: Sql, addresses: readonly string[]): Promise<Map<string, string>> {
	const known = await readKnown(sql, addresses);
	const names = new Set(known.map(({ address }) => address));
	const missing = addresses.filter((address) => !names.has(address));
	if (missing.length > 0) {
		await sql.execute(
			`INSERT INTO "address" ("id", "value", "digest")
			SELECT "new"."id", "new"."value", ${digestSql(`"new"."value"`)} AS "digest"
			FROM unnest($1::uuid[], $2::text[]) AS "new" ("id", "value") CROSS JOIN "deployment"
			ORDER BY "digest" ON CONFLICT ("digest") DO NOTHING`,
			[missing.map(newId), missing],
		);
	}
	const erased = known.filter(({ isErased }) => isErased);
	if (erased.length > 0) {
		await sql.execute(
			`UPDATE "address" SET "value" = "used"."value" FROM unnest($1::uuid[], $2::text[]) AS "used" ("id", "value")
			WHERE "address"."id" = "used"."id" AND "address"."value" IS NULL`,
			[erased.map(({ id }) => id), erased.map(({ address }) => address)],
		);
	}
	return byAddress(missing.length > 0 ? await readKnown(sql, addresses) : known);
}

/**
 * Erases the addresses that users had, and every one as whose owners they have spent, where no user and no entry of a share
 * group has it now (product.md 37a). Call it once the users' own rows no longer have theirs.
 */
export async function eraseAddressesOf(
	sql: Sql,
	users: readonly { readonly userId: string; readonly address: string | null }[],
): Promise<void> {
	await sql.execute(
		`UPDATE "address" SET "value" = NULL
		WHERE "id" IN (
				SELECT "address_id" FROM "pool_use" WHERE "user_id" = ANY ($1::uuid[])
				UNION
				SELECT "had"."id" FROM unnest($2::text[]) AS "forgotten" ("value") CROSS JOIN "deployment"
				JOIN "address" AS "had" ON "had"."digest" = ${digestSql(`"forgotten"."value"`)}
			)
			AND "value" IS NOT NULL
			AND NOT EXISTS (SELECT FROM "user" WHERE lower("user"."email") = "address"."value")
			AND NOT EXISTS (
				SELECT FROM "share_group_entry" AS "entry"
				WHERE "entry"."value" = "address"."value" AND "entry"."removed_at" IS NULL
			)`,
		[users.map(({ userId }) => userId), users.flatMap(({ address }) => address ?? [])],
	);
}

async function readKnown(sql: Sql, addresses: readonly string[]): Promise<Known[]> {
	if (addresses.length === 0) return [];
	return sql.query<Known>(
		`SELECT "address"."id", "asked"."value" AS "address", "address"."value" IS NULL AS "isErased"
		FROM unnest($1::text[]) AS "asked" ("value") CROSS JOIN "deployment"
		JOIN "address" ON "address"."digest" = ${digestSql(`"asked"."value"`)}`,
		[[...new Set(addresses)]],
	);
}

/** What recognises an address, beside `deployment`. */
function digestSql(address: string): string {
	return `sha256("deployment"."address_key" || convert_to(${address}, 'UTF8'))`;
}

function byAddress(known: readonly Known[]): Map<string, string> {
	return new Map(known.map(({ address, id }) => [address, id]));
}

import type { UserKind } from "@/generated/prisma/enums.ts";
import { DECIDING_ENTRIES, KEYS, keyValues } from "@/lib/ledger/paying/read-group-pools.ts";
import { statusOf } from "@/lib/ledger/posting/status-of.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { matchKeys } from "@/lib/text/addresses/match-keys.ts";

/** A share group that a user may spend from now. */
export interface UsableGroup {
	readonly shareGroupId: string;
	readonly name: string;
	readonly creatorId: string;
	readonly creatorName: string;
	/** Whether the creator is suspended: then no member can spend from it (product.md 31). */
	readonly isCreatorSuspended: boolean;
	/** The member's address, as it is compared: limits count under it. */
	readonly address: string;
	readonly by: "address" | "domain" | "service_user";
	readonly accounts: readonly { readonly accountId: string; readonly creditTypeId: string }[];
}

/**
 * The open share groups that let a user in by their verified address, by name. Their own are among them only through an
 * entry for their own address (product.md 20); `readSpendable` decides whether those are in use.
 */
export async function readUsableGroups(sql: Sql, { userId }: { readonly userId: string }): Promise<UsableGroup[]> {
	const [user] = await sql.query<{ kind: UserKind; email: string }>(
		`SELECT "kind"::text AS "kind", "email" FROM "user"
		WHERE "id" = $1::uuid AND "status" = 'active' AND ("kind" = 'service' OR "email_verified_at" IS NOT NULL)`,
		[userId],
	);
	if (!user) return [];
	return sql.query<UsableGroup>(
		`WITH "key" AS (${KEYS}), "deciding" AS (${DECIDING_ENTRIES})
		SELECT "share_group"."id" AS "shareGroupId", "share_group"."name", "creator"."id" AS "creatorId",
			"creator"."name" AS "creatorName", ${statusOf("creator")} <> 'active' AS "isCreatorSuspended", "deciding"."address",
			"deciding"."kind"::text AS "by",
			(SELECT coalesce(json_agg(json_build_object('accountId', "account"."id", 'creditTypeId', "credit_type"."id")
				ORDER BY "credit_type"."position", "credit_type"."id"), '[]')
			FROM "account" JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
			WHERE "account"."share_group_id" = "share_group"."id") AS "accounts"
		FROM "deciding"
		JOIN "share_group" ON "share_group"."id" = "deciding"."share_group_id" AND "share_group"."status" = 'open'
		JOIN "user" AS "creator" ON "creator"."id" = "share_group"."creator_id"
		WHERE "deciding"."has_access"
		ORDER BY lower("share_group"."name"), "share_group"."id"`,
		keyValues([{ userId, ...user }]),
	);
}

/**
 * The share groups that a user may see by name, deleted ones too: their own, and those that let them in. A blocked or
 * removed member sees neither a group nor its name, in their own past rows either (product.md 19).
 */
export async function readVisibleGroups(sql: Sql, { userId }: { readonly userId: string }): Promise<string[]> {
	const [user] = await sql.query<{ kind: UserKind; email: string; isVerified: boolean }>(
		`SELECT "kind"::text AS "kind", "email", "kind" = 'service' OR "email_verified_at" IS NOT NULL AS "isVerified"
		FROM "user" WHERE "id" = $1::uuid`,
		[userId],
	);
	if (!user) return [];
	const rows = await sql.query<{ id: string }>(
		`WITH "key" AS (${KEYS}), "deciding" AS (${DECIDING_ENTRIES})
		SELECT "share_group_id" AS "id" FROM "deciding" WHERE "has_access"
		UNION SELECT "id" FROM "share_group" WHERE "creator_id" = $5::uuid`,
		[...keyValues(user.isVerified ? [{ userId, kind: user.kind, email: user.email }] : []), userId],
	);
	return rows.map(({ id }) => id);
}

/** Whether an address is let into a share group, and what decides it. */
export interface AccessExplained {
	readonly access: boolean;
	/** The address as it is compared; null if it isn't an address. */
	readonly address: string | null;
	/** The entry that decides. */
	readonly by: { readonly id: string; readonly kind: "address" | "domain" | "blocked"; readonly value: string } | null;
	readonly why: "noAddress" | "notNamed" | "blocked" | "address" | "domain" | "creatorByDomain" | "closed";
}

/**
 * Whether a user who has verified this address may spend the group's credits, and by which entry: the decision that
 * charging takes (product.md 19–22).
 */
export async function explainAccess(
	sql: Sql,
	{ shareGroupId, address: text }: { readonly shareGroupId: string; readonly address: string },
): Promise<AccessExplained> {
	const address = matchKeys(text)?.address ?? null;
	if (address === null) return { access: false, address, by: null, why: "noAddress" };
	const userId = await readHolder(sql, { shareGroupId, address });
	const [found] = await sql.query<{
		id: string;
		kind: "address" | "domain" | "blocked";
		value: string;
		access: boolean;
		isOpen: boolean;
	}>(
		`WITH "key" AS (${KEYS}), "deciding" AS (${DECIDING_ENTRIES})
		SELECT "entry_id" AS "id", "kind"::text AS "kind", "value", "has_access" AS "access",
			"share_group"."status" = 'open' AS "isOpen"
		FROM "deciding" JOIN "share_group" ON "share_group"."id" = "deciding"."share_group_id"
		WHERE "share_group_id" = $5::uuid`,
		[...keyValues([{ userId, email: address }]), shareGroupId],
	);
	if (!found) return { access: false, address, by: null, why: "notNamed" };
	const { access, isOpen, ...by } = found;
	if (!isOpen) return { access: false, address, by, why: "closed" };
	return { access, address, by, why: access || by.kind === "blocked" ? by.kind : "creatorByDomain" };
}

/** The creator's id if the address is theirs, since a domain never lets the creator in; null for any other address. */
async function readHolder(
	sql: Sql,
	{ shareGroupId, address }: { shareGroupId: string; address: string },
): Promise<string | null> {
	const [creator] = await sql.query<{ id: string; email: string }>(
		`SELECT "user"."id", "user"."email" FROM "share_group" JOIN "user" ON "user"."id" = "share_group"."creator_id"
		WHERE "share_group"."id" = $1::uuid`,
		[shareGroupId],
	);
	return creator && matchKeys(creator.email)?.address === address ? creator.id : null;
}

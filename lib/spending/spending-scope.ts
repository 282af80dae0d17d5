import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { idsOf, readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { SqlValue } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { readVisibleGroups } from "@/lib/share-groups/usable-groups.ts";
import { mayReleaseHolds } from "./policy.ts";

/** Whose refusals and holds are looked up (product.md 57). */
export type SpendingOf =
	| { readonly kind: "user"; readonly userId: string }
	/** What the actor's own wallets would have paid, or hold. */
	| { readonly kind: "wallets" }
	/** Of the actor's own share group. */
	| { readonly kind: "group"; readonly shareGroupId: string }
	/** Everybody's, for the operator. */
	| { readonly kind: "all" };

/** Which rows these are, and which share groups the reader may see by name; null: all of them. */
export interface SpendingScope {
	readonly userId: string | null;
	readonly accountIds: readonly string[] | null;
	readonly visibleGroupIds: readonly string[] | null;
}

/** Null where the actor may not look: it isn't theirs, nor their organization's with *View User List*, nor the operator's. */
export async function readSpendingScope(
	{ actor, db = database() }: ReadContext,
	of: SpendingOf,
): Promise<SpendingScope | null> {
	const everybody = { userId: null, accountIds: null, visibleGroupIds: null };
	if (of.kind === "all") return mayReleaseHolds(actor) ? everybody : null;
	const visibleGroupIds = await readVisibleGroups(sqlOf(db), { userId: actor.userId });
	if (of.kind === "user") {
		return (await maySeeSpendingOf(db, actor, of.userId)) ? { ...everybody, userId: of.userId, visibleGroupIds } : null;
	}
	if (of.kind === "wallets") {
		const wallets = await db.account.findMany({
			where: { userId: actor.userId, kind: "wallet" },
			select: { id: true },
		});
		return { ...everybody, accountIds: wallets.map(({ id }) => id), visibleGroupIds };
	}
	const { shareGroupId } = of;
	const isOwn =
		isId(shareGroupId) && (await db.shareGroup.count({ where: { id: shareGroupId, creatorId: actor.userId } }));
	if (!isOwn) return null;
	return { ...everybody, accountIds: idsOf(await readPoolsOfGroups(sqlOf(db), [shareGroupId])), visibleGroupIds };
}

async function maySeeSpendingOf(db: Database, actor: Actor, userId: string): Promise<boolean> {
	if (userId === actor.userId) return true;
	if (!maySeeUsers(actor) || !isId(userId)) return false;
	return (await db.user.count({ where: { id: userId, organizationId: actor.organizationId } })) > 0;
}

/**
 * The condition for rows of "refusal" or "hold" as `row`, joined with their "user", whose values are `scopeValues`: `$1` and
 * `$2`. Of everybody's, those of sandboxes are left out: nothing in them is real (docs/decisions/017).
 */
export function inScope(row: string): string {
	return `($1::uuid IS NULL OR "${row}"."user_id" = $1::uuid)
		AND ($2::uuid[] IS NULL OR "${row}"."account_ids" && $2::uuid[])
		AND ($1::uuid IS NOT NULL OR $2::uuid[] IS NOT NULL OR NOT EXISTS (
			SELECT FROM "organization" WHERE "organization"."id" = "user"."organization_id" AND "sandbox_of_id" IS NOT NULL))`;
}

export function scopeValues({ userId, accountIds }: SpendingScope): SqlValue[] {
	return [userId, accountIds];
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { readOrganization } from "../queries.ts";
import { type EndingSubscription, readEndingSubscriptions } from "./ending-subscriptions.ts";
import { type LastAccount, readLastAccounts } from "./last-accounts.ts";

const ACCOUNTS_SHOWN = 50;
const SUBSCRIPTIONS_SHOWN = 50;

/** What becomes of everything that an organization has when it is closed (product.md 57a), before it is. */
export interface ClosingPreview {
	/** Those that wait to be paid: they are cancelled. */
	readonly openOrders: number;
	/** Those that are paid and have credits unspent: they can be refunded before. */
	readonly refundableOrders: number;
	/** They are deleted, and what is free in them returns to their creators' wallets. */
	readonly groups: number;
	/** Live keys and test keys that work: they are revoked. */
	readonly keys: number;
	readonly serviceUsers: number;
	/** They are taken back. */
	readonly invitations: number;
	/** They settle as they would have: captured, released or expired. */
	readonly holds: number;
	/** They end at once. */
	readonly subscriptions: { readonly rows: readonly EndingSubscription[]; readonly total: number };
	/** They are taken away. */
	readonly refills: number;
	/** Limits on its pools: nobody spends anything of them any more. */
	readonly limits: number;
	/** What is left in its wallets and share groups, where nobody can spend it. */
	readonly left: { readonly rows: readonly LastAccount[]; readonly total: number };
}

/** Null where there is no such organization to see. */
export async function previewClosing(context: ReadContext, organizationId: string): Promise<ClosingPreview | null> {
	const organization = await readOrganization(context, organizationId);
	if (!organization) return null;
	const { db = database() } = context;
	const sql = sqlOf(db);
	const [counted] = await sql.query<Omit<ClosingPreview, "left" | "serviceUsers" | "subscriptions">>(
		`WITH "people" AS (SELECT "id" FROM "user" WHERE "organization_id" = $1::uuid),
		"own_group" AS (SELECT * FROM "share_group" WHERE "creator_id" IN (SELECT "id" FROM "people"))
		SELECT
			(SELECT count(*)::int FROM "order" WHERE "organization_id" = $1::uuid AND "status" = 'pending') AS "openOrders",
			(SELECT count(*)::int FROM "order" WHERE "organization_id" = $1::uuid AND "status" IN ('paid', 'refunded') AND EXISTS (
				SELECT FROM "lot" WHERE "lot"."order_id" = "order"."id" AND "remaining" > "held" AND "closed_at" IS NULL
					AND ("lot"."expires_at" IS NULL OR "lot"."expires_at" > statement_timestamp())
			)) AS "refundableOrders",
			(SELECT count(*)::int FROM "own_group" WHERE "status" = 'open') AS "groups",
			(SELECT count(*)::int FROM "api_key" WHERE "organization_id" = $1::uuid AND "revoked_at" IS NULL
				AND coalesce(least("expires_at", "ends_at") > clock_timestamp(), true)) AS "keys",
			(SELECT count(*)::int FROM "invitation" WHERE "organization_id" = $1::uuid
				AND "accepted_at" IS NULL AND "revoked_at" IS NULL) AS "invitations",
			(SELECT count(*)::int FROM "hold" WHERE "status" = 'open'
				AND "user_id" IN (SELECT "id" FROM "people")) AS "holds",
			(SELECT count(*)::int FROM "refill" WHERE "removed_at" IS NULL
				AND "user_id" IN (SELECT "id" FROM "people")) AS "refills",
			(SELECT count(*)::int FROM "pool_limit" WHERE "account_id" IN (
				SELECT "id" FROM "account" WHERE "user_id" IN (SELECT "id" FROM "people")
				UNION ALL
				SELECT "account"."id" FROM "account" JOIN "own_group" ON "own_group"."id" = "account"."share_group_id"
			)) AS "limits"`,
		[organizationId],
	);
	if (!counted) throw new Error("Nothing was counted.");
	const left = await readLastAccounts(sql, { organizationId, limit: ACCOUNTS_SHOWN });
	const subscriptions = await readEndingSubscriptions(db, { organizationId, limit: SUBSCRIPTIONS_SHOWN });
	return { ...counted, serviceUsers: organization.serviceUsers, subscriptions, left };
}

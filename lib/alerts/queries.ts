import type { ReadContext } from "@/lib/actions/verb.ts";
import { readPoolsOfGroups, readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { isId } from "@/lib/platform/ids.ts";
import { countAlertsOf } from "./alerts-of-person.ts";
import { availableSql } from "./available-sql.ts";

/** Whether a user of the actor's organization has set alerts, or receives any: said before they are suspended (product.md 36a). */
export async function hasAlerts(
	{ actor, db = database() }: ReadContext,
	{ userId, email }: { userId: string; email: string },
): Promise<boolean> {
	const { organizationId } = actor;
	if ((await db.user.count({ where: { id: userId, organizationId } })) === 0) return false;
	const { own, received } = await countAlertsOf({ prisma: db }, { userId, email, organizationId });
	return own + received > 0;
}

/** An alert as its owner sees it. */
export interface AlertRow {
	readonly alertId: string;
	readonly creditTypeId: string;
	/** The credit type's name. */
	readonly creditType: string;
	readonly credits: bigint;
	/** What can be spent of the pool now. */
	readonly available: bigint;
	/** Since when fewer are left, as was last told or seen. */
	readonly crossedAt: Date | null;
	readonly receivers: readonly { readonly email: string; readonly hasAgreed: boolean }[];
}

/** The alerts on pools of the actor's own, and the credit types that one can be set for. */
export interface Alerts {
	readonly alerts: readonly AlertRow[];
	readonly types: readonly {
		readonly creditTypeId: string;
		readonly creditType: string;
		readonly nameInText: string;
	}[];
	/** The Credit Owner's name where the actor uses another's credits, whose alerts are that user's; null otherwise. */
	readonly owner: string | null;
}

/** The alerts on the actor's own wallets, or on a share group that they made; null for another's group. */
export async function readAlerts(
	{ actor, db = database() }: ReadContext,
	of: { readonly kind: "wallets" } | { readonly kind: "share_group"; readonly shareGroupId: string },
): Promise<Alerts | null> {
	if (of.kind === "share_group" && !isId(of.shareGroupId)) return null;
	return readSnapshot(async ({ prisma, sql }) => {
		const { userId } = actor;
		if (of.kind === "share_group") {
			const where = { id: of.shareGroupId, creatorId: userId };
			if ((await prisma.shareGroup.count({ where })) === 0) return null;
		}
		const pools =
			of.kind === "wallets" ? await readWalletsOf(sql, [userId]) : await readPoolsOfGroups(sql, [of.shareGroupId]);
		const { creditOwner } = await prisma.user.findUniqueOrThrow({
			where: { id: userId },
			select: { creditOwner: { select: { id: true, name: true } } },
		});
		const found = await readAlertsOn(sql, { userId, accountIds: pools.map(({ accountId }) => accountId) });
		return {
			alerts: pools.flatMap(({ accountId, creditTypeId, creditType }) =>
				found
					.filter((alert) => alert.accountId === accountId)
					.map(({ accountId: _, ...alert }) => ({ ...alert, creditTypeId, creditType })),
			),
			types: pools.map(({ creditTypeId, creditType, nameInText }) => ({ creditTypeId, creditType, nameInText })),
			owner: of.kind === "share_group" || creditOwner.id === userId ? null : creditOwner.name,
		};
	}, db);
}

type FoundAlert = Omit<AlertRow, "creditTypeId" | "creditType"> & { readonly accountId: string };

async function readAlertsOn(
	sql: Sql,
	{ userId, accountIds }: { userId: string; accountIds: readonly string[] },
): Promise<FoundAlert[]> {
	return sql.query<FoundAlert>(
		`SELECT "alert"."id" AS "alertId", "alert"."account_id" AS "accountId", "alert"."credits",
			${availableSql("pool", "$3::timestamptz")} AS "available", "alert"."crossed_at" AS "crossedAt",
			(SELECT coalesce(json_agg(json_build_object('email', "receiver"."email", 'hasAgreed', EXISTS (
				SELECT FROM "confirmed_alert_email" AS "agreed"
				WHERE "agreed"."user_id" = "alert"."user_id" AND "agreed"."address" = "receiver"."address"
			)) ORDER BY "receiver"."address"), '[]')
			FROM "alert_receiver" AS "receiver" WHERE "receiver"."alert_id" = "alert"."id") AS "receivers"
		FROM "alert" JOIN "pool" ON "pool"."account_id" = "alert"."account_id"
		WHERE "alert"."user_id" = $1::uuid AND "alert"."account_id" = ANY ($2::uuid[])
		ORDER BY "alert"."credits" DESC`,
		[userId, accountIds, await databaseClock.now(sql)],
	);
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { maySeeMail } from "@/lib/letters/delivery/policy.ts";
import { mayManageOrders } from "@/lib/orders/policy.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { type LedgerCheckRow, readLedgerChecks, readTasks } from "./queries.ts";

/** What waits for somebody of the operator's; each is null for those who can't see the list that explains it. */
export interface Attention {
	readonly unpaid: Unpaid | null;
	/** What the last check of the ledger came to, and tasks that failed. */
	readonly operations: { readonly ledger: LedgerCheckRow["state"] | null; readonly failedTasks: number } | null;
	readonly mail: { readonly failed: number; readonly maybeSent: number } | null;
}

/** Orders that wait for their payment. */
export interface Unpaid {
	readonly orders: number;
	/** Per currency, in its minor unit, tax included. */
	readonly totals: readonly { readonly currency: string; readonly totalMinor: bigint }[];
	readonly oldestPlacedAt: Date | null;
	/** How many of them should have been paid before today, the deployment's. */
	readonly overdue: number;
}

/** Null for everyone but the operator's own. */
export async function readAttention({ actor, db = database() }: ReadContext): Promise<Attention | null> {
	if (!actor.isOperator) return null;
	const [unpaid, mail, operations] = await Promise.all([
		readUnpaid(db, actor),
		readMail(db, actor),
		readOperations({ actor, db }),
	]);
	return { unpaid, mail, operations };
}

interface CurrencyTotal {
	readonly currency: string;
	readonly totalMinor: bigint;
	readonly orders: number;
	readonly overdue: number;
	readonly oldest: Date;
}

async function readUnpaid(db: Database, actor: Actor): Promise<Unpaid | null> {
	if (!mayManageOrders(actor)) return null;
	const found = await sqlOf(db).query<CurrencyTotal>(
		`SELECT "order"."currency"::text AS "currency", sum("total_minor")::bigint AS "totalMinor", count(*)::int AS "orders",
			(count(*) FILTER (WHERE "due_on" < (statement_timestamp() AT TIME ZONE "deployment"."time_zone")::date))::int
				AS "overdue",
			min("placed_at") AS "oldest"
		FROM "deployment" CROSS JOIN "order" JOIN "organization" ON "organization"."id" = "order"."organization_id"
			AND "organization"."sandbox_of_id" IS NULL
		WHERE "status" = 'pending' GROUP BY "order"."currency" ORDER BY count(*) DESC, "order"."currency"`,
	);
	const oldest = found.map((row) => row.oldest).sort((one, other) => one.getTime() - other.getTime());
	return {
		orders: found.reduce((sum, { orders }) => sum + orders, 0),
		totals: found.map(({ currency, totalMinor }) => ({ currency, totalMinor })),
		oldestPlacedAt: oldest[0] ?? null,
		overdue: found.reduce((sum, { overdue }) => sum + overdue, 0),
	};
}

async function readMail(db: Database, actor: Actor): Promise<Attention["mail"]> {
	if (!maySeeMail(actor)) return null;
	const [failed, maybeSent] = await Promise.all([
		db.mail.count({ where: { status: "failed" } }),
		db.mail.count({ where: { status: "maybe_sent" } }),
	]);
	return { failed, maybeSent };
}

async function readOperations(context: ReadContext): Promise<Attention["operations"]> {
	const [checks, tasks] = await Promise.all([readLedgerChecks(context), readTasks(context)]);
	if (!checks || !tasks) return null;
	// One that runs says nothing yet: the one before counts.
	const last = checks.find(({ state }) => state !== "running");
	return { ledger: last?.state ?? null, failedTasks: tasks.filter(({ state }) => state === "failed").length };
}

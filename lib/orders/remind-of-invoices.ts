import type { Order } from "@/generated/prisma/client.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { type ReminderDays, readReminderDays } from "@/lib/seller/reminder-days.ts";
import { remindOfOrders } from "./tell-of-order.ts";

/**
 * Reminds buyers of unpaid invoices: some days before the day by which they are due, on it, and some days after it, as the
 * operator has said (product.md 53c). Each once; what a time without a worker has missed is made up for within a few days, and
 * only the latest. Some in each transaction. Returns how many were reminded of.
 */
export async function remindOfInvoices({ db, clock }: { db?: Database; clock?: Clock } = {}): Promise<number> {
	let reminded = 0;
	for (;;) {
		const some = await transact(db, remindOfSome, { clock });
		if (some === 0) return reminded;
		reminded += some;
	}
}

type DueOrder = Pick<Order, "id" | "buyerId" | "beneficiaryId" | "billing"> & { step: string };

/** In days from the one by which an invoice is due: from when on it is reminded of, and when it is too late to. */
interface Step {
	readonly step: "before" | "due" | "overdue";
	readonly first: number;
	readonly last: number;
}

function stepsOf({ beforeDays, onDueDay, afterDays }: ReminderDays): Step[] {
	const steps: Step[] = [];
	if (beforeDays !== null) steps.push({ step: "before", first: -beforeDays, last: Math.min(2 - beforeDays, -1) });
	if (onDueDay) steps.push({ step: "due", first: 0, last: Math.min(2, (afterDays ?? 3) - 1) });
	if (afterDays !== null) steps.push({ step: "overdue", first: afterDays, last: afterDays + 6 });
	return steps;
}

/** Which reminder it is time for, of the order in the query. */
const STEP = `SELECT "step" FROM unnest($2::text[], $3::int[], $4::int[]) AS "reminder" ("step", "first", "last")
	WHERE $1::date - "due_on" BETWEEN "first" AND "last" AND "due_on" + "first" > "invoiced_on" AND NOT EXISTS (
		SELECT FROM "invoice_reminder" AS "sent"
		WHERE "sent"."order_id" = "order"."id" AND "sent"."step"::text = "reminder"."step"
	) LIMIT 1`;

/** Locks the orders: one that is being paid or cancelled is left to the next time, when it is not pending any more. */
async function remindOfSome(tx: Transaction): Promise<number> {
	const steps = stepsOf(await readReminderDays({ db: tx.prisma }));
	if (steps.length === 0) return 0;
	const now = await tx.clock.now(tx.sql);
	const lock = rowLock(tx.sql, "orders", { strength: "NO KEY UPDATE", ids: null, skipLocked: true });
	const orders = await tx.sql.query<DueOrder>(
		`SELECT "id", "buyer_id" AS "buyerId", "beneficiary_id" AS "beneficiaryId", "billing", (${STEP}) AS "step"
		FROM "order"
		WHERE "status" = 'pending' AND "due_on" BETWEEN $1::date - $5::int AND $1::date - $6::int AND EXISTS (${STEP})
		ORDER BY "id" LIMIT 100 ${lock}`,
		[
			await dayAt(tx.sql, now),
			steps.map(({ step }) => step),
			steps.map(({ first }) => first),
			steps.map(({ last }) => last),
			Math.max(...steps.map(({ last }) => last)),
			Math.min(...steps.map(({ first }) => first)),
		],
	);
	// Another worker may have sent it between this one's look and its lock.
	const reminded = await tx.sql.query<{ orderId: string }>(
		`INSERT INTO "invoice_reminder" ("order_id", "step", "sent_at")
		SELECT "order_id", "step"::"reminder_step", $3::timestamptz
		FROM unnest($1::uuid[], $2::text[]) AS "reminded" ("order_id", "step")
		ON CONFLICT DO NOTHING RETURNING "order_id" AS "orderId"`,
		[orders.map(({ id }) => id), orders.map(({ step }) => step), now],
	);
	const ids = new Set(reminded.map(({ orderId }) => orderId));
	await remindOfOrders(
		tx,
		orders.filter(({ id }) => ids.has(id)),
	);
	return ids.size;
}

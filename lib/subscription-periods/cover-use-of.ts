import type { Subscription } from "@/generated/prisma/client.ts";
import { coverUse } from "@/lib/ledger/coverage/cover-use.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { dayOf, monthsAfter } from "@/lib/text/months-after.ts";

type Covering = Pick<
	Subscription,
	"id" | "kind" | "userId" | "creditTypeId" | "periodEndsOn" | "cancelledAt" | "endsBecause"
>;

/** From an instant on, an unlimited subscription covers what its subscriber uses (product.md 16), for as long as it may. */
export async function coverUseOf(
	tx: Transaction,
	subscription: Covering,
	{ from }: { readonly from: Date },
): Promise<void> {
	const { id: subscriptionId, kind, userId, creditTypeId } = subscription;
	if (kind !== "unlimited") return;
	const until = await endOfCoverage(tx, subscription);
	if (until > from) await coverUse(tx, { subscriptionId, userId, creditTypeId, from, until });
}

/**
 * Until when it covers: one that goes on, a month beyond its period, so that a renewal that comes late costs nobody credits;
 * one that doesn't, until its period ends.
 */
export async function endOfCoverage(
	tx: Transaction,
	{ id, periodEndsOn, cancelledAt, endsBecause }: Covering,
): Promise<Date> {
	if (!periodEndsOn) throw new Error(`Subscription ${id} has not begun.`);
	const goesOn = !cancelledAt && !endsBecause;
	return startOfDay(tx.sql, goesOn ? monthsAfter(dayOf(periodEndsOn), 1) : dayOf(periodEndsOn));
}

/** When a day of the deployment's begins. */
export async function startOfDay(sql: Sql, day: string): Promise<Date> {
	const { start } = await readPeriod(sql, { from: day });
	if (!start) throw new Error(`The day ${day} doesn't begin.`);
	return start;
}

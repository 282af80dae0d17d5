import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { isBillingEmailConfirmed } from "./is-billing-email-confirmed.ts";
import type { BillingSnapshot } from "./schema.ts";

export interface OwnBillingInformation extends BillingSnapshot {
	/** What they pay in; null means the deployment's. */
	readonly currency: string | null;
	readonly version: number;
	readonly updatedAt: Date;
}

/** The actor's own Billing Information, also where another user is their Credit Owner (product.md 10); null until it is saved once. */
export async function readBillingInformation({
	actor,
	db = database(),
}: ReadContext<Database | Transaction["prisma"]>): Promise<OwnBillingInformation | null> {
	return db.billingInformation.findUnique({ where: { userId: actor.userId }, omit: { userId: true } });
}

/** Whether mail about the actor's orders waits for this billing email to be confirmed (product.md 10). */
export async function doesBillingEmailWait(
	{ actor: { userId, email: ownEmail }, db = database() }: ReadContext<Database | Transaction["prisma"]>,
	{ billingEmail }: Pick<BillingSnapshot, "billingEmail">,
): Promise<boolean> {
	return !(await isBillingEmailConfirmed(db, { userId, ownEmail, billingEmail }));
}

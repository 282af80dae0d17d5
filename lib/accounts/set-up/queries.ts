import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { readToken } from "../tokens/tokens.ts";

/** Databases that were found set up: they stay so, and signing in needs no connection to know it. */
const known = new WeakSet<object>();

/** Whether the operator's organization exists: from then on, set-up is closed. */
export async function isSetUp({
	db = database(),
}: Pick<ReadContext<Database | Transaction["prisma"]>, "db"> = {}): Promise<boolean> {
	if (known.has(db)) return true;
	const operator = await db.organization.findFirst({ where: { isOperator: true }, select: { id: true } });
	if (operator) known.add(db);
	return operator !== null;
}

/** Whether a set-up link is good. */
export async function isSetUpLinkGood({ db }: Pick<ReadContext, "db">, token: string): Promise<boolean> {
	return (await readToken(db, { purpose: "set_up", token })) !== null;
}

/** The currency and time zone that the deployment begins with, for the form that sets it up. */
export async function readEmptyDeployment({
	db = database(),
}: Pick<ReadContext, "db">): Promise<{ currency: string; timeZone: string }> {
	return db.deployment.findUniqueOrThrow({ where: { id: 1 }, select: { currency: true, timeZone: true } });
}

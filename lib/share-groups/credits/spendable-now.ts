import type { Actor } from "@/lib/auth/actor.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { readSpendable, type Spendable } from "./spendable.ts";

/** "You have N credits": what the actor can spend now of each credit type, and from which pools (product.md 25). */
export function readSpendableNow(actor: Actor, db: Database = database()): Promise<Spendable[]> {
	return readSnapshot(({ sql }) => readSpendable(sql, actor.userId), db);
}

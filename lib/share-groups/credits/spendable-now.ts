import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { readSpendable, type Spendable } from "./spendable.ts";

/** "You have N credits": what the actor can spend now of each credit type, and from which pools (product.md 25). */
export function readSpendableNow({ actor, db = database() }: ReadContext): Promise<Spendable[]> {
	return readSnapshot(({ sql }) => readSpendable(sql, actor.userId), db);
}

import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { WRITING_PATIENCE } from "@/lib/platform/database/patience.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { spend } from "./spend.ts";

// A second portal, which is frozen in the middle of a charge. When it thaws it commits, which comes too late, and repeats.

const [, , userId = "", key = ""] = process.argv;
const use = { key, userId, way: "charge" } as const;
const db = openDatabase(env.DATABASE_URL, { maxConnections: 2, patience: WRITING_PATIENCE });
process.on("disconnect", () => process.exit());

const posting = transact(db, async (tx) => {
	await spend(tx, use);
	const thawed = once(process, "message");
	process.send?.("holding");
	await thawed;
});
const committed = await posting.then(
	() => true,
	() => false,
);
let chargeId = "";
for (let tried = 0; tried < 40 && !chargeId; tried += 1) {
	chargeId = await spend(db, use).catch(() => "");
	if (!chargeId) await wait(250);
}
process.send?.({ committed, chargeId });

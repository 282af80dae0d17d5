import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { isBusy, UnknownOutcome } from "@/lib/platform/database/is-busy.ts";
import { WRITING_PATIENCE } from "@/lib/platform/database/patience.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { messageOf } from "../failure.ts";
import type { Order, Told } from "./poster-messages.ts";
import { spend, type Use } from "./spend.ts";

// A process that posts as a portal does, through a queue and on connections of its own: each user's credits are used by
// several callers, which repeat unanswered uses under the same key.

const CALLERS_PER_USER = 4;
const CONNECTIONS = 12;
const PAUSE_MS = 40;
const REPEAT_MS = 250;
const MAX_REPEATS = 200;

const [, , ...userIds] = process.argv;
const db = openDatabase(env.DATABASE_URL, { maxConnections: CONNECTIONS, patience: WRITING_PATIENCE });
let isRunning = false;
let callers: Promise<unknown> = Promise.resolve();
let count = 0;

process.on("message", (order: Order) => {
	isRunning = order === "run";
	if (order === "run")
		callers = Promise.all(userIds.flatMap((id) => Array.from({ length: CALLERS_PER_USER }, () => call(id))));
	else void callers.then(() => tell({ kind: "stopped" }));
});
process.on("disconnect", () => process.exit());
tell({ kind: "stopped" });

async function call(userId: string): Promise<void> {
	while (isRunning) {
		count += 1;
		const use: Use = { key: newId(), userId, way: count % 5 === 0 ? "hold" : "charge" };
		tell({ kind: "asked", use });
		for (let tried = 0; tried <= MAX_REPEATS && (tried === 0 || isRunning); tried += 1) {
			if (await attempt(use)) break;
			await wait(REPEAT_MS);
		}
		await wait(PAUSE_MS);
	}
}

async function attempt(use: Use): Promise<boolean> {
	const begun = Date.now();
	try {
		tell({ kind: "answered", key: use.key, chargeId: await spend(db, use), begun });
		return true;
	} catch (error) {
		const why = error instanceof UnknownOutcome ? "unknown" : isBusy(error) ? "busy" : messageOf(error);
		tell({ kind: "unanswered", key: use.key, why, begun, ms: Date.now() - begun });
		return false;
	}
}

function tell(told: Told): void {
	process.send?.(told);
}

import { performance } from "node:perf_hooks";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { Benchmark } from "./benchmark.ts";
import { openStage } from "./charges/stage.ts";
import { manyEntries } from "./pages.ts";
import { atLeast } from "./rows.ts";

const CLEAN = atLeast("ledgers that ledger:verify finds clean", 1);

/** What all of this has posted, and how long it takes to say so. */
export const cleanLedgers: Benchmark = {
	rows: [CLEAN],
	async *run(bench) {
		const posted = (await openStage(bench)).ledger.database;
		const { database: written } = await manyEntries(bench);
		bench.say("Running ledger:verify on all of it");
		const found: { clean: boolean; says: string }[] = [];
		for (const { adminUrl } of [posted, written]) {
			const db = openDatabase(adminUrl, { maxConnections: 1 });
			const [{ entries = 0n } = {}] = await sqlOf(db).query<{ entries: bigint }>(
				`SELECT count(*) AS "entries" FROM "ledger_entry"`,
			);
			const begun = performance.now();
			const findings = await verifyLedger(sqlOf(db));
			const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
			await db.$disconnect();
			const [first] = findings;
			found.push({
				clean: !first,
				says: `${entries.toLocaleString("en")} entries in ${seconds} s${first ? `: ${first.sentence}` : ""}`,
			});
		}
		const ratio = found.filter(({ clean }) => clean).length / found.length;
		yield { ...CLEAN, ratio, least: ratio, greatest: ratio, says: found.map(({ says }) => says).join(", ") };
	},
};

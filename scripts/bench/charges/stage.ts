import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { connected } from "../../database/database.ts";
import { beforeExit } from "../../processes/shutdown.ts";
import type { Bench } from "../benchmark.ts";
import { type BenchDatabase, durablePostgres, makeDatabase } from "../databases.ts";
import { giveCredits, makePeople } from "../people.ts";
import { BY_HAND_TABLES, FILL_WALLETS } from "./by-hand-tables.ts";
import type { Order } from "./orders.ts";
import { type Side, startSide } from "./side.ts";

/** Where charges are compared: wallets in the ledger, as many written by hand, and a process for each. */
export interface Stage {
	readonly ledger: LedgerStage;
	readonly byHand: Side;
	/** The owners of the wallets by hand. */
	readonly byHandIds: readonly string[];
}

export interface LedgerStage {
	readonly database: BenchDatabase;
	/** As the application's role. */
	readonly db: Database;
	readonly side: Side;
	readonly userIds: readonly string[];
}

/** 1,000 callers wait for answers at once; by hand, as many as there are connections. */
const CALLERS = { ledger: 1_000, byHand: 32 };
/** More than is ever charged. */
export const PLENTY = 1_000_000_000_000n;

export const openStage = (bench: Bench) => bench.once(setStage);

async function setStage(bench: Bench): Promise<Stage> {
	bench.say(`Making ${bench.scale.wallets.toLocaleString("en")} wallets, in the ledger and by hand`);
	const ledger = await setLedger(bench, { name: "bench_charges" });
	const { adminUrl } = await makeDatabase(await durablePostgres(bench), "bench_by_hand");
	const byHandIds = Array.from({ length: bench.scale.wallets }, newId);
	await connected(adminUrl, async (owner) => {
		await owner.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${BY_HAND_TABLES}`);
		await owner.query(FILL_WALLETS, [byHandIds, PLENTY]);
	});
	const byHand = await startSide("by-hand.ts", { databaseUrl: adminUrl });
	await byHand.measure(rateByHand(bench, byHandIds));
	await planAgain(adminUrl);
	return { ledger, byHand, byHandIds };
}

/** The ledger's part alone. `imports` are loaded into its process first, for another ledger than the application's. */
export async function setLedger(
	bench: Bench,
	{ name, imports = [], alter = "" }: { name: string; imports?: readonly string[]; alter?: string },
): Promise<LedgerStage> {
	const database = await makeDatabase(await durablePostgres(bench), name);
	const db = openDatabase(database.url, { maxConnections: 4 });
	beforeExit(() => db.$disconnect());
	const userIds = await makePeople(db, { name: "Wallets", count: bench.scale.wallets });
	await giveCredits(db, userIds, { credits: PLENTY });
	await connected(database.adminUrl, (owner) => owner.query(alter));
	const side = await startSide("ledger.ts", { databaseUrl: database.url, imports });
	await side.measure(rateOf(bench, userIds));
	await planAgain(database.adminUrl);
	return { database, db, userIds, side };
}

/** Statements that were planned for empty tables stay slow until the tables' statistics change. */
async function planAgain(adminUrl: string): Promise<void> {
	await connected(adminUrl, (owner) => owner.query("VACUUM (ANALYZE)"));
}

export function rateOf({ scale }: Bench, userIds: readonly string[], callers = CALLERS.ledger): Order {
	return { kind: "rate", userIds, callers, ms: scale.roundMs };
}

export function rateByHand({ scale }: Bench, userIds: readonly string[]): Order {
	return { kind: "rate", userIds, callers: CALLERS.byHand, ms: scale.roundMs };
}

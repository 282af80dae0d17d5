import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { LOCK_PATIENCE_MS, WITHOUT_END } from "@/lib/platform/database/patience.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Book } from "./book.ts";
import { Caller } from "./caller.ts";
import { checkBooks } from "./check-books.ts";
import { checkHistory } from "./check-history.ts";
import { checkLimits, checkPayers, readUses, type Uses } from "./check-payers.ts";
import { syncFacts } from "./facts.ts";
import { MachineWorld } from "./machine-world.ts";
import { stepsOf } from "./steps.ts";
import { take } from "./take-step.ts";

export interface MachineRun {
	readonly seed: number;
	readonly workers: number;
	/** How many steps each worker takes, and after how many of them all wait for each other, and everything is checked. */
	readonly steps: number;
	readonly between: number;
}

export interface MachineOutcome {
	/** What isn't as it should be; of the first check that found something. */
	readonly problems: readonly string[];
	/** What the workers were told. */
	readonly book: Book;
}

const CONNECTIONS = 4;

/**
 * Several workers, each with its own choices, use the ledger and what moves its credits at once, from three processes as far
 * as PostgreSQL can tell: two post together with all else in their process, and one gives up waiting for locks. At
 * barriers no worker is at work, and everything that they were told is compared with what is there. The choices are those of the
 * seed; how the database interleaves them is its own.
 */
export async function runMachine(url: string, { seed, workers, steps, between }: MachineRun): Promise<MachineOutcome> {
	const patient = [1, 2].map(() => openDatabase(url, { maxConnections: CONNECTIONS }));
	const hasty = openDatabase(url, {
		maxConnections: CONNECTIONS,
		patience: { ...WITHOUT_END, lockMs: LOCK_PATIENCE_MS },
	});
	const places = [...patient, hasty];
	try {
		const [db = hasty] = places;
		const world = await MachineWorld.open(db);
		const plans = Array.from({ length: workers }, (_, worker) => {
			const crew = places.map((_, index) => {
				const first = (worker + index) % places.length;
				const own = [...places.slice(first), ...places.slice(0, first)];
				return new Caller(own, world.book, `worker ${worker}`);
			});
			return { crew, steps: stepsOf(seed, { worker, steps }) };
		});
		let last = await check(world, db, null);
		for (let from = 0; from < steps && world.book.problems.length === 0; from += between) {
			await Promise.all(
				plans.map(async (plan) => {
					for (const step of plan.steps.slice(from, from + between)) await take(world, plan.crew, step);
				}),
			);
			last = await check(world, db, last);
		}
		return { problems: world.book.problems, book: world.book };
	} finally {
		await Promise.all(places.map((place) => place.$disconnect()));
	}
}

/** A check: when it was, by the workers' ticks and by the database's clock, and what there was by then. */
interface Checked {
	readonly tick: number;
	readonly at: Date;
	readonly uses: Uses;
	/** Of the whole database, since it was made. */
	readonly deadlocks: bigint;
}

/** Everything that there is to check, of the time since the last one; null: nothing has been done yet. */
async function check(world: MachineWorld, db: Database, last: Checked | null): Promise<Checked> {
	return readSnapshot(
		async ({ sql }) => {
			const uses = await readUses(world, sql);
			const [at, deadlocks] = [await databaseClock.now(sql), await countDeadlocks(sql)];
			const paid = await checkBooks(world, sql);
			if (last) {
				checkPayers(world, paid, last.tick);
				await checkHistory(world, sql, last.at);
				checkLimits(world, { before: last.uses, after: uses }, last.tick);
				const more = deadlocks - last.deadlocks;
				if (more > 0n) world.book.problems.push(`${more} deadlocks: locks were taken out of order`);
			}
			await syncFacts(world, sql);
			world.book.problems.push(...(await verifyLedger(sql)).map(({ sentence }) => sentence));
			return { tick: world.book.tick(), at, uses, deadlocks };
		},
		db,
		{ timeoutMs: 600_000 },
	);
}

async function countDeadlocks(sql: Sql): Promise<bigint> {
	const [row] = await sql.query<{ deadlocks: bigint }>(
		`SELECT "deadlocks" FROM pg_stat_database WHERE "datname" = current_database()`,
	);
	return row?.deadlocks ?? 0n;
}

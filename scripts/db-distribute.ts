import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { connected, type DeploymentDatabase } from "./database/database.ts";
import {
	distributeTables,
	hasCitus,
	readOthers,
	readShards,
	readWorkers,
	SHARDS,
	settleRole,
} from "./database/distribute-database.ts";
import { missingMigrations } from "./database/migrations.ts";
import { Failure } from "./failure.ts";

const TIMEOUT_MS = 6 * 60 * 60_000;

/**
 * Distributes the ledger of a database over the workers of its Citus coordinator, and checks all of it before and after. A
 * plain PostgreSQL, and a ledger that is distributed already, stay as they are. Throws a `Failure` where it can't be done
 * safely; then nothing is changed.
 */
export async function main(
	{ url, ownerUrl }: Pick<DeploymentDatabase, "url" | "ownerUrl">,
	write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<void> {
	await connected(ownerUrl, async (owner) => {
		if (!(await hasCitus(owner))) {
			write("Nothing to do: this is a plain PostgreSQL, without Citus. The ledger stays on one machine.");
			return;
		}
		const workers = await readWorkers(owner);
		const missing = await missingMigrations(owner);
		if (missing.length > 0) throw new Failure("The database isn't up to date: run `npm run db:migrate` first.");
		const before = await readShards(owner);
		if (before === 0) {
			const others = await readOthers(owner);
			if (others > 0) {
				throw new Failure(
					`The database has ${others} other ${others === 1 ? "connection" : "connections"}: end the portal, workers and APIs first, for they would go on as if the ledger were on one machine.`,
				);
			}
			await requireClean(url, { isDistributed: false });
			write("The ledger is clean. Distributing it …");
			await distributeTables(owner, SHARDS);
		}
		await connected(url, settleRole);
		await requireClean(url, { isDistributed: true });
		const over = `${await readShards(owner)} shards of ${workers} ${workers === 1 ? "worker" : "workers"}`;
		write(
			before > 0
				? `Nothing to do: the ledger is distributed over ${over}, and is clean.`
				: `The ledger is distributed over ${over}, and is clean. Start the portal again.`,
		);
	});
}

async function requireClean(url: string, how: { isDistributed: boolean }): Promise<void> {
	const db = openDatabase(url, { maxConnections: 1 });
	try {
		const findings = await readSnapshot(({ sql }) => verifyLedger(sql, how), db, { timeoutMs: TIMEOUT_MS });
		const [first] = findings;
		if (!first) return;
		throw new Failure(
			`The ledger is not clean: ${findings.length === 1 ? "one finding" : `${findings.length} findings`}, the first of them: ${first.sentence} \`npm run ledger:verify\` says more.`,
		);
	} finally {
		await db.$disconnect();
	}
}

import { CHECKS, seenTwice, verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";

/** Ten million entries take minutes. */
const TIMEOUT_MS = 6 * 60 * 60_000;

/**
 * Checks the whole ledger of a database and reports what it found, a line for each finding. Returns whether it is
 * clean: the command's exit code follows it.
 */
export async function main(
	databaseUrl = process.env.DATABASE_URL ?? "",
	write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<boolean> {
	const db = openDatabase(databaseUrl, { maxConnections: 1 });
	try {
		const look = () => readSnapshot(({ sql }) => verifyLedger(sql), db, { timeoutMs: TIMEOUT_MS });
		const findings = await seenTwice(look);
		for (const { invariant, sentence, holds } of findings) {
			write(`Invariant ${invariant} (${holds}): ${sentence}`);
		}
		write(
			findings.length === 0
				? `The ledger is clean: all ${CHECKS.length} checks of the ten invariants passed.`
				: `The ledger is not clean: ${findings.length} ${findings.length === 1 ? "finding" : "findings"}.`,
		);
		return findings.length === 0;
	} finally {
		await db.$disconnect();
	}
}

import { BEGINNING, type ChainHead } from "@/lib/audit/seals/chain-head.ts";
import { verifyAuditLog } from "@/lib/audit/seals/verify-audit-log.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { Failure } from "./failure.ts";

const TIMEOUT_MS = 60 * 60_000;
const HEAD = /^(\d{1,18}):([0-9a-f]{64})$/;

/**
 * Compares the audit log of a database with its seals and reports what isn't as it was sealed, a line for each finding; then
 * the head of the chain, which can be given as an argument another time. Returns whether the log is whole: the command's exit
 * code follows it. Throws a `Failure` where the argument is no head.
 */
export async function main(
	[known, ...more]: readonly string[] = [],
	databaseUrl = process.env.DATABASE_URL ?? "",
	write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<boolean> {
	if (more.length > 0) throw new Failure("audit:verify takes one argument: a head that it printed.");
	const wanted = known === undefined ? null : readHead(known);
	const db = openDatabase(databaseUrl, { maxConnections: 1 });
	try {
		const work = ({ sql }: { sql: Parameters<typeof verifyAuditLog>[0] }) => verifyAuditLog(sql, { known: wanted });
		const { findings, head, waiting } = await readSnapshot(work, db, { timeoutMs: TIMEOUT_MS });
		for (const { sentence } of findings) write(sentence);
		const count = findings.length;
		write(
			count === 0
				? `The audit log is whole: ${asSealed(head.position)}, ${waiting} not sealed yet.`
				: `The audit log is not whole: ${count} ${count === 1 ? "finding" : "findings"}.`,
		);
		if (count === 0 && head !== BEGINNING) write(`Its head, to keep elsewhere: ${inShort(head)}`);
		return count === 0;
	} finally {
		await db.$disconnect();
	}
}

function readHead(text: string): ChainHead {
	const [, position, seal] = HEAD.exec(text) ?? [];
	if (position === undefined || seal === undefined) {
		throw new Failure(
			`"${text}" is no head of an audit log. Give one as audit:verify printed it: a number, a colon, 64 digits.`,
		);
	}
	return { position: BigInt(position), seal: Buffer.from(seal, "hex") };
}

const inShort = ({ position, seal }: ChainHead) => `${position}:${seal.toString("hex")}`;

const asSealed = (count: bigint) =>
	count === 1n ? "1 entry as it was sealed" : `${count} entries as they were sealed`;

import { seenTwice, verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { messageOf } from "../failure.ts";
import type { Scene } from "./scene.ts";
import { SERVICE, spend } from "./spend.ts";

/** What was acknowledged, and the final state, when no poster is at work. */
export interface Reckoning {
	readonly acknowledged: number;
	readonly lost: number;
	readonly doubled: number;
	readonly problems: readonly string[];
}

/** How many acknowledged uses are repeated each time: those that were acknowledged last. */
const REPEATED = 60;

type Charges = Map<string, { readonly count: number; readonly chargeId: string }>;

/**
 * Compares what callers were told with what is there: each acknowledged key has its charge once; a key with an unknown
 * outcome has it once or not at all, and once when it is repeated; a repetition gets the same answer; the ledger is
 * clean, no mail was sent twice, and none is marked sent that never was. `known` is the number of uses before this
 * reckoning.
 */
export async function reckon({ db, load, outbox }: Scene, { known }: { known: number }): Promise<Reckoning> {
	const uses = [...load.uses.values()];
	const inThisTime = uses.slice(known).filter(({ chargeId }) => chargeId !== null).length;
	const acknowledged = uses.filter(({ chargeId }) => chargeId !== null);
	const unknown = uses.filter(({ chargeId }) => chargeId === null);
	const before = await readCharges(db, SERVICE);
	const lost = acknowledged.filter(({ use, chargeId }) => before.get(use.key)?.chargeId !== chargeId).length;
	const problems: string[] = [];
	for (const record of [...acknowledged.slice(-REPEATED), ...unknown]) {
		const answer = await spend(db, record.use).catch((error) => `nothing: ${messageOf(error)}`);
		const earlier = record.chargeId ?? before.get(record.use.key)?.chargeId ?? answer;
		if (answer !== earlier || answer.startsWith("nothing"))
			problems.push(`a repetition was answered ${answer}, at first ${earlier}`);
		else record.chargeId = answer;
	}
	const after = await readCharges(db, SERVICE);
	const doubled = [...after.values()].filter(({ count }) => count > 1).length;
	const missing = uses.filter(({ use }) => !after.has(use.key)).length;
	if (missing > lost) problems.push(`${missing} uses have no charge, although they were repeated`);
	const held = await db.hold.count({ where: { service: SERVICE, status: "open" } });
	if (held > 0) problems.push(`${held} holds were left open`);
	const findings = await seenTwice(() => readSnapshot(({ sql }) => verifyLedger(sql), db));
	problems.push(...findings.map(({ sentence }) => sentence));
	const mail = await countMail({ db, outbox });
	problems.push(
		...load.unanswered
			.filter(({ why }) => why !== "busy" && why !== "unknown")
			.map(({ why }) => `a caller was told: ${why}`),
	);
	load.unanswered.length = 0;
	return { acknowledged: inThisTime, lost: lost + mail.lost, doubled: doubled + mail.doubled, problems };
}

/** The charges of a service by their references, which are their callers' keys. */
export async function readCharges(db: Scene["db"], service: string): Promise<Charges> {
	const rows = await sqlOf(db).query<{ key: string; count: bigint; chargeId: string }>(
		`SELECT "reference" AS "key", count(*) AS "count", min("id"::text) AS "chargeId" FROM "charge"
		WHERE "service" = $1 AND "reference" IS NOT NULL GROUP BY "reference"`,
		[service],
	);
	return new Map(rows.map(({ key, count, chargeId }) => [key, { count: Number(count), chargeId }]));
}

async function countMail({ db, outbox }: Pick<Scene, "db" | "outbox">): Promise<{ lost: number; doubled: number }> {
	const copies = outbox.copies();
	const sent = await db.mail.findMany({ where: { id: { in: [...outbox.all] }, status: "sent" }, select: { id: true } });
	return {
		lost: sent.filter(({ id }) => !copies.has(id)).length,
		doubled: [...copies.values()].filter((count) => count > 1).length,
	};
}

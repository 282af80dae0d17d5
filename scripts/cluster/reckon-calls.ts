import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { type Reckoning, readCharges } from "../faults/check.ts";
import { type Call, type Callers, SERVICE } from "./callers.ts";

/** How many acknowledged calls are repeated each time: the last ones. */
const REPEATED = 60;

/**
 * Each acknowledged key has its charge once; a key that was never acknowledged has it once or not at all, and once when it is
 * repeated; a repetition gets the first answer; and the ledger is clean. `known`: calls that were reckoned with before.
 */
export async function reckonCalls(
	db: Database,
	{ callers, known }: { callers: Callers; known: ReadonlySet<Call> },
): Promise<Reckoning> {
	const calls = [...callers.calls.values()];
	const acknowledged = calls.filter(({ chargeId }) => chargeId !== null);
	const before = await readCharges(db, SERVICE);
	const lost = acknowledged.filter(({ key, chargeId }) => before.get(key)?.chargeId !== chargeId).length;
	const problems = [...new Set(callers.problems)].map((why) => `a caller was told: ${why}`);
	const unknown = calls.filter(({ chargeId }) => chargeId === null);
	for (const call of [...acknowledged.slice(-REPEATED), ...unknown]) {
		const answer = await callers.repeat(call);
		const earlier = call.chargeId ?? before.get(call.key)?.chargeId ?? answer;
		if (answer !== earlier || answer.startsWith("nothing"))
			problems.push(`a repetition was answered ${answer}, at first ${earlier}`);
		else call.chargeId = answer;
	}
	const after = await readCharges(db, SERVICE);
	const doubled = [...after.values()].filter(({ count }) => count > 1).length;
	if (after.size !== calls.length) problems.push(`${calls.length} keys have ${after.size} charges`);
	const findings = await readSnapshot(({ sql }) => verifyLedger(sql), db);
	problems.push(...findings.map(({ sentence }) => sentence));
	if (lost > 0) problems.push(`${lost} acknowledged charges were lost`);
	if (doubled > 0) problems.push(`${doubled} charges were doubled`);
	return { acknowledged: acknowledged.filter((call) => !known.has(call)).length, lost, doubled, problems };
}

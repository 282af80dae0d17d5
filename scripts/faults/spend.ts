import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";

/** One use of credits under a key; a repetition asks for exactly the same. */
export interface Use {
	readonly key: string;
	readonly userId: string;
	readonly way: "charge" | "hold";
}

export const SERVICE = "faults";
const HOLD_LIFETIME_MS = 60 * 60_000;

/** Charges a credit, at once or by way of a hold. Returns the charge's id. The charge's reference is the key. */
export async function spend(db: Database | Transaction, { key, userId, way }: Use): Promise<string> {
	const context = { db, client: SERVICE, actorId: null };
	const request = { userId, creditTypeId: "email", credits: 1n, service: SERVICE, item: "Load", reference: key };
	if (way === "charge") {
		const [charged] = await postCharges(context, [{ ...request, key }]);
		if (!charged) throw new Error("The charge was not answered.");
		return answered(charged).chargeId;
	}
	const held = await placeHold(context, { ...request, key: `${key}:hold`, lifetimeMs: HOLD_LIFETIME_MS });
	const { holdId } = answered(held);
	return answered(await captureHold(context, { key: `${key}:capture`, holdId, credits: 1n })).chargeId;
}

function answered<Value>(result: Result<Value>): Value {
	if (result.ok) return result.value;
	throw new Error(`Refused: ${result.code}.`);
}

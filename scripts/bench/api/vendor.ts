import { storeApiKey } from "@/lib/api-keys/store-api-key.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { CREDIT_TYPE } from "../people.ts";

/** A key of the vendor that may charge, in the organization of this user. Returns its secret. */
export async function makeVendorKey(db: Database, userId: string): Promise<string> {
	const { organizationId } = await db.user.findFirstOrThrow({ where: { id: userId } });
	const key = {
		name: "Bench",
		kind: "vendor",
		isTest: false,
		organizationId,
		confinedToId: null,
		userId: null,
	} as const;
	const { secret } = await transact(db, (tx) =>
		storeApiKey(tx, { actor: null, ...key, scopes: ["charge"], expiresAt: null }),
	);
	return secret;
}

/** What the API is sent for a charge of one credit. */
export function chargeOf(userId: string) {
	return { user: userId, credit_type: CREDIT_TYPE, credits: 1, service: "bench", item: "An item", reference: newId() };
}

import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { ensureSandbox } from "./sandbox/ensure-sandbox.ts";
import { type NewApiKey, type ShownApiKey, storeApiKey } from "./store-api-key.ts";

/**
 * Makes a key of the vendor's without an actor: `npm run keys:create`, whose caller has the deployment's own settings and
 * could write the row themselves. Null where there is no operator's organization yet.
 */
export async function createVendorKey(
	{ db = writingDatabase() }: { readonly db?: Database },
	input: Pick<NewApiKey, "name" | "scopes" | "isTest" | "expiresAt">,
): Promise<ShownApiKey | null> {
	const operator = await db.organization.findFirst({ where: { isOperator: true }, select: { id: true } });
	if (!operator) return null;
	const { id: organizationId } = operator;
	const confinedToId = input.isTest ? await ensureSandbox({ actor: null, db }, { organizationId }) : null;
	const key = { ...input, kind: "vendor", organizationId, confinedToId, userId: null } as const;
	return transact(db, (tx) => storeApiKey(tx, { actor: null, ...key }));
}

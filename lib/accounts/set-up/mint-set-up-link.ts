import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { mintToken } from "../tokens/tokens.ts";
import { isSetUp } from "./queries.ts";

/** The URL at which a deployment without an operator is set up; earlier ones stop counting. Null once it has one. */
export function mintSetUpLink(db: Database, appUrl: string): Promise<string | null> {
	return transact(db, async (tx) => {
		if (await isSetUp({ db: tx.prisma })) return null;
		const token = await mintToken(tx, { purpose: "set_up" });
		return new URL(`/setup?token=${token}`, appUrl).href;
	});
}

import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import type { PublicKey } from "./public-key.ts";

/** Keeps a public key before the first thing that is signed with it leaves, so that it is served after a change of keys. */
export async function keepPublicKey(
	{ db = writingDatabase() }: { readonly db?: Database | undefined },
	{ id, bytes }: PublicKey,
): Promise<void> {
	// A read first: all but the first statement of a key write nothing.
	if (await db.statementKey.findUnique({ where: { id }, select: { id: true } })) return;
	await db.statementKey.createMany({ data: [{ id, publicKey: new Uint8Array(bytes) }], skipDuplicates: true });
}

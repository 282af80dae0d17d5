import { type Database, database } from "@/lib/platform/database/db.ts";
import { currentPublicKey } from "./public-key.ts";

/** A public key as a JSON Web Key (RFC 8037), with when it signed first; null where it hasn't yet. */
export interface ServedKey {
	readonly kty: "OKP";
	readonly crv: "Ed25519";
	readonly kid: string;
	readonly x: string;
	readonly first_used_at: string | null;
}

interface KeysContext {
	readonly db?: Database;
	/** Tests have another present key. */
	readonly secret?: string;
}

/** Every public key that has signed a statement, and the present one, newest first (product.md 60). For everybody. */
export async function listStatementKeys({ db = database(), secret }: KeysContext): Promise<ServedKey[]> {
	const current = currentPublicKey(secret);
	const kept = await db.statementKey.findMany({ orderBy: [{ firstUsedAt: "desc" }, { id: "asc" }] });
	const keys = kept.map(({ id, publicKey, firstUsedAt }) => servedKey(id, publicKey, firstUsedAt.toISOString()));
	return keys.some(({ kid }) => kid === current.id) ? keys : [servedKey(current.id, current.bytes, null), ...keys];
}

function servedKey(kid: string, bytes: Uint8Array, firstUsedAt: string | null): ServedKey {
	const x = Buffer.from(bytes).toString("base64url");
	return { kty: "OKP", crv: "Ed25519", kid, x, first_used_at: firstUsedAt };
}

import { createHash } from "node:crypto";

/** Where a chain stands: its last seal, and how many there are. */
export interface ChainHead {
	readonly position: bigint;
	readonly seal: Buffer;
}

/** Before the first seal. */
export const BEGINNING: ChainHead = { position: 0n, seal: Buffer.alloc(32) };

/**
 * SQL for the digest (SHA-256) of everything that a row of the audit log says (product.md 40a). The same on every server,
 * whatever its settings: an instant counts as milliseconds.
 */
export const DIGEST_SQL = `sha256(convert_to(jsonb_build_array("audit_entry"."id", "organization_id", "actor_id", "api_key_id",
	"request_id", "action", "subject_type", "subject_id", "before", "after", "reason",
	(extract(epoch FROM "happened_at") * 1000)::bigint)::text, 'UTF8'))`;

/** The seal of a row that comes after another: SHA-256 of that one's seal and this one's digest. */
export function sealAfter(before: Uint8Array, digest: Uint8Array): Buffer {
	return createHash("sha256").update(before).update(digest).digest();
}

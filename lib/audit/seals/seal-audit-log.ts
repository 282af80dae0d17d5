import type { Database } from "@/lib/platform/database/db.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { BEGINNING, type ChainHead, DIGEST_SQL, sealAfter } from "./chain-head.ts";
import { isLateSql } from "./is-late.ts";

const MOST_AT_ONCE = 2_000;

/**
 * Seals what has been written to the audit log since, in the order of its ids (product.md 40a), a few thousand rows a
 * transaction: a row is sealed once, however many do it at the same time. Beside the changes and not within them, which
 * would otherwise wait for each other. Returns how many rows were sealed.
 */
export async function sealAuditLog({ db }: { db?: Database } = {}): Promise<number> {
	for (let sealed = 0; ; ) {
		const count = await transact(db, sealNext);
		sealed += count;
		if (count < MOST_AT_ONCE) return sealed;
	}
}

async function sealNext(tx: Transaction): Promise<number> {
	await lockKeys(tx.sql, "auditSeals", ["all"]);
	const [last] = await tx.sql.query<{ position: bigint; seal: string; sealedAt: Date }>(
		`SELECT "position", encode("seal", 'hex') AS "seal", "sealed_at" AS "sealedAt"
		FROM "audit_seal" ORDER BY "position" DESC LIMIT 1`,
	);
	const rows = await tx.sql.query<{ id: string; digest: string }>(
		`SELECT "id", encode(${DIGEST_SQL}, 'hex') AS "digest" FROM "audit_entry"
		WHERE NOT ${isLateSql("$1::timestamptz")} AND NOT EXISTS (SELECT FROM "audit_seal" WHERE "audit_entry_id" = "audit_entry"."id")
		ORDER BY "id" LIMIT $2::int`,
		[last?.sealedAt ?? new Date(0), MOST_AT_ONCE],
	);
	let head: ChainHead = last ? { position: last.position, seal: Buffer.from(last.seal, "hex") } : BEGINNING;
	const sealed = rows.map(({ id, digest }) => {
		head = { position: head.position + 1n, seal: sealAfter(head.seal, Buffer.from(digest, "hex")) };
		return { ...head, id, digest };
	});
	const at = await tx.clock.now(tx.sql);
	await tx.sql.execute(
		`INSERT INTO "audit_seal" ("position", "audit_entry_id", "digest", "seal", "sealed_at")
		SELECT "position", "id", decode("digest", 'hex'), decode("seal", 'hex'), $5::timestamptz
		FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[]) AS "sealed" ("position", "id", "digest", "seal")`,
		[
			sealed.map(({ position }) => position),
			sealed.map(({ id }) => id),
			sealed.map(({ digest }) => digest),
			sealed.map(({ seal }) => seal.toString("hex")),
			at,
		],
	);
	return sealed.length;
}

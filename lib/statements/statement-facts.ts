import { field } from "@/lib/ledger/posting/entry-hash.ts";
import type { PoolAt } from "@/lib/ledger/reads/read-pool-at.ts";
import type { StatementPool } from "./statement-pool.ts";

/** What a statement says of a pool and a period, apart from its lines: all of it is signed. */
export interface StatementFacts {
	/** The deployment's address. */
	readonly issuer: string;
	readonly pool: StatementPool;
	/** The period, `until` not included; null: since the first entry, and as far as the ledger went when it was made. */
	readonly from: Date | null;
	readonly until: Date | null;
	readonly madeAt: Date;
	/** The pool before the first line, and after the last. */
	readonly opening: PoolAt;
	readonly closing: PoolAt;
}

/**
 * The head of a statement in JSON, as every file of it has it. Credits and versions are whole numbers; instants are in
 * UTC; hashes are in hexadecimal.
 */
export function headOf({ issuer, pool, from, until, madeAt, opening, closing }: StatementFacts) {
	return {
		format: 1,
		issuer,
		account_id: pool.accountId,
		pool_kind: pool.kind,
		pool_id: pool.holderId,
		credit_type: pool.creditTypeId,
		from: from?.toISOString() ?? null,
		until: until?.toISOString() ?? null,
		made_at: madeAt.toISOString(),
		opening: endOf(opening),
		closing: endOf(closing),
	};
}

function endOf({ version, balance, hash, postedAt }: PoolAt) {
	return { version: Number(version), balance: Number(balance), hash, posted_at: postedAt?.toISOString() ?? null };
}

/** The text that is signed: each value of the head in this order, written as entries are hashed (the ledger's README). */
export function signedTextOf(head: ReturnType<typeof headOf>): string {
	const { opening, closing, ...rest } = head;
	const values = [
		...["commonpurse statement", rest.format, rest.issuer],
		...[rest.account_id, rest.pool_kind, rest.pool_id, rest.credit_type],
		...[rest.from, rest.until, rest.made_at],
		...[opening.version, opening.balance, opening.hash, opening.posted_at],
		...[closing.version, closing.balance, closing.hash, closing.posted_at],
	];
	return values.map(field).join("");
}

import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Refusal, Result } from "@/lib/platform/refusal.ts";
import type { DailyCounts } from "../paying/daily-counts.ts";
import type { LedgerTransaction, LockedUser } from "../posting/lock-accounts.ts";
import type { Posting } from "../posting/posting.ts";
import type { NewRefusal } from "../refusals/new-refusal.ts";
import type { KeyedRequest } from "../requests/claim-keys.ts";

/** A charge, a hold, or what becomes of one: posted in one transaction with others, with an answer of its own. */
export interface Operation extends KeyedRequest {
	readonly actorId: string | null;
	readonly family: Family;
	/** Operations of one matter need the same users and accounts, as far as can be told by their calls. */
	readonly matter: string;
	/** Its answer is stored, because no rows will tell it again. */
	readonly storesAnswer?: boolean;
}

/** The result of one operation: an answer, or, where it alone failed unexpectedly, the error. */
export type Settled<Value> = { readonly outcome: Result<Value> } | { readonly error: unknown };

/** Operations that are looked up, decided and written together. A family only ever gets its own operations. */
export interface Family {
	/** Finds what these operations are about, without a lock. */
	look(tx: LedgerTransaction, operations: readonly Operation[]): Promise<Batch>;
	/** What earlier calls under the same keys were answered, from rows that never change, by operation. */
	recall(sql: Sql, repeated: readonly Repeated[]): Promise<ReadonlyMap<Operation, Result<unknown>>>;
}

/** An operation that was done before, and the id of what came of it: a charge, a hold or a movement. */
export interface Repeated {
	readonly operation: Operation;
	readonly effectId: string;
}

/** The operations of one family in one transaction. Its methods are called in this order. */
export interface Batch {
	/** The users whom an operation names, or whose credits it may use. */
	userIds(operation: Operation): readonly (string | null)[];
	/** Finds or makes what rows will name, besides users: with one statement, or none, unless it may wait. */
	prepare(sql: Sql, waiting: Waiting): Promise<void>;
	/**
	 * The accounts that an operation may change. `moved`: what it is about has changed since it was looked up; `locked`: it
	 * has to wait for another transaction.
	 */
	accountIds(operation: Operation): readonly string[] | "moved" | "locked";
	/** The users are locked: from now on they count as they are, no longer as they were looked up. */
	confirm(users: ReadonlyMap<string, LockedUser>): void;
	/** The hold or the charge that it changes, where that has no pool whose lock guards it: a subscription covers it. */
	unpooled?(operation: Operation): string | null;
	/** How many credits it may ask of each of them at most. */
	wanted(operation: Operation): bigint;
	/** Reads all that these operations are decided by, under the locks of their accounts. */
	open(tx: LedgerTransaction, under: Locks, operations: readonly Operation[]): Promise<void>;
	/**
	 * Decides one operation and does it, in memory, one after the other in the order in which they came. Null: what it is
	 * about has moved to accounts that are not locked.
	 */
	decide(operation: Operation, effectId: string): Result<unknown> | null;
	/** Whether no rows tell again what it was answered: its answer is stored. */
	storesAnswer?(operation: Operation): boolean;
	/** What is kept of a refusal for people to look up (product.md 57); null where it isn't about credits. */
	refused?(operation: Operation, refusal: Refusal): NewRefusal | null;
	/** Writes what was decided, besides what the posting and the counts write. */
	write(sql: Sql): Promise<void>;
}

/** What is decided under the locks of accounts: what moves, and what counts. */
export interface Locks {
	readonly posting: Posting;
	readonly counts: DailyCounts;
}

export interface Waiting {
	/** Does not wait for what another transaction has locked: operations that need it are left out. */
	readonly skipLocked: boolean;
	/** Resolves when accounts may be locked: all that came before have let go of theirs. */
	readonly turn?: Promise<void>;
}

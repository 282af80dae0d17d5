import type { Actor } from "./auth/actor.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./db.ts";
import type { Result } from "./refusal.ts";
import type { Transaction } from "./transaction.ts";

/** What every verb is given: who acts, and, where it is not the process's own, the database or open transaction. */
export interface VerbContext {
	readonly actor: Actor;
	readonly db?: Database | Transaction;
	/** The demo data and tests say when it is; everybody else lets the database tell. */
	readonly clock?: Clock;
}

/** A write: authorise, transact (joining an outer transaction), lock and decide, post, audit, answer. */
export type Verb<Input, Value> = (context: VerbContext, input: Input) => Promise<Result<Value>>;

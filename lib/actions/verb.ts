import type { Actor } from "@/lib/auth/actor.ts";
import type { Visit } from "@/lib/auth/sessions/signed-in-actor.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { Language } from "@/lib/text/language.ts";

/** What every verb is given: the actor, and, where it is not the process's own, the database or open transaction. */
export interface VerbContext {
	readonly actor: Actor;
	readonly db?: Database | Transaction;
	/** The demo data and tests set the time; all other callers use the database's. */
	readonly clock?: Clock;
	/** Where the request comes from, as the server found it; absent where there is no request. */
	readonly ipAddress?: string;
	/** Who owns the keys of what it posts (product.md 34): the actor where it isn't said, as in the portal. */
	readonly client?: string;
}

/** The client that owns the keys of what this verb posts. */
export function keyClientOf({ actor, client }: Pick<VerbContext, "actor" | "client">): string {
	return client ?? `user:${actor.userId}`;
}

/** What every read is given: the actor, and the database where it is not the process's own. */
export interface ReadContext<Reads = Database> {
	readonly actor: Actor;
	readonly db?: Reads;
}

/** What a verb is given for a visitor, who acts by what they prove, such as a one-time link. */
export interface VisitorContext {
	readonly db?: Database | Transaction;
	readonly clock?: Clock;
	/** The best of our languages for their browser; the default where it doesn't say. */
	readonly language?: Language;
	/** Where the visitor comes from, as the server found it. */
	readonly ipAddress?: string;
	/** The mailbox in question was written to often enough: no mail is sent, and the answer is the same. */
	readonly isSilenced?: boolean;
}

/** A visitor's write. */
export type VisitorVerb<Input, Value> = (context: VisitorContext, input: Input) => Promise<Result<Value>>;

/** What an action gives to its verb. Verbs and reads ask for less. */
export interface ActionContext {
	readonly actor: Actor;
	readonly ipAddress: string;
	readonly visit: Visit;
}

/** A write: authorise, transact (joining an outer transaction), lock and decide, post, audit, return the result. */
export type Verb<Input, Value> = (context: ActionContext, input: Input) => Promise<Result<Value>>;

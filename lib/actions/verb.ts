import type { Actor } from "@/lib/auth/actor.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { Language } from "@/lib/text/languages.ts";

/** What every verb is given: who acts, and, where it is not the process's own, the database or open transaction. */
export interface VerbContext {
	readonly actor: Actor;
	readonly db?: Database | Transaction;
	/** The demo data and tests say when it is; everybody else lets the database tell. */
	readonly clock?: Clock;
	/** Where the request comes from, as the server found it; not there where no request is behind it. */
	readonly ipAddress?: string;
}

/** What a verb is given for somebody who is not signed in: he acts by what he proves, such as a one-time link. */
export interface VisitorContext {
	readonly db?: Database | Transaction;
	readonly clock?: Clock;
	/** The best of our languages for his browser; the default where it isn't said. */
	readonly language?: Language;
	/** Whence he comes, as the server found it. */
	readonly ipAddress?: string;
	/** The mailbox that it is about was written to often enough: no mail is sent, and the answer is the same. */
	readonly isSilenced?: boolean;
}

/** A write of somebody who is not signed in. */
export type VisitorVerb<Input, Value> = (context: VisitorContext, input: Input) => Promise<Result<Value>>;

/** A write: authorise, transact (joining an outer transaction), lock and decide, post, audit, answer. */
export type Verb<Input, Value> = (context: VerbContext, input: Input) => Promise<Result<Value>>;

import type { ApiKey } from "@/lib/api-keys/find-api-key.ts";
import type { PostingContext } from "@/lib/ledger/requests/post-once.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";

/** What every handler of a route is given: who calls, and the databases. */
export interface ApiContext {
	/** The key that the request came with; the route's scope is one of its scopes. */
	readonly key: ApiKey;
	/** For reads. */
	readonly db: Database;
	/** For verbs that change something, as their `db`. */
	readonly writes: Database;
	/** Tests set the time; all other callers use the database's. */
	readonly clock?: Clock;
	/** The `Idempotency-Key` of a route that `isKeyed`; empty for all others. */
	readonly idempotencyKey: string;
	/** The version in `If-Match`, of a route that `isVersioned`; null where none was sent. */
	readonly version: number | null;
	/** Where the request comes from, as the server found it. */
	readonly ipAddress: string;
}

/**
 * What the ledger's verbs are given: the keys belong to the API key's family, so that a key that replaces another repeats
 * what that one began (product.md 34); the acting user is a service user, or nobody.
 */
export function postingContext({ key, writes: db, clock }: ApiContext): PostingContext {
	return { db, clock, client: key.client, actorId: key.userId };
}

import { type Database, database } from "@/lib/platform/database/db.ts";
import { ReadTogether } from "@/lib/platform/read-together.ts";
import { type ApiKeyKind, type ApiScope, SCOPES_OF_KINDS } from "./api-scopes.ts";
import { hashSecret, isSecret } from "./mint-secret.ts";
import { noteUse } from "./note-use.ts";

declare const found: unique symbol;

/** A key that works, as the database knows it at this request. Only `findApiKey` makes one. */
export interface ApiKey {
	readonly [found]: true;
	readonly id: string;
	/** Who owns its idempotency keys: `api:` and the first of the keys that replaced each other (product.md 34). */
	readonly client: string;
	readonly name: string;
	readonly kind: ApiKeyKind;
	readonly isTest: boolean;
	/** Whose key it is. */
	readonly organizationId: string;
	/** The one organization that it reaches; null: all but sandboxes. */
	readonly confinedToId: string | null;
	/** The service user who acts by it; null where it is no service user's. */
	readonly userId: string | null;
	readonly scopes: ReadonlySet<ApiScope>;
}

/** A key that works, or why there is none. `suspended`: its organization is. `paused`: its service user is, by whom and why (product.md 56). */
export type FoundApiKey =
	| { readonly state: "active"; readonly key: ApiKey }
	| {
			readonly state: "paused";
			readonly key: ApiKey;
			readonly pausedBy: string | null;
			readonly pauseReason: string | null;
	  }
	| { readonly state: "unknown" | "revoked" | "expired" | "suspended" };

const UNKNOWN: FoundApiKey = { state: "unknown" };

const readers = new WeakMap<Database, ReadTogether<string, FoundApiKey>>();

/**
 * The key with this secret as it is now: what revokes it, pauses it or ends it counts at the next request. Those who ask
 * at the same moment are answered by one statement.
 */
export async function findApiKey(secret: string, db: Database = database()): Promise<FoundApiKey> {
	if (!isSecret(secret)) return UNKNOWN;
	const reader = readers.get(db) ?? new ReadTogether((hashes: readonly string[]) => readKeys(db, hashes));
	readers.set(db, reader);
	return reader.find(hashSecret(secret));
}

interface KeyRow {
	readonly hash: string;
	readonly id: string;
	readonly familyId: string;
	readonly name: string;
	readonly kind: ApiKeyKind;
	readonly isTest: boolean;
	readonly organizationId: string;
	readonly confinedToId: string | null;
	readonly userId: string | null;
	readonly scopes: ApiScope[];
	readonly state: "active" | "revoked" | "expired" | "suspended" | "paused";
	readonly pausedBy: string | null;
	readonly pauseReason: string | null;
	readonly isUseUnnoted: boolean;
}

async function readKeys(db: Database, hashes: readonly string[]): Promise<FoundApiKey[]> {
	const rows = await db.$plain().sql.query<KeyRow>(
		`SELECT encode("key"."hash", 'hex') AS "hash", "key"."id", "key"."family_id" AS "familyId", "key"."name",
			"key"."kind"::text AS "kind", "key"."is_test" AS "isTest", "key"."organization_id" AS "organizationId",
			"key"."confined_to_id" AS "confinedToId", "key"."user_id" AS "userId", "key"."scopes"::text[] AS "scopes",
			CASE WHEN "key"."revoked_at" IS NOT NULL THEN 'revoked'
				WHEN least("key"."expires_at", "key"."ends_at") <= clock_timestamp() THEN 'expired'
				WHEN "organization"."suspended_at" IS NOT NULL THEN 'suspended'
				WHEN "user"."status" <> 'active' THEN 'paused' ELSE 'active' END AS "state",
			CASE WHEN "user"."paused_by_id" IS NOT NULL THEN
				(SELECT "pauser"."name" FROM "user" AS "pauser" WHERE "pauser"."id" = "user"."paused_by_id") END AS "pausedBy",
			"user"."pause_reason" AS "pauseReason",
			coalesce("key"."last_used_at" < clock_timestamp() - interval '1 minute', true) AS "isUseUnnoted"
		FROM "api_key" AS "key" JOIN "organization" ON "organization"."id" = "key"."organization_id"
		LEFT JOIN "user" ON "user"."id" = "key"."user_id"
		WHERE "key"."hash" IN (SELECT decode("asked", 'hex') FROM unnest($1::text[]) AS "asked")`,
		[[...new Set(hashes)]],
	);
	noteUse(
		rows.filter(({ state, isUseUnnoted }) => state === "active" && isUseUnnoted).map(({ id }) => id),
		db,
	);
	const found = new Map(rows.map((row) => [row.hash, foundIn(row)]));
	return hashes.map((hash) => found.get(hash) ?? UNKNOWN);
}

function foundIn({
	hash: _,
	state,
	isUseUnnoted: __,
	pausedBy,
	pauseReason,
	familyId,
	scopes,
	...row
}: KeyRow): FoundApiKey {
	if (state !== "active" && state !== "paused") return { state };
	// Whatever a row says: no key but the vendor's gives credits back or in (product.md 56a).
	const own = new Set(scopes.filter((scope) => SCOPES_OF_KINDS[row.kind].includes(scope)));
	const key = { ...row, client: `api:${familyId}`, scopes: own } as Omit<ApiKey, typeof found> as ApiKey;
	return state === "paused" ? { state, key, pausedBy, pauseReason } : { state, key };
}

import type { ApiKey } from "@/lib/api-keys/find-api-key.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { isId } from "@/lib/platform/ids.ts";
import { ReadTogether } from "@/lib/platform/read-together.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";

/** A user whom the key reaches. */
export interface ReachedUser {
	readonly userId: string;
	readonly organizationId: string;
	readonly name: string;
	readonly status: "active" | "suspended" | "removed";
}

interface FoundUser extends ReachedUser {
	readonly isOfSandbox: boolean;
}

type Asked = { readonly by: "id" | "email" | "externalId"; readonly value: string };

/** Before a vendor's own id that looks like one of ours, or like an address. */
const EXTERNAL = "external:";

const readers = new WeakMap<Database, ReadTogether<Asked, FoundUser | null>>();

/**
 * The user whom a request names, by id, email address or the vendor's own id, if the key reaches them: a service user's key reaches that user
 * alone, a confined one its organization, the vendor's live one all but sandboxes. NOT_FOUND for everybody else, whether
 * there is such a user or not. Those who ask at the same moment are answered by one statement.
 */
export async function findReachedUser({ key, db }: ApiContext, reference: string): Promise<Result<ReachedUser>> {
	const asked = referenceOf(reference);
	const reader = readers.get(db) ?? new ReadTogether((all: readonly Asked[]) => readUsers(db, all));
	readers.set(db, reader);
	const found = await reader.find(asked);
	return found && reaches(key, found) ? done(found) : refuse("NOT_FOUND", "apiUserNotFound", {}, { field: "user" });
}

/** For so long it is taken as known that a user is there and in no sandbox. */
const KNOWN_MS = 10_000;
const MOST_KNOWN = 100_000;
/** Users outside of sandboxes, until when. */
const known = new Map<string, number>();

/**
 * As `findReachedUser`, the id alone, for what is asked thousands of times a second: a service user names itself, and what
 * the vendor's key was told about an id is good for ten seconds. Whether the user is active, the ledger decides.
 */
export async function findReachedUserId(context: ApiContext, reference: string): Promise<Result<string>> {
	const { key } = context;
	const id = isId(reference) ? reference.toLowerCase() : null;
	if (id !== null && key.userId === id) return done(id);
	const isVendors = key.kind === "vendor" && key.confinedToId === null;
	if (isVendors && id !== null && (known.get(id) ?? 0) > Date.now()) return done(id);
	const user = await findReachedUser(context, reference);
	if (!user.ok) return user;
	const { userId } = user.value;
	if (isVendors) {
		if (known.size >= MOST_KNOWN) known.clear();
		known.set(userId, Date.now() + KNOWN_MS);
	}
	return done(userId);
}

/** Whether a key reaches what belongs to a user. */
export function reaches(
	{ confinedToId, userId }: ApiKey,
	user: { readonly userId: string; readonly organizationId: string; readonly isOfSandbox: boolean },
): boolean {
	if (userId !== null) return user.userId === userId;
	return confinedToId === null ? !user.isOfSandbox : user.organizationId === confinedToId;
}

function referenceOf(reference: string): Asked {
	if (reference.startsWith(EXTERNAL)) return { by: "externalId", value: reference.slice(EXTERNAL.length) };
	if (isId(reference)) return { by: "id", value: reference.toLowerCase() };
	return { by: reference.includes("@") ? "email" : "externalId", value: reference };
}

async function readUsers(db: Database, all: readonly Asked[]): Promise<(FoundUser | null)[]> {
	const valuesBy = (by: Asked["by"]) => [...new Set(all.filter((one) => one.by === by).map(({ value }) => value))];
	const rows = await db.$plain().sql.query<FoundUser & { by: string; asked: string }>(
		`SELECT "asked"."by", "asked"."value" AS "asked", "user"."id" AS "userId", "user"."organization_id" AS "organizationId",
			"user"."name", "user"."status"::text AS "status", "organization"."sandbox_of_id" IS NOT NULL AS "isOfSandbox"
		FROM (
			SELECT 'id' AS "by", "value"::text AS "value", "value" AS "id" FROM unnest($1::uuid[]) AS "value"
			UNION ALL
			SELECT 'email', "value", "user"."id" FROM unnest($2::text[]) AS "value"
			JOIN "user" ON lower("email") = lower("value") AND "kind" = 'person'
			UNION ALL
			SELECT 'externalId', "value", "user"."id" FROM unnest($3::text[]) AS "value" JOIN "user" ON "external_id" = "value"
		) AS "asked"
		JOIN "user" ON "user"."id" = "asked"."id"
		JOIN "organization" ON "organization"."id" = "user"."organization_id"`,
		[valuesBy("id"), valuesBy("email"), valuesBy("externalId")],
	);
	const found = new Map(rows.map(({ by, asked, ...user }) => [`${by} ${asked}`, user]));
	return all.map(({ by, value }) => found.get(`${by} ${value}`) ?? null);
}

import type { Sql } from "@/lib/platform/database/sql.ts";
import { isId } from "@/lib/platform/ids.ts";
import { storedAddress } from "@/lib/text/addresses/mail-address.ts";

/** A user as someone outside names them. */
export interface NamedUser {
	readonly id: string;
	readonly organizationId: string;
	/** Whether their organization is closed. */
	readonly isClosed: boolean;
}

/**
 * Users by what names them: a mail address in any letters, the vendor's own id of them (`external:…` where
 * it looks like one of the others), or ours. Those who were removed
 * aren't found, and with `confinedToId` none of other organizations. By the text that named them.
 */
export async function findUsersByText(
	sql: Sql,
	texts: readonly string[],
	{ confinedToId = null }: { readonly confinedToId?: string | null } = {},
): Promise<ReadonlyMap<string, NamedUser>> {
	const keys = new Map(texts.map((text) => [text, keyOf(text)]));
	const found = await sql.query<NamedUser & { key: string }>(
		`SELECT "found"."key", "user"."id", "user"."organization_id" AS "organizationId",
			"organization"."closed_at" IS NOT NULL AS "isClosed"
		FROM (
			SELECT lower("email") AS "key", "id" FROM "user" WHERE "kind" = 'person' AND lower("email") = ANY ($1::text[])
			UNION ALL
			SELECT "external_id", "id" FROM "user" WHERE "external_id" = ANY ($1::text[])
			UNION ALL
			SELECT "id"::text, "id" FROM "user" WHERE "id" = ANY ($2::uuid[])
		) AS "found" JOIN "user" ON "user"."id" = "found"."id"
		JOIN "organization" ON "organization"."id" = "user"."organization_id"
		WHERE "user"."status" <> 'removed' AND ($3::uuid IS NULL OR "user"."organization_id" = $3::uuid)`,
		[[...keys.values()], [...keys.values()].filter(isId), confinedToId],
	);
	const byKey = new Map(found.map(({ key, ...user }) => [key, user]));
	return new Map([...keys].flatMap(([text, key]) => [[text, byKey.get(key)] as const].filter(hasUser)));
}

function hasUser(named: readonly [string, NamedUser | undefined]): named is readonly [string, NamedUser] {
	return named[1] !== undefined;
}

const EXTERNAL = "external:";

function keyOf(text: string): string {
	if (text.startsWith(EXTERNAL)) return text.slice(EXTERNAL.length);
	return text.includes("@") ? (storedAddress(text) ?? text).toLowerCase() : text;
}

import type { Sql } from "@/lib/platform/database/sql.ts";
import { storedAddress } from "@/lib/text/addresses/mail-address.ts";

/**
 * The ids of people of an organization by their addresses, in any letters, as they were given. Service users and those who
 * were removed aren't found, nor is anybody by another id.
 */
export async function findPeopleByEmail(
	sql: Sql,
	{ organizationId, emails }: { readonly organizationId: string; readonly emails: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
	const keyOf = (email: string) => (storedAddress(email) ?? email).toLowerCase();
	const found = await sql.query<{ id: string; key: string }>(
		`SELECT "id", lower("email") AS "key" FROM "user"
		WHERE "organization_id" = $1::uuid AND "kind" = 'person' AND "status" <> 'removed'
			AND lower("email") = ANY ($2::text[])`,
		[organizationId, [...new Set(emails.map(keyOf))]],
	);
	const ids = new Map(found.map(({ key, id }) => [key, id]));
	return new Map(
		emails.flatMap((email) => {
			const id = ids.get(keyOf(email));
			return id === undefined ? [] : [[email, id] as const];
		}),
	);
}

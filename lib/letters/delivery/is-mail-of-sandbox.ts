import type { Sql } from "@/lib/platform/database/sql.ts";

/**
 * Whether a mail is from or to people of a sandbox, which sends none (docs/decisions/017): written in it, to a user of it,
 * or about a share group of one.
 */
export async function isMailOfSandbox(sql: Sql, mailId: string): Promise<boolean> {
	const [found] = await sql.query<{ isOfSandbox: boolean }>(
		`SELECT EXISTS (
			SELECT FROM "organization" WHERE "sandbox_of_id" IS NOT NULL AND "id" IN (
				SELECT "organization_id" FROM "mail" WHERE "id" = $1::uuid
				UNION ALL
				SELECT "user"."organization_id" FROM "mail" JOIN "user" ON "user"."id" = "mail"."user_id"
				WHERE "mail"."id" = $1::uuid
				UNION ALL
				SELECT "creator"."organization_id" FROM "share_group_entry"
				JOIN "share_group" ON "share_group"."id" = "share_group_entry"."share_group_id"
				JOIN "user" AS "creator" ON "creator"."id" = "share_group"."creator_id"
				WHERE "share_group_entry"."welcome_mail_id" = $1::uuid)
		) AS "isOfSandbox"`,
		[mailId],
	);
	return found?.isOfSandbox ?? false;
}

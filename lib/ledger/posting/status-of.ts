/**
 * SQL for what a user's status comes to: of a suspended organization, nobody is active (product.md 57). `user` is the
 * name that the statement has for the user's row. Suspended organizations are few and read once for a statement.
 */
export function statusOf(user: string): string {
	return `CASE WHEN "${user}"."status" = 'active' AND "${user}"."organization_id" IN
		(SELECT "suspended"."id" FROM "organization" AS "suspended" WHERE "suspended"."suspended_at" IS NOT NULL)
		THEN 'suspended' ELSE "${user}"."status"::text END`;
}

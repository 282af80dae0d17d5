import type { Sql } from "@/lib/platform/database/sql.ts";

/**
 * Whether an organization has paid for an order that was not refunded, or is the operator's own. An organization that
 * never has is trusted with little that reaches strangers: anyone can create one in a minute.
 */
export async function hasPaid(sql: Sql, organizationId: string): Promise<boolean> {
	const [found] = await sql.query<{ hasPaid: boolean }>(
		`SELECT EXISTS (
			SELECT FROM "order" WHERE "organization_id" = $1::uuid AND "status" = 'paid'
		) OR EXISTS (SELECT FROM "organization" WHERE "id" = $1::uuid AND "is_operator") AS "hasPaid"`,
		[organizationId],
	);
	return found?.hasPaid ?? false;
}

/**
 * SQL for what can be spent of a pool at an instant: what has expired counts for nothing, swept or not (product.md 28), and
 * what is on hold doesn't either. `pool` is the name that the statement has for the pool's row, `at` an expression.
 */
export function availableSql(pool: string, at: string): string {
	return `("${pool}"."balance" - "${pool}"."held" - coalesce((
		SELECT sum("lot"."remaining" - "lot"."held") FROM "lot"
		WHERE "lot"."account_id" = "${pool}"."account_id" AND "lot"."closed_at" IS NULL AND "lot"."expires_at" <= ${at}
	), 0))::bigint`;
}

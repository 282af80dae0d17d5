/**
 * SQL for what was refunded to deleted groups since: to their creators' wallets (product.md 32), by the group's
 * account. It has come back to the creator, like what was in the group when they deleted it; also where the charge was
 * cancelled.
 */
export const REFUNDS_AFTER_DELETION = `
	SELECT "pool"."share_group_id", "pool"."id" AS "account_id", "refund"."credits", "refund"."posted_at",
		"charge"."status" = 'cancelled' AS "is_cancelled"
	FROM "share_group"
	JOIN "account" AS "pool" ON "pool"."share_group_id" = "share_group"."id"
	JOIN "account" AS "wallet" ON "wallet"."user_id" = "share_group"."creator_id"
		AND "wallet"."credit_type_id" = "pool"."credit_type_id" AND "wallet"."kind" = 'wallet'
	JOIN "transfer" AS "refund" ON "refund"."to_account_id" = "wallet"."id"
		AND "refund"."kind" IN ('allocation', 'refund', 'adjustment') AND "refund"."kind" = 'refund'
		AND "refund"."posted_at" >= "share_group"."closed_at"
	JOIN "transfer" AS "refunded" ON "refunded"."id" = "refund"."reverses_transfer_id"
		AND "refunded"."from_account_id" = "pool"."id"
	JOIN "charge" ON "charge"."id" = "refund"."charge_id"
	WHERE "share_group"."status" = 'deleted'`;

-- Addresses whose owners want no welcome mails of share groups any more, as addresses are compared (product.md 23).
CREATE TABLE "welcome_mail_stop" (
    "address" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "welcome_mail_stop_pkey" PRIMARY KEY ("address"),
    CONSTRAINT "welcome_mail_stop_is_normal" CHECK ("address" = lower("address") AND "address" LIKE '%@%')
);

-- What a creator has shared and taken back, without looking at what was used.
CREATE INDEX "transfer_share_group_id_idx" ON "transfer" ("share_group_id", "posted_at")
    WHERE "kind" IN ('allocation', 'return');

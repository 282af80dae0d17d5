-- What subscriptions do in the ledger: they cover use (product.md 16), and their allowances arrive (product.md 49).

-- From when until when a subscription covers what a user uses of a credit type. A run of periods without a gap is one row;
-- what has ended stays, because charges were decided by it.
CREATE TABLE "coverage" (
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "subscription_id" UUID NOT NULL,
    "covers_from" TIMESTAMPTZ(3) NOT NULL,
    -- From this instant on it covers nothing.
    "covers_until" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "coverage_pkey" PRIMARY KEY ("user_id", "credit_type_id", "subscription_id", "covers_from"),
    CONSTRAINT "coverage_ends_after_it_begins" CHECK ("covers_until" >= "covers_from")
);
CREATE INDEX "coverage_subscription" ON "coverage" ("subscription_id");

-- A hold keeps what was decided when it was placed, until its charge.
ALTER TABLE "hold" ADD COLUMN "subscription_id" UUID;
ALTER TABLE "hold" ADD CONSTRAINT "hold_covered_names_subscription"
    CHECK (("covered_by" = 'credits') = ("subscription_id" IS NULL));
ALTER TABLE "charge" ADD CONSTRAINT "charge_covered_names_subscription"
    CHECK (("covered_by" = 'credits') = ("subscription_id" IS NULL));

-- An arrival of a subscription's allowance: which one of the subscription's, and the movement that its entries are.
CREATE TABLE "allowance" (
    "account_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "movement_id" UUID NOT NULL,
    "credits" BIGINT NOT NULL,
    -- How many of them were taken back; null until that is done.
    "taken_back" BIGINT,
    CONSTRAINT "allowance_pkey" PRIMARY KEY ("account_id", "subscription_id", "part"),
    CONSTRAINT "allowance_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "pool" ("account_id"),
    CONSTRAINT "allowance_part_not_negative" CHECK ("part" >= 0),
    CONSTRAINT "allowance_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "allowance_taken_back_within_credits" CHECK ("taken_back" BETWEEN 0 AND "credits")
);
CREATE UNIQUE INDEX "allowance_account_id_movement_id_key" ON "allowance" ("account_id", "movement_id");
CREATE INDEX "allowance_subscription" ON "allowance" ("subscription_id", "part");

-- An allowance that is taken back is an entry of the same kind, below zero. It names no order: it arrives month by month of
-- a period that is paid at once.
ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_sign_fits_kind", DROP CONSTRAINT "ledger_entry_purchase_names_order";
ALTER TABLE "ledger_entry"
    ADD CONSTRAINT "ledger_entry_sign_fits_kind" CHECK (CASE
        WHEN "kind" IN ('purchase', 'grant', 'refund', 'cancellation') THEN "credits" > 0
        WHEN "kind" IN ('charge', 'expiry') THEN "credits" < 0
        ELSE "credits" <> 0 END),
    ADD CONSTRAINT "ledger_entry_purchase_names_order" CHECK ("kind" <> 'purchase' OR "order_id" IS NOT NULL);

-- Charges and holds that were refused lately, to look up (product.md 57). A copy for people: nothing is decided by it, and it
-- is removed after a month. The same refusal of the same thing within an hour is one row ("digest"), counted.
CREATE TABLE "refusal" (
    "id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "kind" "request_kind" NOT NULL,
    "credits" BIGINT NOT NULL,
    "service" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "reference" TEXT,
    "client" TEXT NOT NULL,
    -- The accounts that would have paid, in no order.
    "account_ids" UUID[] NOT NULL,
    -- The answer, with all that explains it.
    "answer" JSONB NOT NULL,
    "times" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "refusal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "refusal_is_of_charge_or_hold" CHECK ("kind" IN ('charge', 'hold')),
    CONSTRAINT "refusal_digest_is_sha256" CHECK (octet_length("digest") = 32),
    CONSTRAINT "refusal_times_positive" CHECK ("times" > 0),
    CONSTRAINT "refusal_last_after_first" CHECK ("last_at" >= "first_at")
);
CREATE UNIQUE INDEX "refusal_digest_key" ON "refusal" ("digest");
CREATE INDEX "refusal_user_id_last_at_idx" ON "refusal" ("user_id", "last_at" DESC);
CREATE INDEX "refusal_account_ids_idx" ON "refusal" USING gin ("account_ids");
CREATE INDEX "refusal_last_at_idx" ON "refusal" ("last_at" DESC);

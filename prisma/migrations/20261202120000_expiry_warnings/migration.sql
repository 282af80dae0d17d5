-- Who was warned of credits that expire soon (product.md 28b): one warning for each person and day.
CREATE TABLE "expiry_warning" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "warned_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "expiry_warning_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "expiry_warning_once_a_day" UNIQUE ("user_id", "day"),
    CONSTRAINT "expiry_warning_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id")
);

-- Of which lots, how many days before: each once, whatever runs twice. The lot is the ledger's, and not asked for.
CREATE TABLE "expiry_warning_lot" (
    "account_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "days" SMALLINT NOT NULL,
    "warning_id" UUID NOT NULL,
    -- What could be spent of it when its owner was warned.
    "credits" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "expiry_warning_lot_pkey" PRIMARY KEY ("account_id", "lot_id", "days"),
    CONSTRAINT "expiry_warning_lot_warning_id_fkey" FOREIGN KEY ("warning_id") REFERENCES "expiry_warning" ("id"),
    CONSTRAINT "expiry_warning_lot_days" CHECK ("days" IN (30, 7)),
    CONSTRAINT "expiry_warning_lot_credits" CHECK ("credits" > 0)
);
CREATE INDEX "expiry_warning_lot_warning" ON "expiry_warning_lot" ("warning_id");

-- Charges of one service that are given back together, such as after an outage (product.md 32b).
CREATE TABLE "bulk_refund" (
    "id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    CONSTRAINT "bulk_refund_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bulk_refund_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "bulk_refund_period" CHECK ("from_at" < "until_at")
);
CREATE INDEX "bulk_refund_made_at_idx" ON "bulk_refund" ("made_at");

-- What each charge had left then, and what it got back: null until it was its turn.
CREATE TABLE "bulk_refund_charge" (
    "refund_id" UUID NOT NULL,
    "charge_id" UUID NOT NULL,
    "credits" BIGINT NOT NULL,
    "refunded" BIGINT,
    CONSTRAINT "bulk_refund_charge_pkey" PRIMARY KEY ("refund_id", "charge_id"),
    CONSTRAINT "bulk_refund_charge_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "bulk_refund" ("id"),
    CONSTRAINT "bulk_refund_charge_within" CHECK ("credits" > 0 AND "refunded" BETWEEN 0 AND "credits")
);
CREATE INDEX "bulk_refund_charge_open" ON "bulk_refund_charge" ("refund_id", "charge_id") WHERE "refunded" IS NULL;

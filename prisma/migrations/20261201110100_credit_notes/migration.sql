-- A refund makes a credit note (product.md 53): what was taken back of an order, and what of its price and tax is paid back.
-- Orders that were refunded before have none.
CREATE TABLE "credit_note" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "issued_on" DATE NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "credits" BIGINT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "credit_note_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "credit_note_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id"),
    CONSTRAINT "credit_note_number_positive" CHECK ("number" > 0),
    CONSTRAINT "credit_note_year_is_of_its_day" CHECK ("year" = extract(YEAR FROM "issued_on")),
    CONSTRAINT "credit_note_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "credit_note_money_not_negative" CHECK ("price_minor" >= 0 AND "tax_minor" >= 0),
    CONSTRAINT "credit_note_total_adds_up" CHECK ("total_minor" = "price_minor" + "tax_minor")
);
CREATE UNIQUE INDEX "credit_note_number_key" ON "credit_note" ("year", "number");
CREATE INDEX "credit_note_order_id_idx" ON "credit_note" ("order_id");

-- Credits that were given to many at once (product.md 42), or brought over from another system (product.md 55a).
CREATE TYPE "credit_batch_kind" AS ENUM ('grants', 'balances');

CREATE TABLE "credit_batch" (
    -- The movement of all its entries.
    "id" UUID NOT NULL,
    "kind" "credit_batch_kind" NOT NULL,
    -- Null where it came by the API.
    "file_name" TEXT,
    "reason" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undo_reason" TEXT,
    CONSTRAINT "credit_batch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "credit_batch_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "credit_batch_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "credit_batch_undone_whole" CHECK (("undone_at" IS NULL) = ("undone_by_id" IS NULL) AND ("undone_at" IS NULL) = ("undo_reason" IS NULL)),
    CONSTRAINT "credit_batch_balances_stay" CHECK ("kind" = 'grants' OR "undone_at" IS NULL)
);
CREATE INDEX "credit_batch_made_at_idx" ON "credit_batch" ("made_at");

CREATE TABLE "credit_batch_line" (
    "batch_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reference" TEXT,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "credits" BIGINT NOT NULL,
    "account_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "undone_credits" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "credit_batch_line_pkey" PRIMARY KEY ("batch_id", "line"),
    CONSTRAINT "credit_batch_line_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "credit_batch" ("id"),
    CONSTRAINT "credit_batch_line_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "credit_batch_line_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "credit_batch_line_undone_within" CHECK ("credits" > 0 AND "undone_credits" BETWEEN 0 AND "credits")
);
-- A reference is used once, whatever file or call it comes in.
CREATE UNIQUE INDEX "credit_batch_line_reference_key" ON "credit_batch_line" ("reference");

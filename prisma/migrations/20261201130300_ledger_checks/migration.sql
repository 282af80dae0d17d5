-- What `ledger:verify` found each night, how long it took and how large the ledger was. One that has not ended has no result;
-- where its process died, it never gets one.

CREATE TABLE "ledger_check" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "entries" BIGINT,
    "pools" BIGINT,
    "database_bytes" BIGINT,
    -- All of them; `findings` holds the first.
    "found" INTEGER,
    "findings" JSONB NOT NULL DEFAULT '[]',
    -- Why it could not be made.
    "error" TEXT,
    CONSTRAINT "ledger_check_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ledger_check_ends_with_result" CHECK (("ended_at" IS NULL) = (num_nonnulls("found", "error") = 0) AND num_nonnulls("found", "error") < 2)
);
CREATE INDEX "ledger_check_started_at_idx" ON "ledger_check" ("started_at" DESC);

-- A person has used a share of their limit on a pool: written by the charge or hold that crosses it, once a period, and told
-- afterwards (product.md 45).
CREATE TABLE "limit_warning" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "period" "limit_period" NOT NULL,
    -- The period's first day; null where the limit is in total.
    "since" DATE,
    "credits" BIGINT NOT NULL,
    "used" BIGINT NOT NULL,
    "resets_at" TIMESTAMPTZ(3),
    -- A raise's last instant.
    "raised_until" TIMESTAMPTZ(3),
    "tells_setter" BOOLEAN NOT NULL,
    "set_by_id" UUID NOT NULL,
    "warned_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    CONSTRAINT "limit_warning_pkey" PRIMARY KEY ("account_id", "id"),
    CONSTRAINT "limit_warning_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "pool" ("account_id")
);
CREATE UNIQUE INDEX "limit_warning_once" ON "limit_warning" ("account_id", "user_id", "period", "since") NULLS NOT DISTINCT;
CREATE INDEX "limit_warning_untold" ON "limit_warning" ("warned_at") WHERE "told_at" IS NULL;

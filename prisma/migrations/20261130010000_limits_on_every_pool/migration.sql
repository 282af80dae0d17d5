-- One mechanism of limits for every pool, wallets and share groups alike (product.md 24, 43, 44).

-- Whether there is any limit on a pool is known with its row, which every posting locks: where there is none, nothing is
-- read for it.
ALTER TABLE "pool" ADD COLUMN "is_limited" BOOLEAN NOT NULL DEFAULT false;

-- What one person may use of a pool, or each where none is named: the default. Wallets name users, share groups
-- addresses. "until": a raise, a layer of its own above what stands, until the end of that day of the deployment.
CREATE TABLE "pool_limit" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID,
    "address_id" UUID,
    -- Null in an exception: no limit.
    "credits" BIGINT,
    "period" "limit_period",
    -- From which share of it on the person is warned, and whether the person who set it is told too.
    "warn_percent" SMALLINT NOT NULL DEFAULT 80,
    "tells_setter" BOOLEAN NOT NULL DEFAULT false,
    "until" DATE,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    CONSTRAINT "pool_limit_pkey" PRIMARY KEY ("account_id", "id"),
    CONSTRAINT "pool_limit_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "pool" ("account_id"),
    CONSTRAINT "pool_limit_credits_not_negative" CHECK ("credits" >= 0),
    CONSTRAINT "pool_limit_warn_percent" CHECK ("warn_percent" BETWEEN 1 AND 100),
    CONSTRAINT "pool_limit_is_whole" CHECK (("credits" IS NULL) = ("period" IS NULL)),
    CONSTRAINT "pool_limit_names_one" CHECK ("user_id" IS NULL OR "address_id" IS NULL),
    -- A default and a raise have credits; a raise is a person's.
    CONSTRAINT "pool_limit_of_all_has_credits" CHECK ("credits" IS NOT NULL OR "user_id" IS NOT NULL OR "address_id" IS NOT NULL),
    CONSTRAINT "pool_limit_raise_is_whole"
        CHECK ("until" IS NULL OR ("credits" IS NOT NULL AND ("user_id" IS NOT NULL OR "address_id" IS NOT NULL)))
);
CREATE UNIQUE INDEX "pool_limit_layer" ON "pool_limit" ("account_id", "user_id", "address_id", ("until" IS NOT NULL))
    NULLS NOT DISTINCT;

-- What counts only up to what stood before a raise: of each entry of a charge, and of what is on hold.
ALTER TABLE "ledger_entry" ADD COLUMN "forgiven" BIGINT;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_forgiven_is_charged"
    CHECK ("forgiven" IS NULL OR ("kind" = 'charge' AND "forgiven" > 0 AND "forgiven" <= -"credits"));
ALTER TABLE "hold_slice" ADD COLUMN "forgiven" BIGINT;
ALTER TABLE "hold_slice" ADD CONSTRAINT "hold_slice_forgiven_is_held"
    CHECK ("forgiven" IS NULL OR ("forgiven" > 0 AND "forgiven" <= "credits"));

-- What was set for share groups goes on. A share group has an account of each credit type; where one was never made, it is
-- now. An address that only stood here gets its row.
INSERT INTO "account" ("id", "kind", "credit_type_id", "share_group_id")
SELECT gen_random_uuid(), 'share_group', "limit"."credit_type_id", "limit"."share_group_id"
FROM (SELECT DISTINCT "credit_type_id", "share_group_id" FROM "share_group_limit") AS "limit"
WHERE NOT EXISTS (
    SELECT FROM "account"
    WHERE "account"."share_group_id" = "limit"."share_group_id" AND "account"."credit_type_id" = "limit"."credit_type_id"
);
INSERT INTO "pool" ("account_id", "credit_type_id", "head")
SELECT "id", "credit_type_id", sha256(convert_to("id"::text, 'UTF8')) FROM "account"
WHERE NOT EXISTS (SELECT FROM "pool" WHERE "pool"."account_id" = "account"."id");

INSERT INTO "address" ("id", "value", "digest")
SELECT gen_random_uuid(), "email", sha256("address_key" || convert_to("email", 'UTF8'))
FROM (SELECT DISTINCT "email" FROM "share_group_limit" WHERE "email" IS NOT NULL) AS "named", "deployment"
ON CONFLICT ("digest") DO NOTHING;

INSERT INTO "pool_limit" ("account_id", "id", "address_id", "credits", "period", "set_by_id", "set_at")
SELECT "account"."id", "limit"."id", "address"."id", "limit"."credits", "limit"."period", "share_group"."creator_id", now()
FROM "share_group_limit" AS "limit"
JOIN "share_group" ON "share_group"."id" = "limit"."share_group_id"
JOIN "account" ON "account"."share_group_id" = "limit"."share_group_id" AND "account"."credit_type_id" = "limit"."credit_type_id"
CROSS JOIN "deployment"
LEFT JOIN "address" ON "address"."digest" = sha256("address_key" || convert_to("limit"."email", 'UTF8'));

-- Every limit has found its pool and its address.
DO $$
DECLARE
    "lost" TEXT;
BEGIN
    SELECT string_agg("limit"."id"::text, ', ') INTO "lost"
    FROM "share_group_limit" AS "limit" LEFT JOIN "pool_limit" AS "carried" ON "carried"."id" = "limit"."id"
    WHERE "carried"."id" IS NULL OR ("limit"."email" IS NULL) <> ("carried"."address_id" IS NULL);
    IF "lost" IS NOT NULL THEN
        RAISE EXCEPTION 'Limits of share groups that were not carried over: %.', "lost";
    END IF;
END $$;

UPDATE "pool" SET "is_limited" = true WHERE "account_id" IN (SELECT "account_id" FROM "pool_limit");

DROP TABLE "share_group_limit";

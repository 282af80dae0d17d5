-- One `ledger_entry` per lot and side of what moved, keyed by (account, version), in place of `transfer` and
-- `charge_slice`. What belongs to a pool has its account first in each key; a request, and the hold or charge which is
-- its effect, have the client first. References stay within one of these two families.

-- The tables of before stand aside while the new ones are filled from them.
CREATE SCHEMA "before_entries";
DROP TRIGGER "deployment_time_zone_is_fixed" ON "deployment";
DROP FUNCTION "refuse_time_zone_change"();
ALTER TABLE "account" SET SCHEMA "before_entries";
ALTER TABLE "lot" SET SCHEMA "before_entries";
ALTER TABLE "transfer" SET SCHEMA "before_entries";
ALTER TABLE "charge" SET SCHEMA "before_entries";
ALTER TABLE "charge_slice" SET SCHEMA "before_entries";
ALTER TABLE "hold" SET SCHEMA "before_entries";
ALTER TABLE "hold_slice" SET SCHEMA "before_entries";
ALTER TABLE "usage_daily" SET SCHEMA "before_entries";
ALTER TABLE "share_group_usage" SET SCHEMA "before_entries";
ALTER TABLE "request" SET SCHEMA "before_entries";
ALTER TYPE "account_kind" SET SCHEMA "before_entries";
ALTER TYPE "transfer_kind" SET SCHEMA "before_entries";
ALTER TYPE "request_kind" SET SCHEMA "before_entries";

-- Types -------------------------------------------------------------------------------------------

CREATE TYPE "account_kind" AS ENUM ('wallet', 'share_group');
CREATE TYPE "entry_kind" AS ENUM ('purchase', 'allowance', 'grant', 'adjustment', 'allocation', 'return', 'consolidation', 'charge', 'refund', 'cancellation', 'expiry');
CREATE TYPE "request_kind" AS ENUM ('charge', 'hold', 'capture', 'release', 'refund', 'extension', 'cancellation', 'grant', 'adjustment', 'order', 'allocation', 'return', 'consolidation', 'group_deletion');

-- The directory of pools, and addresses -----------------------------------------------------------

-- It never changes: what changes is in "pool".
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "kind" "account_kind" NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "user_id" UUID,
    "share_group_id" UUID,
    CONSTRAINT "account_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "account_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "account_share_group_id_fkey" FOREIGN KEY ("share_group_id") REFERENCES "share_group" ("id"),
    CONSTRAINT "account_wallet_has_user" CHECK (("kind" = 'wallet') = ("user_id" IS NOT NULL)),
    CONSTRAINT "account_group_has_share_group" CHECK (("kind" = 'share_group') = ("share_group_id" IS NOT NULL))
);
CREATE UNIQUE INDEX "account_wallet_key" ON "account" ("user_id", "credit_type_id") WHERE "kind" = 'wallet';
CREATE UNIQUE INDEX "account_share_group_key" ON "account" ("share_group_id", "credit_type_id") WHERE "kind" = 'share_group';

-- SHA-256 of this key and an address recognises the address after its value went. Being in the database, it survives
-- backups and every change of the deployment's other secrets.
ALTER TABLE "deployment" ADD COLUMN "address_key" BYTEA NOT NULL
    DEFAULT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
    ADD CONSTRAINT "deployment_address_key_length" CHECK (length("address_key") = 32);

-- The address as whose owner somebody spent a share group's credits. The value goes when its person is removed.
CREATE TABLE "address" (
    "id" UUID NOT NULL,
    "value" TEXT,
    "digest" BYTEA NOT NULL,
    CONSTRAINT "address_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "address_digest_length" CHECK (length("digest") = 32)
);
CREATE UNIQUE INDEX "address_digest_key" ON "address" ("digest");

-- Covered charges have no pool.
CREATE TABLE "covered_daily" (
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "charges" BIGINT NOT NULL,
    CONSTRAINT "covered_daily_pkey" PRIMARY KEY ("user_id", "credit_type_id", "day"),
    CONSTRAINT "covered_daily_not_negative" CHECK ("charges" >= 0)
);

-- All that belongs to a pool: its account first in each key ----------------------------------------

-- The row that is locked.
CREATE TABLE "pool" (
    "account_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,
    "last_posted_at" TIMESTAMPTZ(3),
    -- The hash of the last entry; at first SHA-256 of the account's id as text.
    "head" BYTEA NOT NULL,
    CONSTRAINT "pool_pkey" PRIMARY KEY ("account_id"),
    CONSTRAINT "pool_balance_not_negative" CHECK ("balance" >= 0),
    CONSTRAINT "pool_held_within_balance" CHECK ("held" >= 0 AND "held" <= "balance"),
    CONSTRAINT "pool_version_not_negative" CHECK ("version" >= 0),
    CONSTRAINT "pool_head_length" CHECK (length("head") = 32)
) WITH (fillfactor = 50);

-- No index names what a charge changes, so that its updates stay within the page (HOT).
CREATE TABLE "lot" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    -- May lie in another pool.
    "origin_account_id" UUID,
    "origin_lot_id" UUID,
    "order_id" UUID,
    "kind" "lot_kind" NOT NULL,
    "granted" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "held" BIGINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    -- Since when it is empty; null again when a refund refills it.
    "closed_at" TIMESTAMPTZ(3),
    CONSTRAINT "lot_pkey" PRIMARY KEY ("account_id", "id"),
    CONSTRAINT "lot_granted_not_negative" CHECK ("granted" >= 0),
    CONSTRAINT "lot_remaining_not_negative" CHECK ("remaining" >= 0),
    CONSTRAINT "lot_held_within_remaining" CHECK ("held" >= 0 AND "held" <= "remaining"),
    CONSTRAINT "lot_closed_is_empty" CHECK ("closed_at" IS NULL OR "remaining" = 0),
    CONSTRAINT "lot_origin_is_whole" CHECK (("origin_lot_id" IS NULL) = ("origin_account_id" IS NULL))
) WITH (fillfactor = 50);
CREATE INDEX "lot_in_order" ON "lot" ("account_id", "expires_at", ("kind" = 'purchased'), "created_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "lot_expiring" ON "lot" ("expires_at") WHERE "closed_at" IS NULL AND "expires_at" IS NOT NULL;
CREATE INDEX "lot_order" ON "lot" ("order_id") WHERE "order_id" IS NOT NULL;

-- One row for each lot on each side. The last row of what one pool paid of one charge is the usage row: it has
-- "slice_credits". What came from outside, or went there, has one side; the kind says which.
CREATE TABLE "ledger_entry" (
    "account_id" UUID NOT NULL,
    "version" BIGINT NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "lot_id" UUID NOT NULL,
    -- With its sign.
    "credits" BIGINT NOT NULL,
    "balance_after" BIGINT NOT NULL,
    -- One act (a charge, an allocation from three lots, a sweep), and which lot of it: both sides of a move between
    -- pools have the same movement and part.
    "movement_id" UUID NOT NULL,
    "part" SMALLINT NOT NULL DEFAULT 0,
    "counter_account_id" UUID,
    -- Where the charge is, and which of its pools, from 0.
    "client" TEXT,
    "charge_id" UUID,
    "slice" SMALLINT,
    "slice_credits" BIGINT,
    "slice_expires_at" TIMESTAMPTZ(3),
    "service" TEXT,
    "item" TEXT,
    "reference" TEXT,
    "tags" JSONB,
    -- A refund or cancellation: the usage row, and the entry that is given back, of this pool.
    "slice_version" BIGINT,
    "reverses_version" BIGINT,
    "order_id" UUID,
    "user_id" UUID,
    "actor_id" UUID,
    "address_id" UUID,
    "reason" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    -- Of the entry before and of this row's columns.
    "hash" BYTEA NOT NULL,
    CONSTRAINT "ledger_entry_version_positive" CHECK ("version" > 0),
    CONSTRAINT "ledger_entry_balance_not_negative" CHECK ("balance_after" >= 0),
    CONSTRAINT "ledger_entry_hash_length" CHECK (length("hash") = 32),
    CONSTRAINT "ledger_entry_sign_fits_kind" CHECK (CASE
        WHEN "kind" IN ('purchase', 'allowance', 'grant', 'refund', 'cancellation') THEN "credits" > 0
        WHEN "kind" IN ('charge', 'expiry') THEN "credits" < 0
        ELSE "credits" <> 0 END),
    CONSTRAINT "ledger_entry_charge_kinds_name_charge"
        CHECK (("kind" IN ('charge', 'refund', 'cancellation')) = ("charge_id" IS NOT NULL) AND ("charge_id" IS NULL) = ("client" IS NULL)),
    CONSTRAINT "ledger_entry_moves_name_other_pool"
        CHECK (("kind" IN ('allocation', 'return', 'consolidation')) = ("counter_account_id" IS NOT NULL) AND "counter_account_id" IS DISTINCT FROM "account_id"),
    CONSTRAINT "ledger_entry_refund_reverses"
        CHECK (("kind" IN ('refund', 'cancellation')) = ("reverses_version" IS NOT NULL) AND ("reverses_version" IS NULL) = ("slice_version" IS NULL) AND ("reverses_version" IS NULL OR "reverses_version" < "version")),
    CONSTRAINT "ledger_entry_usage_row_is_whole"
        CHECK ("slice_credits" IS NULL OR ("kind" = 'charge' AND "slice" IS NOT NULL AND "user_id" IS NOT NULL AND "slice_credits" >= -"credits" AND "service" IS NOT NULL AND "item" IS NOT NULL)),
    CONSTRAINT "ledger_entry_purchase_names_order" CHECK ("kind" NOT IN ('purchase', 'allowance') OR "order_id" IS NOT NULL),
    CONSTRAINT "ledger_entry_adjustment_says_why" CHECK ("kind" <> 'adjustment' OR coalesce(length(trim("reason")), 0) > 0)
);

CREATE TABLE "hold_slice" (
    "account_id" UUID NOT NULL,
    "hold_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "credits" BIGINT NOT NULL,
    "address_id" UUID,
    CONSTRAINT "hold_slice_pkey" PRIMARY KEY ("account_id", "hold_id", "lot_id"),
    CONSTRAINT "hold_slice_credits_positive" CHECK ("credits" > 0)
);

CREATE TABLE "usage_daily" (
    "account_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "service" TEXT NOT NULL,
    "charged" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "charges" BIGINT NOT NULL,
    CONSTRAINT "usage_daily_pkey" PRIMARY KEY ("account_id", "day", "user_id", "service"),
    CONSTRAINT "usage_daily_not_negative" CHECK ("refunded" >= 0 AND "refunded" <= "charged" AND "charges" >= 0)
) WITH (fillfactor = 50);

-- What counts for limits, wallets included: what was used or is held, less what was given back, by the deployment's day
-- on which it was charged or set aside. A wallet has no address.
CREATE TABLE "pool_use" (
    "account_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "address_id" UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    "day" DATE NOT NULL,
    "credits" BIGINT NOT NULL,
    "forgiven" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "pool_use_pkey" PRIMARY KEY ("account_id", "user_id", "address_id", "day"),
    CONSTRAINT "pool_use_not_negative" CHECK ("forgiven" >= 0 AND "forgiven" <= "credits")
) WITH (fillfactor = 50);

-- A key and its effect: the client first in each key -----------------------------------------------

-- "effect_id": the charge, hold or movement, known with the claim, from which a repetition is answered. "answer": what a
-- repetition gets where no rows tell it.
CREATE TABLE "request" (
    "client" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "request_kind" NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "effect_id" UUID,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "request_key_length" CHECK (length("key") BETWEEN 1 AND 255)
);

CREATE TABLE "hold" (
    "client" TEXT NOT NULL,
    "id" UUID NOT NULL,
    -- The pools that it pins.
    "account_ids" UUID[] NOT NULL,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "credits" BIGINT NOT NULL,
    "captured" BIGINT NOT NULL DEFAULT 0,
    "covered_by" "charge_coverage" NOT NULL DEFAULT 'credits',
    "service" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "reference" TEXT,
    "tags" JSONB,
    "status" "hold_status" NOT NULL DEFAULT 'open',
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    -- As whoever placed it was told: extending it moves "expires_at".
    "first_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    CONSTRAINT "hold_pkey" PRIMARY KEY ("client", "id"),
    CONSTRAINT "hold_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "hold_captured_within_credits" CHECK ("captured" >= 0 AND "captured" <= "credits"),
    CONSTRAINT "hold_at_most_30_days" CHECK ("expires_at" <= "placed_at" + interval '720 hours')
);

CREATE TABLE "charge" (
    "client" TEXT NOT NULL,
    "id" UUID NOT NULL,
    -- Its usage rows, in the order of the slices.
    "account_ids" UUID[] NOT NULL,
    "versions" BIGINT[] NOT NULL,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "hold_id" UUID,
    "requested" BIGINT NOT NULL,
    "charged" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "covered_by" "charge_coverage" NOT NULL DEFAULT 'credits',
    "subscription_id" UUID,
    "rate_id" UUID,
    "quantity" BIGINT,
    "service" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "reference" TEXT,
    "tags" JSONB,
    "status" "charge_status" NOT NULL DEFAULT 'posted',
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "charge_requested_positive" CHECK ("requested" > 0),
    CONSTRAINT "charge_charged_matches_coverage" CHECK ("charged" = CASE "covered_by" WHEN 'credits' THEN "requested" ELSE 0 END),
    CONSTRAINT "charge_refunded_within_charged" CHECK ("refunded" >= 0 AND "refunded" <= "charged"),
    CONSTRAINT "charge_names_its_usage_rows"
        CHECK (cardinality("account_ids") = cardinality("versions") AND (cardinality("account_ids") = 0) = ("covered_by" <> 'credits')),
    CONSTRAINT "charge_rate_has_quantity" CHECK (("rate_id" IS NULL) = ("quantity" IS NULL))
) WITH (fillfactor = 90);

-- What was posted is carried over, act for act ----------------------------------------------------

SET LOCAL work_mem = '64MB';
SET LOCAL maintenance_work_mem = '256MB';
ANALYZE "before_entries"."account", "before_entries"."lot", "before_entries"."transfer", "before_entries"."charge",
    "before_entries"."charge_slice", "before_entries"."hold", "before_entries"."hold_slice", "before_entries"."request";

INSERT INTO "account" ("id", "kind", "credit_type_id", "user_id", "share_group_id")
SELECT "id", "kind"::text::"account_kind", "credit_type_id", "user_id", "share_group_id"
FROM "before_entries"."account" WHERE "kind" IN ('wallet', 'share_group');

-- An address that only removed people used, and that nobody has now, has lost its value.
CREATE TEMP TABLE "address_before" ON COMMIT DROP AS
SELECT gen_random_uuid() AS "id", "address",
    bool_or("user"."status" <> 'removed') OR EXISTS (SELECT FROM "user" WHERE lower("email") = "use"."address") AS "is_somebodys"
FROM (
    SELECT "address", "user_id" FROM "before_entries"."charge_slice" WHERE "address" IS NOT NULL
    UNION
    SELECT "address", "user_id" FROM "before_entries"."hold_slice" JOIN "before_entries"."hold" ON "hold"."id" = "hold_id" WHERE "address" IS NOT NULL
    UNION
    SELECT "address", "user_id" FROM "before_entries"."share_group_usage"
) AS "use" JOIN "user" ON "user"."id" = "use"."user_id"
GROUP BY "address";
ANALYZE "address_before";
INSERT INTO "address" ("id", "value", "digest")
SELECT "address_before"."id", CASE WHEN "is_somebodys" THEN "address" END, sha256("address_key" || convert_to("address", 'UTF8'))
FROM "address_before", "deployment";

-- A hold is its key's client's; `before` where no key is known.
INSERT INTO "hold" ("client", "id", "account_ids", "user_id", "credit_type_id", "credits", "captured", "covered_by", "service", "item", "reference", "status", "placed_at", "expires_at", "first_expires_at", "closed_at")
SELECT coalesce("key"."client", 'before'), "id", coalesce("pinned"."account_ids", '{}'), "user_id", "credit_type_id", "credits", "captured", "covered_by", "service", "item", "reference", "status", "placed_at",
    least("expires_at", "placed_at" + interval '720 hours'), "expires_at", "closed_at"
FROM "before_entries"."hold"
LEFT JOIN (
    SELECT ("outcome" -> 'value' ->> 'holdId')::uuid AS "hold_id", min("client") AS "client"
    FROM "before_entries"."request" WHERE "kind" = 'hold' GROUP BY 1
) AS "key" ON "key"."hold_id" = "hold"."id"
LEFT JOIN (
    SELECT "hold_id", array_agg("account_id" ORDER BY "position") AS "account_ids"
    FROM (SELECT "hold_id", "account_id", min("position") AS "position" FROM "before_entries"."hold_slice" GROUP BY 1, 2) AS "slice"
    GROUP BY "hold_id"
) AS "pinned" ON "pinned"."hold_id" = "hold"."id";
INSERT INTO "hold_slice" ("account_id", "hold_id", "lot_id", "position", "credits", "address_id")
SELECT "account_id", "hold_id", "lot_id", "position", "credits", "address_before"."id"
FROM "before_entries"."hold_slice" LEFT JOIN "address_before" USING ("address");

-- No hold lives longer than 30 days. Open ones that would are named.
DO $$
DECLARE
    "long" RECORD;
BEGIN
    FOR "long" IN
        SELECT * FROM "hold" WHERE "status" = 'open' AND "first_expires_at" > "expires_at" ORDER BY "placed_at", "id"
    LOOP
        RAISE NOTICE 'The hold % of % credits for the user % ends at %, 30 days after it was placed, and no more at %.',
            "long"."id", "long"."credits", "long"."user_id", "long"."expires_at", "long"."first_expires_at";
    END LOOP;
END $$;

-- A charge is beside its hold, or else beside its own key.
CREATE TEMP TABLE "charge_client" ON COMMIT DROP AS
SELECT "charge"."id" AS "charge_id", coalesce("hold"."client", "key"."client", 'before') AS "client"
FROM "before_entries"."charge"
LEFT JOIN "hold" ON "hold"."id" = "charge"."hold_id"
LEFT JOIN (
    SELECT ("outcome" -> 'value' ->> 'chargeId')::uuid AS "charge_id", min("client") AS "client"
    FROM "before_entries"."request" WHERE "kind" IN ('charge', 'capture') GROUP BY 1
) AS "key" ON "key"."charge_id" = "charge"."id";
ANALYZE "charge_client";
INSERT INTO "charge" ("client", "id", "account_ids", "versions", "user_id", "credit_type_id", "hold_id", "requested", "charged", "refunded", "covered_by", "service", "item", "reference", "status", "posted_at")
SELECT "client", "id", coalesce("slices"."account_ids", '{}'), coalesce("slices"."versions", '{}'), "user_id", "credit_type_id", "hold_id", "requested", "charged", "refunded", "covered_by", "service", "item", "reference", "status", "posted_at"
FROM "before_entries"."charge"
JOIN "charge_client" ON "charge_client"."charge_id" = "id"
LEFT JOIN (
    SELECT "charge_id", array_agg("account_id" ORDER BY "position") AS "account_ids", array_agg("account_version" ORDER BY "position") AS "versions"
    FROM "before_entries"."charge_slice" WHERE "account_id" IS NOT NULL GROUP BY "charge_id"
) AS "slices" ON "slices"."charge_id" = "id";

-- Refunds went over a charge's parts in one order: the last slice first, within it the last lot first, and to a group
-- before it was deleted. So what one key gave back is a run of them, which the sum of all refunds until then tells; where
-- no key is known, those of one instant are one act.
--
-- A refund to a deleted group went past it, to its creator's wallet. Now it goes into the group's lot, at the end of the
-- group's chain, and returns from there: in the wallet's chain that return stands in its place.
CREATE TEMP TABLE "refund" ON COMMIT DROP AS
WITH "part" AS (
    SELECT "refund"."id", "refund"."charge_id", "refund"."credits", "refund"."user_id", "refund"."actor_id", "refund"."reason",
        "refund"."posted_at", "refund"."to_account_id", "refund"."to_lot_id", "refund"."to_version", "refund"."to_balance_after",
        "reversed"."from_account_id" AS "account_id", "reversed"."from_lot_id" AS "charged_lot_id",
        "reversed"."from_version" AS "reverses_version", "slice"."account_version" AS "slice_version", "slice"."position" AS "slice",
        "refund"."to_account_id" <> "reversed"."from_account_id" AS "is_past_group",
        sum("refund"."credits") OVER (
            PARTITION BY "refund"."charge_id"
            ORDER BY "slice"."position" DESC, "reversed"."from_version" DESC, "refund"."to_account_id" <> "reversed"."from_account_id", "refund"."to_version"
        ) AS "in_all"
    FROM "before_entries"."transfer" AS "refund"
    JOIN "before_entries"."transfer" AS "reversed" ON "reversed"."id" = "refund"."reverses_transfer_id"
    JOIN "before_entries"."charge_slice" AS "slice" ON "slice"."charge_id" = "refund"."charge_id" AND "slice"."account_id" = "reversed"."from_account_id"
    WHERE "refund"."kind" = 'refund'
), "keyed" AS (
    SELECT "part".*, "asked"."client", "asked"."key", "asked"."came_before_cancellation"
    FROM "part" LEFT JOIN (
        SELECT "client", "key", ("outcome" -> 'value' ->> 'chargeId')::uuid AS "charge_id",
            ("outcome" -> 'value' -> 'refunded' ->> '$bigint')::bigint AS "refunded",
            ("outcome" -> 'value' -> 'refundedInAll' ->> '$bigint')::bigint AS "in_all",
            bool_or("outcome" -> 'value' -> 'refunded' ->> '$bigint' = '0') OVER (PARTITION BY "outcome" -> 'value' ->> 'chargeId') AS "came_before_cancellation"
        FROM "before_entries"."request" WHERE "kind" = 'refund'
    ) AS "asked" ON "asked"."charge_id" = "part"."charge_id"
        AND "part"."in_all" > "asked"."in_all" - "asked"."refunded" AND "part"."in_all" <= "asked"."in_all"
), "act" AS (
    SELECT "keyed".*, first_value("id") OVER "act" AS "movement_id",
        -- The return is a part of its own.
        (sum(1 + "is_past_group"::int) OVER "act" - 1 - "is_past_group"::int)::int2 AS "part",
        row_number() OVER (PARTITION BY "account_id", "is_past_group" ORDER BY "to_version") AS "nth"
    FROM "keyed"
    WINDOW "act" AS (PARTITION BY "charge_id", "client", "key", CASE WHEN "key" IS NULL THEN "posted_at" END ORDER BY "in_all")
)
SELECT "act".*, "charged_lot"."origin_lot_id", "to_lot"."expires_at",
    CASE WHEN "is_past_group" THEN "pool"."version" + 2 * "nth" - 1 ELSE "to_version" END AS "version",
    CASE WHEN "is_past_group" THEN "pool"."balance" + "credits" ELSE "to_balance_after" END AS "balance_after",
    CASE WHEN "is_past_group" THEN greatest("act"."posted_at", "pool"."last_posted_at") ELSE "act"."posted_at" END AS "pool_posted_at",
    -- Where the lot had expired, the group's lot of the same origin with the longer validity; none yet: see below.
    CASE WHEN NOT "is_past_group" THEN "to_lot_id"
        WHEN "to_lot"."expires_at" IS NOT DISTINCT FROM "charged_lot"."expires_at" THEN "charged_lot_id"
        ELSE (
            SELECT "same"."id" FROM "before_entries"."lot" AS "same"
            WHERE "same"."account_id" = "act"."account_id" AND "same"."origin_lot_id" = "charged_lot"."origin_lot_id"
                AND "same"."expires_at" = "to_lot"."expires_at"
            ORDER BY "same"."created_at", "same"."id" LIMIT 1
        ) END AS "lot_id"
FROM "act"
JOIN "before_entries"."account" AS "pool" ON "pool"."id" = "act"."account_id"
JOIN "before_entries"."lot" AS "charged_lot" ON "charged_lot"."id" = "act"."charged_lot_id"
JOIN "before_entries"."lot" AS "to_lot" ON "to_lot"."id" = "act"."to_lot_id";
UPDATE "refund" SET "lot_id" = "new"."id"
FROM (
    SELECT gen_random_uuid() AS "id", "account_id", "origin_lot_id", "expires_at"
    FROM "refund" WHERE "lot_id" IS NULL GROUP BY "account_id", "origin_lot_id", "expires_at"
) AS "new"
WHERE "lot_id" IS NULL AND ("refund"."account_id", "refund"."origin_lot_id", "refund"."expires_at") = ("new"."account_id", "new"."origin_lot_id", "new"."expires_at");
ANALYZE "refund";

-- A cancellation was asked for as a refund of another body. What came of nothing (no credits were left) has no effect.
INSERT INTO "request" ("client", "key", "kind", "body_hash", "effect_id", "answer", "created_at")
SELECT "client", "key",
    (CASE WHEN "cancels" THEN 'cancellation' ELSE "kind"::text END)::"request_kind",
    CASE WHEN "cancels"
        THEN sha256(convert_to('{"body":{"chargeId":"' || "charge_id" || '","reason":' || coalesce(to_json("reason")::text, 'null') || '},"kind":"cancellation"}', 'UTF8'))
        ELSE "body_hash" END,
    CASE WHEN "kind" IN ('charge', 'capture') THEN ("outcome" -> 'value' ->> 'chargeId')::uuid
        WHEN "kind" = 'hold' THEN ("outcome" -> 'value' ->> 'holdId')::uuid
        ELSE "movement_id" END,
    "outcome", "created_at"
FROM "before_entries"."request"
LEFT JOIN (
    SELECT "client", "key", "movement_id", "charge_id", "refund"."reason",
        "status" = 'cancelled' AND max("in_all") = "charged" AND NOT bool_or("came_before_cancellation") AS "cancels"
    FROM "refund" JOIN "before_entries"."charge" ON "charge"."id" = "charge_id"
    WHERE "key" IS NOT NULL GROUP BY "client", "key", "movement_id", "charge_id", "refund"."reason", "status", "charged"
) AS "act" USING ("client", "key");

-- What is hashed with an entry's fields is the hash of the entry before; at first, of the account's id.
CREATE FUNCTION pg_temp.next_hash("before" BYTEA, "account_id" UUID, "fields" TEXT) RETURNS BYTEA LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN sha256(convert_to(encode(coalesce("before", sha256(convert_to("account_id"::text, 'UTF8'))), 'hex') || "fields", 'UTF8'));
END $$;
CREATE AGGREGATE pg_temp.hash_chain("account_id" UUID, "fields" TEXT) (SFUNC = pg_temp.next_hash, STYPE = BYTEA);

INSERT INTO "ledger_entry" ("account_id", "version", "kind", "lot_id", "credits", "balance_after", "movement_id", "part", "counter_account_id", "client", "charge_id", "slice", "slice_credits", "slice_expires_at", "service", "item", "reference", "slice_version", "reverses_version", "order_id", "user_id", "actor_id", "address_id", "reason", "posted_at", "hash")
WITH "other" AS (
    -- Moved between the same pools, or adjusted for the same order, user and reason, by the same person at one instant.
    SELECT "transfer".*, first_value("id") OVER "act" AS "movement_id", (row_number() OVER "act" - 1)::int2 AS "part"
    FROM "before_entries"."transfer" WHERE "kind" NOT IN ('charge', 'refund')
    WINDOW "act" AS (
        PARTITION BY "kind", "actor_id", "posted_at",
            CASE WHEN "kind" IN ('purchase', 'grant') THEN "id" END,
            CASE WHEN "kind" IN ('allocation', 'return', 'expiry') THEN "from_account_id" END,
            CASE WHEN "kind" IN ('allocation', 'return') THEN "to_account_id" END,
            CASE WHEN "kind" = 'adjustment' THEN "order_id" END,
            CASE WHEN "kind" = 'adjustment' THEN "user_id" END,
            CASE WHEN "kind" = 'adjustment' THEN "reason" END
        ORDER BY coalesce("from_version", "to_version"), "id"
    )
), "entry" ("account_id", "version", "kind", "lot_id", "credits", "balance_after", "movement_id", "part", "counter_account_id", "client", "charge_id", "slice", "slice_credits", "slice_expires_at", "service", "item", "reference", "slice_version", "reverses_version", "order_id", "user_id", "actor_id", "address_id", "reason", "posted_at") AS (
    -- The last entry of what a pool paid of a charge is the usage row.
    SELECT "from_account_id", "from_version", 'charge'::"entry_kind", "from_lot_id", -"transfer"."credits", "from_balance_after", "charge"."id",
        (row_number() OVER (PARTITION BY "charge"."id" ORDER BY "position", "from_version") - 1)::int2,
        NULL::uuid, "client", "charge"."id", "position"::int2,
        CASE WHEN "is_last" THEN "slice"."credits" END, CASE WHEN "is_last" THEN "lot_expires_at" END,
        CASE WHEN "is_last" THEN "service" END, CASE WHEN "is_last" THEN "item" END, CASE WHEN "is_last" THEN "reference" END,
        NULL::bigint, NULL::bigint, NULL::uuid, "transfer"."user_id", "actor_id",
        CASE WHEN "is_last" THEN "address_before"."id" END, "reason", "transfer"."posted_at"
    FROM "before_entries"."transfer"
    JOIN "before_entries"."charge" ON "charge"."id" = "transfer"."charge_id"
    JOIN "charge_client" ON "charge_client"."charge_id" = "transfer"."charge_id"
    JOIN "before_entries"."charge_slice" AS "slice" ON "slice"."charge_id" = "transfer"."charge_id" AND "slice"."account_id" = "from_account_id"
    LEFT JOIN "address_before" USING ("address")
    CROSS JOIN LATERAL (SELECT "from_version" = "account_version" AS "is_last") AS "row"
    WHERE "transfer"."kind" = 'charge'
    UNION ALL
    SELECT "account_id", "version", CASE "status" WHEN 'cancelled' THEN 'cancellation' ELSE 'refund' END::"entry_kind", "lot_id", "credits", "balance_after", "movement_id",
        "part", NULL, "charge_client"."client", "charge_id", "slice"::int2, NULL, NULL, NULL, NULL, NULL,
        "slice_version", "reverses_version", NULL, "refund"."user_id", "actor_id", NULL, "reason", "pool_posted_at"
    FROM "refund" JOIN "charge_client" USING ("charge_id") JOIN "before_entries"."charge" ON "charge"."id" = "charge_id"
    UNION ALL
    SELECT "account_id", "version" + 1, 'return', "lot_id", -"credits", "balance_after" - "credits", "movement_id",
        "part" + 1::int2, "to_account_id", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "user_id", "actor_id", NULL, "reason", "pool_posted_at"
    FROM "refund" WHERE "is_past_group"
    UNION ALL
    SELECT "to_account_id", "to_version", 'return', "to_lot_id", "credits", "to_balance_after", "movement_id",
        "part" + 1::int2, "account_id", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "user_id", "actor_id", NULL, "reason", "posted_at"
    FROM "refund" WHERE "is_past_group"
    UNION ALL
    SELECT "from_account_id", "from_version", "kind"::text::"entry_kind", "from_lot_id", -"credits", "from_balance_after", "movement_id",
        "part", CASE WHEN "kind" IN ('allocation', 'return') THEN "to_account_id" END, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        "order_id", "user_id", "actor_id", NULL, "reason", "posted_at"
    FROM "other" WHERE "from_version" IS NOT NULL
    UNION ALL
    SELECT "to_account_id", "to_version", "kind"::text::"entry_kind", "to_lot_id", "credits", "to_balance_after", "movement_id",
        "part", CASE WHEN "kind" IN ('allocation', 'return') THEN "from_account_id" END, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        "order_id", "user_id", "actor_id", NULL, "reason", "posted_at"
    FROM "other" WHERE "to_version" IS NOT NULL
)
SELECT "account_id", "version", "kind", "lot_id", "credits", "balance_after", "movement_id", "part", "counter_account_id", "client", "charge_id", "slice", "slice_credits", "slice_expires_at", "service", "item", "reference", "slice_version", "reverses_version", "order_id", "user_id", "actor_id", "address_id", "reason", "posted_at",
    -- Each field by its length in bytes and itself, or "-" for none; the first is the number of this format, 17th are tags.
    pg_temp.hash_chain("account_id", '1:1'
        || '36:' || "account_id"
        || octet_length("version"::text) || ':' || "version"
        || octet_length("kind"::text) || ':' || "kind"
        || '36:' || "lot_id"
        || octet_length("credits"::text) || ':' || "credits"
        || octet_length("balance_after"::text) || ':' || "balance_after"
        || '36:' || "movement_id"
        || octet_length("part"::text) || ':' || "part"
        || coalesce('36:' || "counter_account_id", '-')
        || coalesce('36:' || "charge_id", '-')
        || coalesce(octet_length("slice"::text) || ':' || "slice", '-')
        || coalesce(octet_length("slice_credits"::text) || ':' || "slice_credits", '-')
        || coalesce(octet_length("service") || ':' || "service", '-')
        || coalesce(octet_length("item") || ':' || "item", '-')
        || coalesce(octet_length("reference") || ':' || "reference", '-')
        || '-'
        || coalesce('36:' || "order_id", '-')
        || coalesce(octet_length("slice_version"::text) || ':' || "slice_version", '-')
        || coalesce(octet_length("reverses_version"::text) || ':' || "reverses_version", '-')
        || coalesce('36:' || "user_id", '-')
        || coalesce('36:' || "actor_id", '-')
        || coalesce('64:' || encode(sha256(convert_to("reason", 'UTF8')), 'hex'), '-')
        || octet_length((extract(epoch FROM "posted_at") * 1000)::bigint::text) || ':' || (extract(epoch FROM "posted_at") * 1000)::bigint
    ) OVER (PARTITION BY "account_id" ORDER BY "version" ROWS UNBOUNDED PRECEDING)
FROM "entry" ORDER BY "account_id", "version";
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("account_id", "version");
ANALYZE "ledger_entry";

INSERT INTO "pool" ("account_id", "credit_type_id", "balance", "held", "version", "last_posted_at", "head")
SELECT "id", "credit_type_id", "balance", "held", "account"."version" + coalesce("past"."entries", 0), greatest("last_posted_at", "past"."posted_at"),
    coalesce("last"."hash", sha256(convert_to("id"::text, 'UTF8')))
FROM "before_entries"."account"
LEFT JOIN (
    SELECT "account_id", 2 * count(*) AS "entries", max("pool_posted_at") AS "posted_at" FROM "refund" WHERE "is_past_group" GROUP BY "account_id"
) AS "past" ON "past"."account_id" = "id"
LEFT JOIN "ledger_entry" AS "last" ON "last"."account_id" = "id" AND "last"."version" = "account"."version" + coalesce("past"."entries", 0)
WHERE "account"."kind" IN ('wallet', 'share_group');

INSERT INTO "lot" ("account_id", "id", "origin_account_id", "origin_lot_id", "order_id", "kind", "granted", "remaining", "held", "expires_at", "created_at", "closed_at")
SELECT "lot"."account_id", "lot"."id", "origin"."account_id", "origin"."id", "lot"."order_id", "lot"."kind", "lot"."granted", "lot"."remaining", "lot"."held", "lot"."expires_at", "lot"."created_at",
    CASE WHEN "lot"."remaining" = 0 THEN coalesce("last"."posted_at", "lot"."created_at") END
FROM "before_entries"."lot"
LEFT JOIN "before_entries"."lot" AS "origin" ON "origin"."id" = "lot"."origin_lot_id"
LEFT JOIN (
    SELECT "account_id", "lot_id", max("posted_at") AS "posted_at" FROM "ledger_entry" GROUP BY "account_id", "lot_id"
) AS "last" ON "last"."account_id" = "lot"."account_id" AND "last"."lot_id" = "lot"."id";
-- The lots of deleted groups with a longer validity: what the first refund to each brought was granted to it.
INSERT INTO "lot" ("account_id", "id", "origin_account_id", "origin_lot_id", "order_id", "kind", "granted", "remaining", "expires_at", "created_at", "closed_at")
SELECT "new"."account_id", "lot_id", "origin"."account_id", "origin"."id", "origin"."order_id", "origin"."kind",
    sum("credits") FILTER (WHERE "movement_id" = "first_movement_id"), 0, "new"."expires_at", min("pool_posted_at"), max("pool_posted_at")
FROM (
    SELECT *, first_value("movement_id") OVER (PARTITION BY "lot_id" ORDER BY "version") AS "first_movement_id"
    FROM "refund" WHERE "is_past_group" AND NOT EXISTS (SELECT FROM "before_entries"."lot" WHERE "lot"."id" = "lot_id")
) AS "new"
JOIN "before_entries"."lot" AS "origin" ON "origin"."id" = "new"."origin_lot_id"
GROUP BY "new"."account_id", "lot_id", "origin"."id", "new"."expires_at";

INSERT INTO "usage_daily" ("account_id", "user_id", "day", "service", "charged", "refunded", "charges")
SELECT "account_id", "slice"."user_id", ("slice"."posted_at" AT TIME ZONE "time_zone")::date AS "day", "service", sum("credits"), sum("slice"."refunded"), count(*)
FROM "before_entries"."charge_slice" AS "slice" JOIN "before_entries"."charge" ON "charge"."id" = "charge_id", "deployment"
WHERE "account_id" IS NOT NULL AND "status" <> 'cancelled' GROUP BY 1, 2, 3, 4;
INSERT INTO "covered_daily" ("user_id", "credit_type_id", "day", "charges")
SELECT "user_id", "credit_type_id", ("posted_at" AT TIME ZONE "time_zone")::date, count(*)
FROM "before_entries"."charge", "deployment" WHERE "covered_by" <> 'credits' AND "status" <> 'cancelled' GROUP BY 1, 2, 3;

INSERT INTO "pool_use" ("account_id", "user_id", "address_id", "day", "credits")
SELECT "account_id", "user_id", "address_before"."id", "day", "credits"
FROM "before_entries"."share_group_usage" JOIN "address_before" USING ("address");
-- Of wallets it wasn't counted: what was charged, by the day of its hold if there was one, and what is held now.
INSERT INTO "pool_use" ("account_id", "user_id", "day", "credits")
SELECT "account_id", "used"."user_id", ("at" AT TIME ZONE "time_zone")::date AS "day", sum("credits")
FROM (
    SELECT "account_id", "slice"."user_id", coalesce("placed_at", "slice"."posted_at") AS "at", "slice"."credits" - "slice"."refunded" AS "credits"
    FROM "before_entries"."charge_slice" AS "slice" JOIN "before_entries"."charge" ON "charge"."id" = "charge_id"
    LEFT JOIN "before_entries"."hold" ON "hold"."id" = "hold_id"
    UNION ALL
    SELECT "account_id", "user_id", "placed_at", "slice"."credits"
    FROM "before_entries"."hold_slice" AS "slice" JOIN "before_entries"."hold" ON "hold"."id" = "hold_id" WHERE "status" = 'open'
) AS "used" JOIN "account" ON "account"."id" = "account_id" AND "kind" = 'wallet', "deployment"
GROUP BY 1, 2, 3;

-- Keys and indexes, once the rows are there --------------------------------------------------------

ALTER TABLE "request" ADD CONSTRAINT "request_pkey" PRIMARY KEY ("client", "key");
ALTER TABLE "charge" ADD CONSTRAINT "charge_pkey" PRIMARY KEY ("client", "id");
CREATE INDEX "entry_usage" ON "ledger_entry" ("account_id", "posted_at", "version") WHERE "slice_credits" IS NOT NULL;
CREATE INDEX "entry_spender" ON "ledger_entry" ("user_id", "posted_at", "account_id", "version") WHERE "slice_credits" IS NOT NULL;
CREATE INDEX "entry_other" ON "ledger_entry" ("account_id", "posted_at", "version") WHERE "kind" <> 'charge';
CREATE INDEX "entry_reversal" ON "ledger_entry" ("account_id", "slice_version") WHERE "slice_version" IS NOT NULL;
CREATE INDEX "entry_movement" ON "ledger_entry" ("account_id", "movement_id") WHERE "kind" NOT IN ('charge', 'expiry');
-- An order names its wallet from the start.
CREATE UNIQUE INDEX "entry_purchase_once" ON "ledger_entry" ("account_id", "order_id") WHERE "kind" = 'purchase';
CREATE INDEX "hold_slice_lot" ON "hold_slice" ("account_id", "lot_id");
CREATE INDEX "usage_daily_user" ON "usage_daily" ("user_id", "day");
CREATE INDEX "pool_use_address" ON "pool_use" ("account_id", "address_id", "day");
CREATE INDEX "hold_id" ON "hold" ("id");
CREATE INDEX "hold_due" ON "hold" ("expires_at") WHERE "status" = 'open';
CREATE UNIQUE INDEX "charge_of_hold" ON "charge" ("client", "hold_id") WHERE "hold_id" IS NOT NULL;
CREATE INDEX "charge_id" ON "charge" ("id");
CREATE INDEX "charge_covered" ON "charge" ("user_id", "posted_at", "id") WHERE "covered_by" <> 'credits';

ALTER TABLE "lot" ADD CONSTRAINT "lot_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "pool" ("account_id");
ALTER TABLE "ledger_entry"
    ADD CONSTRAINT "ledger_entry_lot_id_fkey" FOREIGN KEY ("account_id", "lot_id") REFERENCES "lot" ("account_id", "id"),
    ADD CONSTRAINT "ledger_entry_reverses_version_fkey" FOREIGN KEY ("account_id", "reverses_version") REFERENCES "ledger_entry" ("account_id", "version"),
    ADD CONSTRAINT "ledger_entry_slice_version_fkey" FOREIGN KEY ("account_id", "slice_version") REFERENCES "ledger_entry" ("account_id", "version");
ALTER TABLE "hold_slice" ADD CONSTRAINT "hold_slice_lot_id_fkey" FOREIGN KEY ("account_id", "lot_id") REFERENCES "lot" ("account_id", "id");
ALTER TABLE "usage_daily" ADD CONSTRAINT "usage_daily_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "pool" ("account_id");
ALTER TABLE "pool_use" ADD CONSTRAINT "pool_use_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "pool" ("account_id");
ALTER TABLE "charge" ADD CONSTRAINT "charge_hold_id_fkey" FOREIGN KEY ("client", "hold_id") REFERENCES "hold" ("client", "id");

-- History can't be changed -------------------------------------------------------------------------

CREATE TRIGGER "ledger_entry_is_append_only" BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_entry_is_not_truncated" BEFORE TRUNCATE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "account_is_append_only" BEFORE UPDATE OR DELETE ON "account" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "account_is_not_truncated" BEFORE TRUNCATE ON "account" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "address_is_kept" BEFORE DELETE ON "address" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "address_is_not_truncated" BEFORE TRUNCATE ON "address" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "charge_is_kept" BEFORE DELETE ON "charge" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "charge_is_not_truncated" BEFORE TRUNCATE ON "charge" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- An address loses its value, or gets it back, and never becomes another one.
CREATE TRIGGER "address_stays_the_same" BEFORE UPDATE ON "address" FOR EACH ROW
    WHEN ((OLD."id", OLD."digest") IS DISTINCT FROM (NEW."id", NEW."digest") OR OLD."value" <> NEW."value")
    EXECUTE FUNCTION "refuse_change"();

-- A charge changes only its status and what was refunded.
CREATE TRIGGER "charge_keeps_what_was_charged" BEFORE UPDATE ON "charge" FOR EACH ROW
    WHEN ((OLD."client", OLD."id", OLD."account_ids", OLD."versions", OLD."user_id", OLD."credit_type_id", OLD."hold_id", OLD."requested", OLD."charged", OLD."covered_by", OLD."subscription_id", OLD."rate_id", OLD."quantity", OLD."service", OLD."item", OLD."reference", OLD."tags", OLD."posted_at")
        IS DISTINCT FROM (NEW."client", NEW."id", NEW."account_ids", NEW."versions", NEW."user_id", NEW."credit_type_id", NEW."hold_id", NEW."requested", NEW."charged", NEW."covered_by", NEW."subscription_id", NEW."rate_id", NEW."quantity", NEW."service", NEW."item", NEW."reference", NEW."tags", NEW."posted_at"))
    EXECUTE FUNCTION "refuse_change"();

-- Days are the deployment's (product.md 35): its time zone is fixed after the first posting, covered charges included.
CREATE FUNCTION "refuse_time_zone_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "ledger_entry") OR EXISTS (SELECT 1 FROM "charge") THEN
        RAISE EXCEPTION 'the time zone is fixed after the first posting' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "deployment_time_zone_is_fixed" BEFORE UPDATE ON "deployment" FOR EACH ROW
    WHEN (OLD."time_zone" IS DISTINCT FROM NEW."time_zone") EXECUTE FUNCTION "refuse_time_zone_change"();

-- Without its key no digest says any more whose it is.
CREATE FUNCTION "refuse_address_key_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "address") THEN
        RAISE EXCEPTION 'the key of addresses is fixed after the first address' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "deployment_address_key_is_fixed" BEFORE UPDATE ON "deployment" FOR EACH ROW
    WHEN (OLD."address_key" IS DISTINCT FROM NEW."address_key") EXECUTE FUNCTION "refuse_address_key_change"();

DROP TABLE "before_entries"."usage_daily",
    "before_entries"."share_group_usage", "before_entries"."transfer", "before_entries"."charge_slice",
    "before_entries"."charge", "before_entries"."hold_slice", "before_entries"."hold", "before_entries"."lot",
    "before_entries"."account", "before_entries"."request";
DROP TYPE "before_entries"."account_kind", "before_entries"."transfer_kind", "before_entries"."request_kind";
DROP SCHEMA "before_entries";
ANALYZE "request", "hold", "charge", "pool", "lot", "ledger_entry", "hold_slice", "usage_daily", "pool_use", "address", "account";

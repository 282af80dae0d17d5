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
ALTER TYPE "account_kind" SET SCHEMA "before_entries";
ALTER TYPE "transfer_kind" SET SCHEMA "before_entries";

-- Types -------------------------------------------------------------------------------------------

CREATE TYPE "account_kind" AS ENUM ('wallet', 'share_group');
CREATE TYPE "entry_kind" AS ENUM ('purchase', 'allowance', 'grant', 'adjustment', 'allocation', 'return', 'consolidation', 'charge', 'refund', 'cancellation', 'expiry');
ALTER TYPE "request_kind" ADD VALUE 'extension';
ALTER TYPE "request_kind" ADD VALUE 'cancellation';
ALTER TYPE "request_kind" ADD VALUE 'grant';
ALTER TYPE "request_kind" ADD VALUE 'adjustment';
ALTER TYPE "request_kind" ADD VALUE 'consolidation';

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
    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("account_id", "version"),
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
ALTER TABLE "request" RENAME COLUMN "outcome" TO "answer";
ALTER TABLE "request" ADD COLUMN "effect_id" UUID;

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
    CONSTRAINT "charge_pkey" PRIMARY KEY ("client", "id"),
    CONSTRAINT "charge_requested_positive" CHECK ("requested" > 0),
    CONSTRAINT "charge_charged_matches_coverage" CHECK ("charged" = CASE "covered_by" WHEN 'credits' THEN "requested" ELSE 0 END),
    CONSTRAINT "charge_refunded_within_charged" CHECK ("refunded" >= 0 AND "refunded" <= "charged"),
    CONSTRAINT "charge_names_its_usage_rows"
        CHECK (cardinality("account_ids") = cardinality("versions") AND (cardinality("account_ids") = 0) = ("covered_by" <> 'credits')),
    CONSTRAINT "charge_rate_has_quantity" CHECK (("rate_id" IS NULL) = ("quantity" IS NULL))
) WITH (fillfactor = 90);

-- Keys and indexes, once the rows are there --------------------------------------------------------

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

DROP SCHEMA "before_entries" CASCADE;

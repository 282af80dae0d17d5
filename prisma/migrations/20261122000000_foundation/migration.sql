-- The foundation: people, roles, orders, the ledger and the audit log.
-- Every id is a UUIDv7 made by the application. Credits and money are bigint, never floats.

CREATE TYPE "user_status" AS ENUM ('active', 'suspended', 'removed');
CREATE TYPE "user_right" AS ENUM ('view_user_list', 'edit_user', 'edit_user_role', 'purchase', 'view_billing', 'view_audit_log', 'manage_orders');
CREATE TYPE "built_in_role" AS ENUM ('administrator', 'member');
CREATE TYPE "billing_kind" AS ENUM ('person', 'company');
CREATE TYPE "plan_kind" AS ENUM ('pack', 'subscription');
CREATE TYPE "order_status" AS ENUM ('pending', 'paid', 'cancelled', 'refunded');
CREATE TYPE "gateway" AS ENUM ('invoice', 'demo');
CREATE TYPE "share_group_status" AS ENUM ('open', 'closing', 'deleted');
CREATE TYPE "account_kind" AS ENUM ('wallet', 'share_group', 'issued', 'spent', 'expired');
CREATE TYPE "lot_kind" AS ENUM ('purchased', 'granted');
CREATE TYPE "transfer_kind" AS ENUM ('purchase', 'grant', 'allocation', 'return', 'charge', 'refund', 'expiry', 'adjustment');
CREATE TYPE "request_kind" AS ENUM ('charge', 'hold', 'capture', 'release', 'refund', 'order', 'allocation', 'return', 'group_deletion');
CREATE TYPE "charge_coverage" AS ENUM ('credits', 'subscription');
CREATE TYPE "charge_status" AS ENUM ('posted', 'partly_refunded', 'refunded', 'cancelled');
CREATE TYPE "hold_status" AS ENUM ('open', 'captured', 'released', 'expired');

-- One row: what is fixed for the whole deployment once credits have moved.
CREATE TABLE "deployment" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "time_zone" TEXT NOT NULL,
    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "deployment_is_one_row" CHECK ("id" = 1)
);

-- People ------------------------------------------------------------------------------------------

CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_operator" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "organization_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "organization_name_present" CHECK (length(trim("name")) > 0)
);
CREATE UNIQUE INDEX "organization_one_operator" ON "organization" ("is_operator") WHERE "is_operator";

CREATE TABLE "user_role" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "built_in" "built_in_role",
    "rights" "user_right"[] NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "user_role_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "user_role_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CONSTRAINT "user_role_name_present" CHECK (length(trim("name")) > 0)
);
CREATE UNIQUE INDEX "user_role_organization_id_id_key" ON "user_role" ("organization_id", "id");
CREATE UNIQUE INDEX "user_role_name_key" ON "user_role" ("organization_id", lower("name"));
CREATE UNIQUE INDEX "user_role_built_in_key" ON "user_role" ("organization_id", "built_in") WHERE "built_in" IS NOT NULL;

CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_role_id" UUID NOT NULL,
    "credit_owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "status" "user_status" NOT NULL DEFAULT 'active',
    "language" TEXT NOT NULL DEFAULT 'en',
    "time_zone" TEXT,
    "last_signed_in_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "user_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "user_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CONSTRAINT "user_name_present" CHECK (length(trim("name")) > 0)
);
CREATE UNIQUE INDEX "user_organization_id_id_key" ON "user" ("organization_id", "id");
CREATE UNIQUE INDEX "user_email_key" ON "user" (lower("email"));
CREATE INDEX "user_credit_owner_id_idx" ON "user" ("credit_owner_id");
CREATE INDEX "user_user_role_id_idx" ON "user" ("user_role_id");
-- A role and a Credit Owner are of the user's own organization: the composite keys say so.
ALTER TABLE "user" ADD CONSTRAINT "user_user_role_id_fkey"
    FOREIGN KEY ("organization_id", "user_role_id") REFERENCES "user_role" ("organization_id", "id");
ALTER TABLE "user" ADD CONSTRAINT "user_credit_owner_id_fkey"
    FOREIGN KEY ("organization_id", "credit_owner_id") REFERENCES "user" ("organization_id", "id");

CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT,
    "ip_address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "session_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id")
);
CREATE INDEX "session_user_id_idx" ON "session" ("user_id") WHERE "ended_at" IS NULL;

CREATE TABLE "billing_information" (
    "user_id" UUID NOT NULL,
    "kind" "billing_kind" NOT NULL,
    "legal_name" TEXT NOT NULL,
    "address_line_1" TEXT NOT NULL,
    "address_line_2" TEXT,
    "city" TEXT NOT NULL,
    "region" TEXT,
    "postal_code" TEXT,
    "country" CHAR(2) NOT NULL,
    "tax_id" TEXT,
    "billing_email" TEXT NOT NULL,
    "po_number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "billing_information_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "billing_information_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id")
);

-- Catalogue and orders ----------------------------------------------------------------------------

CREATE TABLE "credit_type" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_in_text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "credit_type_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "credit_type_id_is_slug" CHECK ("id" ~ '^[a-z][a-z0-9_-]{0,30}$')
);

CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "kind" "plan_kind" NOT NULL DEFAULT 'pack',
    "name" TEXT NOT NULL,
    "credits" BIGINT,
    "price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "tax_rate_basis_points" INTEGER NOT NULL DEFAULT 0,
    "validity_months" INTEGER NOT NULL,
    "on_sale" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "plan_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "plan_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "plan_pack_has_credits" CHECK (("kind" = 'pack') = ("credits" IS NOT NULL)),
    CONSTRAINT "plan_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "plan_price_not_negative" CHECK ("price_minor" >= 0),
    CONSTRAINT "plan_tax_rate_in_range" CHECK ("tax_rate_basis_points" BETWEEN 0 AND 10000),
    CONSTRAINT "plan_validity_positive" CHECK ("validity_months" > 0)
);

-- What was ordered is copied from the plan: an order never changes with it (product.md 13).
CREATE TABLE "order" (
    "id" UUID NOT NULL,
    "number" BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1001),
    "organization_id" UUID NOT NULL,
    "buyer_id" UUID NOT NULL,
    "beneficiary_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "plan_name" TEXT NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "credits" BIGINT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "tax_rate_basis_points" INTEGER NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "validity_months" INTEGER NOT NULL,
    "billing" JSONB NOT NULL,
    "gateway" "gateway" NOT NULL,
    "gateway_reference" TEXT,
    "status" "order_status" NOT NULL DEFAULT 'pending',
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "close_reason" TEXT,
    "refunded_credits" BIGINT NOT NULL DEFAULT 0,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "order_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "order_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CONSTRAINT "order_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "user" ("id"),
    CONSTRAINT "order_beneficiary_id_fkey" FOREIGN KEY ("beneficiary_id") REFERENCES "user" ("id"),
    CONSTRAINT "order_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan" ("id"),
    CONSTRAINT "order_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "order_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "order_refund_within_paid" CHECK ("refunded_credits" BETWEEN 0 AND "credits" AND "refunded_minor" BETWEEN 0 AND "total_minor"),
    CONSTRAINT "order_total_adds_up" CHECK ("total_minor" = "price_minor" + "tax_minor"),
    CONSTRAINT "order_paid_has_date" CHECK ("status" NOT IN ('paid', 'refunded') OR ("paid_at" IS NOT NULL AND "expires_at" IS NOT NULL)),
    CONSTRAINT "order_closed_has_date" CHECK (("status" IN ('cancelled', 'refunded')) = ("closed_at" IS NOT NULL))
);
CREATE UNIQUE INDEX "order_number_key" ON "order" ("number");
CREATE INDEX "order_beneficiary_id_placed_at_idx" ON "order" ("beneficiary_id", "placed_at" DESC, "id");
CREATE INDEX "order_buyer_id_placed_at_idx" ON "order" ("buyer_id", "placed_at" DESC, "id");
CREATE INDEX "order_status_placed_at_idx" ON "order" ("status", "placed_at" DESC, "id");

-- Share groups ------------------------------------------------------------------------------------

CREATE TABLE "share_group" (
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" "share_group_status" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "share_group_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "share_group_creator_id_fkey" FOREIGN KEY ("creator_id") REFERENCES "user" ("id"),
    CONSTRAINT "share_group_name_present" CHECK (length(trim("name")) > 0)
);
CREATE INDEX "share_group_creator_id_idx" ON "share_group" ("creator_id");

-- The ledger --------------------------------------------------------------------------------------

CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "kind" "account_kind" NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "user_id" UUID,
    "share_group_id" UUID,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,
    "last_posted_at" TIMESTAMPTZ(3),
    CONSTRAINT "account_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "account_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "account_share_group_id_fkey" FOREIGN KEY ("share_group_id") REFERENCES "share_group" ("id"),
    CONSTRAINT "account_wallet_has_user" CHECK (("kind" = 'wallet') = ("user_id" IS NOT NULL)),
    CONSTRAINT "account_group_has_share_group" CHECK (("kind" = 'share_group') = ("share_group_id" IS NOT NULL)),
    CONSTRAINT "account_balance_not_negative" CHECK ("balance" >= 0),
    CONSTRAINT "account_held_within_balance" CHECK ("held" >= 0 AND "held" <= "balance"),
    CONSTRAINT "account_outside_has_no_balance" CHECK ("kind" IN ('wallet', 'share_group') OR ("balance" = 0 AND "held" = 0 AND "version" = 0))
);
CREATE UNIQUE INDEX "account_wallet_key" ON "account" ("user_id", "credit_type_id") WHERE "kind" = 'wallet';
CREATE UNIQUE INDEX "account_share_group_key" ON "account" ("share_group_id", "credit_type_id") WHERE "kind" = 'share_group';
CREATE UNIQUE INDEX "account_outside_key" ON "account" ("kind", "credit_type_id") WHERE "kind" IN ('issued', 'spent', 'expired');

CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "origin_lot_id" UUID,
    "order_id" UUID,
    "kind" "lot_kind" NOT NULL,
    "granted" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "held" BIGINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "lot_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "lot_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id"),
    CONSTRAINT "lot_origin_lot_id_fkey" FOREIGN KEY ("origin_lot_id") REFERENCES "lot" ("id"),
    CONSTRAINT "lot_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id"),
    CONSTRAINT "lot_granted_not_negative" CHECK ("granted" >= 0),
    CONSTRAINT "lot_remaining_not_negative" CHECK ("remaining" >= 0),
    CONSTRAINT "lot_held_within_remaining" CHECK ("held" >= 0 AND "held" <= "remaining")
);
CREATE INDEX "lot_account_id_idx" ON "lot" ("account_id") WHERE "remaining" > 0;
CREATE INDEX "lot_expires_at_idx" ON "lot" ("expires_at") WHERE "remaining" > 0;
CREATE INDEX "lot_order_id_idx" ON "lot" ("order_id");

-- Two identical calls of one client have one effect (product.md 34).
CREATE TABLE "request" (
    "client" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "request_kind" NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "outcome" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "request_pkey" PRIMARY KEY ("client", "key"),
    CONSTRAINT "request_key_length" CHECK (length("key") BETWEEN 1 AND 255)
);

CREATE TABLE "hold" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "credits" BIGINT NOT NULL,
    "captured" BIGINT NOT NULL DEFAULT 0,
    "covered_by" "charge_coverage" NOT NULL DEFAULT 'credits',
    "service" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "reference" TEXT,
    "status" "hold_status" NOT NULL DEFAULT 'open',
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    CONSTRAINT "hold_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "hold_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "hold_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "hold_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "hold_captured_within_credits" CHECK ("captured" >= 0 AND "captured" <= "credits")
);
CREATE INDEX "hold_expires_at_idx" ON "hold" ("expires_at") WHERE "status" = 'open';
CREATE INDEX "hold_user_id_idx" ON "hold" ("user_id");

CREATE TABLE "hold_slice" (
    "hold_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "credits" BIGINT NOT NULL,
    CONSTRAINT "hold_slice_pkey" PRIMARY KEY ("hold_id", "lot_id"),
    CONSTRAINT "hold_slice_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "hold" ("id"),
    CONSTRAINT "hold_slice_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot" ("id"),
    CONSTRAINT "hold_slice_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id"),
    CONSTRAINT "hold_slice_credits_positive" CHECK ("credits" > 0)
);
CREATE INDEX "hold_slice_lot_id_idx" ON "hold_slice" ("lot_id");

CREATE TABLE "charge" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "hold_id" UUID,
    "requested" BIGINT NOT NULL,
    "charged" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "covered_by" "charge_coverage" NOT NULL DEFAULT 'credits',
    "service" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "reference" TEXT,
    "status" "charge_status" NOT NULL DEFAULT 'posted',
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "charge_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "charge_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "charge_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "charge_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "hold" ("id"),
    CONSTRAINT "charge_requested_positive" CHECK ("requested" > 0),
    CONSTRAINT "charge_charged_matches_coverage" CHECK ("charged" = CASE "covered_by" WHEN 'credits' THEN "requested" ELSE 0 END),
    CONSTRAINT "charge_refunded_within_charged" CHECK ("refunded" >= 0 AND "refunded" <= "charged")
);
CREATE UNIQUE INDEX "charge_hold_id_key" ON "charge" ("hold_id");
CREATE INDEX "charge_user_id_posted_at_idx" ON "charge" ("user_id", "posted_at" DESC);

-- A usage row (product.md 30): what one pool paid of one charge; no pool where a subscription covers it.
CREATE TABLE "charge_slice" (
    "charge_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "account_id" UUID,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "credits" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "account_version" BIGINT,
    "balance_after" BIGINT,
    "lot_expires_at" TIMESTAMPTZ(3),
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "charge_slice_pkey" PRIMARY KEY ("charge_id", "position"),
    CONSTRAINT "charge_slice_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charge" ("id"),
    CONSTRAINT "charge_slice_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id"),
    CONSTRAINT "charge_slice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "charge_slice_covered_has_no_pool" CHECK (("account_id" IS NULL) = ("account_version" IS NULL) AND ("account_id" IS NULL) = ("balance_after" IS NULL)),
    CONSTRAINT "charge_slice_credits" CHECK (CASE WHEN "account_id" IS NULL THEN "credits" = 0 ELSE "credits" > 0 END),
    CONSTRAINT "charge_slice_refunded_within_credits" CHECK ("refunded" >= 0 AND "refunded" <= "credits")
);
CREATE UNIQUE INDEX "charge_slice_charge_id_account_id_key" ON "charge_slice" ("charge_id", "account_id") NULLS NOT DISTINCT;
CREATE INDEX "charge_slice_account_id_idx" ON "charge_slice" ("account_id", "posted_at" DESC, "account_version" DESC);
CREATE INDEX "charge_slice_user_id_idx" ON "charge_slice" ("user_id", "posted_at" DESC, "account_id", "account_version" DESC);

CREATE TABLE "transfer" (
    "id" UUID NOT NULL,
    "kind" "transfer_kind" NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "from_account_id" UUID NOT NULL,
    "to_account_id" UUID NOT NULL,
    "from_lot_id" UUID,
    "to_lot_id" UUID,
    "credits" BIGINT NOT NULL,
    "from_balance_after" BIGINT,
    "to_balance_after" BIGINT,
    "from_version" BIGINT,
    "to_version" BIGINT,
    "charge_id" UUID,
    "order_id" UUID,
    "share_group_id" UUID,
    "reverses_transfer_id" UUID,
    "user_id" UUID,
    "actor_id" UUID,
    "reason" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "transfer_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "transfer_from_account_id_fkey" FOREIGN KEY ("from_account_id") REFERENCES "account" ("id"),
    CONSTRAINT "transfer_to_account_id_fkey" FOREIGN KEY ("to_account_id") REFERENCES "account" ("id"),
    CONSTRAINT "transfer_from_lot_id_fkey" FOREIGN KEY ("from_lot_id") REFERENCES "lot" ("id"),
    CONSTRAINT "transfer_to_lot_id_fkey" FOREIGN KEY ("to_lot_id") REFERENCES "lot" ("id"),
    CONSTRAINT "transfer_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charge" ("id"),
    CONSTRAINT "transfer_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id"),
    CONSTRAINT "transfer_share_group_id_fkey" FOREIGN KEY ("share_group_id") REFERENCES "share_group" ("id"),
    CONSTRAINT "transfer_reverses_transfer_id_fkey" FOREIGN KEY ("reverses_transfer_id") REFERENCES "transfer" ("id"),
    CONSTRAINT "transfer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "transfer_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user" ("id"),
    CONSTRAINT "transfer_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "transfer_between_two_accounts" CHECK ("from_account_id" <> "to_account_id"),
    CONSTRAINT "transfer_from_side_whole" CHECK (("from_lot_id" IS NULL) = ("from_version" IS NULL) AND ("from_lot_id" IS NULL) = ("from_balance_after" IS NULL)),
    CONSTRAINT "transfer_to_side_whole" CHECK (("to_lot_id" IS NULL) = ("to_version" IS NULL) AND ("to_lot_id" IS NULL) = ("to_balance_after" IS NULL)),
    CONSTRAINT "transfer_touches_a_pool" CHECK ("from_lot_id" IS NOT NULL OR "to_lot_id" IS NOT NULL),
    CONSTRAINT "transfer_charge_kinds_name_charge" CHECK (("kind" IN ('charge', 'refund')) = ("charge_id" IS NOT NULL)),
    CONSTRAINT "transfer_purchase_names_order" CHECK ("kind" <> 'purchase' OR "order_id" IS NOT NULL),
    CONSTRAINT "transfer_group_kinds_name_group" CHECK (("kind" IN ('allocation', 'return')) = ("share_group_id" IS NOT NULL)),
    CONSTRAINT "transfer_refund_reverses" CHECK (("kind" = 'refund') = ("reverses_transfer_id" IS NOT NULL)),
    CONSTRAINT "transfer_adjustment_says_why" CHECK ("kind" <> 'adjustment' OR length(trim("reason")) > 0)
);
CREATE UNIQUE INDEX "transfer_from_version_key" ON "transfer" ("from_account_id", "from_version");
CREATE UNIQUE INDEX "transfer_to_version_key" ON "transfer" ("to_account_id", "to_version");
CREATE UNIQUE INDEX "transfer_purchase_once" ON "transfer" ("order_id") WHERE "kind" = 'purchase';
CREATE INDEX "transfer_from_lot_id_idx" ON "transfer" ("from_lot_id");
CREATE INDEX "transfer_to_lot_id_idx" ON "transfer" ("to_lot_id");
CREATE INDEX "transfer_charge_id_idx" ON "transfer" ("charge_id");
CREATE INDEX "transfer_reverses_transfer_id_idx" ON "transfer" ("reverses_transfer_id") WHERE "reverses_transfer_id" IS NOT NULL;

CREATE TABLE "usage_daily" (
    "account_id" UUID,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "charged" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "charges" BIGINT NOT NULL,
    CONSTRAINT "usage_daily_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id"),
    CONSTRAINT "usage_daily_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "usage_daily_not_negative" CHECK ("charged" >= 0 AND "refunded" >= 0 AND "refunded" <= "charged" AND "charges" >= 0)
);
CREATE UNIQUE INDEX "usage_daily_key" ON "usage_daily" ("account_id", "user_id", "credit_type_id", "day") NULLS NOT DISTINCT;
CREATE INDEX "usage_daily_account_id_day_idx" ON "usage_daily" ("account_id", "day");
CREATE INDEX "usage_daily_user_id_day_idx" ON "usage_daily" ("user_id", "day");

-- Audit -------------------------------------------------------------------------------------------

CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "audit_entry_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CONSTRAINT "audit_entry_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user" ("id")
);
CREATE INDEX "audit_entry_organization_id_idx" ON "audit_entry" ("organization_id", "happened_at" DESC, "id");

-- History can't be changed ------------------------------------------------------------------------

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: correct it with a new row', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "transfer_is_append_only" BEFORE UPDATE OR DELETE ON "transfer" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "transfer_is_not_truncated" BEFORE TRUNCATE ON "transfer" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_is_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_is_not_truncated" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "charge_is_kept" BEFORE DELETE ON "charge" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "charge_is_not_truncated" BEFORE TRUNCATE ON "charge" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "charge_slice_is_kept" BEFORE DELETE ON "charge_slice" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "charge_slice_is_not_truncated" BEFORE TRUNCATE ON "charge_slice" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A charge changes only its status and what was refunded; a slice only what was refunded.
CREATE TRIGGER "charge_keeps_what_was_charged" BEFORE UPDATE ON "charge" FOR EACH ROW
    WHEN ((OLD."id", OLD."user_id", OLD."credit_type_id", OLD."hold_id", OLD."requested", OLD."charged", OLD."covered_by", OLD."service", OLD."item", OLD."reference", OLD."posted_at")
        IS DISTINCT FROM (NEW."id", NEW."user_id", NEW."credit_type_id", NEW."hold_id", NEW."requested", NEW."charged", NEW."covered_by", NEW."service", NEW."item", NEW."reference", NEW."posted_at"))
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "charge_slice_keeps_what_was_charged" BEFORE UPDATE ON "charge_slice" FOR EACH ROW
    WHEN ((OLD."charge_id", OLD."position", OLD."account_id", OLD."user_id", OLD."credit_type_id", OLD."credits", OLD."account_version", OLD."balance_after", OLD."lot_expires_at", OLD."posted_at")
        IS DISTINCT FROM (NEW."charge_id", NEW."position", NEW."account_id", NEW."user_id", NEW."credit_type_id", NEW."credits", NEW."account_version", NEW."balance_after", NEW."lot_expires_at", NEW."posted_at"))
    EXECUTE FUNCTION "refuse_change"();

-- Days are the deployment's (product.md 35): its time zone is fixed after the first posting.
CREATE FUNCTION "refuse_time_zone_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "transfer") THEN
        RAISE EXCEPTION 'the time zone is fixed after the first posting' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "deployment_time_zone_is_fixed" BEFORE UPDATE ON "deployment" FOR EACH ROW
    WHEN (OLD."time_zone" IS DISTINCT FROM NEW."time_zone") EXECUTE FUNCTION "refuse_time_zone_change"();

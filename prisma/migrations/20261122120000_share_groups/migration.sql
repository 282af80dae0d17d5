-- Share groups as their members see them: who may spend a group's credits, how many each, and what each has used.

CREATE TYPE "share_group_entry_kind" AS ENUM ('address', 'domain', 'blocked');
CREATE TYPE "limit_period" AS ENUM ('day', 'week', 'month', 'total');

ALTER TABLE "share_group"
    -- The creator's own words in the welcome mail, as plain text.
    ADD COLUMN "email_message" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "closing_at" TIMESTAMPTZ(3),
    ADD COLUMN "closed_at" TIMESTAMPTZ(3);
UPDATE "share_group" SET "closing_at" = now() WHERE "status" <> 'open';
UPDATE "share_group" SET "closed_at" = now() WHERE "status" = 'deleted';
ALTER TABLE "share_group"
    ADD CONSTRAINT "share_group_closing_since" CHECK (("status" = 'open') = ("closing_at" IS NULL)),
    ADD CONSTRAINT "share_group_closed_since" CHECK (("status" = 'deleted') = ("closed_at" IS NOT NULL));
CREATE INDEX "share_group_closing_idx" ON "share_group" ("closing_at") WHERE "status" = 'closing';

-- Whom a group lets in (addresses and domains) and keeps out (product.md 19). Values are stored as they are compared:
-- lower-case, domains in ASCII. What was removed stays, so that it can be told when somebody was a member.
CREATE TABLE "share_group_entry" (
    "id" UUID NOT NULL,
    "share_group_id" UUID NOT NULL,
    "kind" "share_group_entry_kind" NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,
    -- The last welcome mail to this address, and when it was written.
    "welcome_mail_id" UUID,
    "welcomed_at" TIMESTAMPTZ(3),
    CONSTRAINT "share_group_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "share_group_entry_share_group_id_fkey" FOREIGN KEY ("share_group_id") REFERENCES "share_group" ("id"),
    CONSTRAINT "share_group_entry_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "share_group_entry_removed_by_id_fkey" FOREIGN KEY ("removed_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "share_group_entry_welcome_mail_id_fkey" FOREIGN KEY ("welcome_mail_id") REFERENCES "mail" ("id")
        ON DELETE SET NULL,
    CONSTRAINT "share_group_entry_value_is_normal"
        CHECK ("value" = lower("value") AND ("kind" = 'domain') = ("value" NOT LIKE '%@%') AND length("value") > 0),
    CONSTRAINT "share_group_entry_only_addresses_are_mailed" CHECK ("kind" = 'address' OR "welcomed_at" IS NULL)
);
CREATE UNIQUE INDEX "share_group_entry_key" ON "share_group_entry" ("share_group_id", "kind", "value")
    WHERE "removed_at" IS NULL;
-- Matching happens at each use: from somebody's address to the groups that name it.
CREATE INDEX "share_group_entry_value_idx" ON "share_group_entry" ("value", "kind") WHERE "removed_at" IS NULL;
CREATE INDEX "share_group_entry_share_group_id_idx" ON "share_group_entry" ("share_group_id", "created_at");

-- How much each member may use (product.md 24): the default where no address is named, and exceptions. An exception
-- without credits lifts the limit for that address.
CREATE TABLE "share_group_limit" (
    "id" UUID NOT NULL,
    "share_group_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "email" TEXT,
    "credits" BIGINT,
    "period" "limit_period",
    CONSTRAINT "share_group_limit_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "share_group_limit_share_group_id_fkey" FOREIGN KEY ("share_group_id") REFERENCES "share_group" ("id"),
    CONSTRAINT "share_group_limit_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "share_group_limit_credits_not_negative" CHECK ("credits" >= 0),
    CONSTRAINT "share_group_limit_is_whole"
        CHECK (("credits" IS NULL) = ("period" IS NULL) AND ("credits" IS NOT NULL OR "email" IS NOT NULL))
);
CREATE UNIQUE INDEX "share_group_limit_key" ON "share_group_limit" ("share_group_id", "credit_type_id", "email")
    NULLS NOT DISTINCT;

-- What counts for the limits: what a member used or holds under one address, less what was given back, by the
-- deployment's day on which it was charged or set aside.
CREATE TABLE "share_group_usage" (
    "account_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "credits" BIGINT NOT NULL,
    CONSTRAINT "share_group_usage_pkey" PRIMARY KEY ("account_id", "user_id", "address", "day"),
    CONSTRAINT "share_group_usage_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account" ("id"),
    CONSTRAINT "share_group_usage_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "share_group_usage_not_negative" CHECK ("credits" >= 0)
);

-- The address as whose owner somebody spent a share group's credits; null where a wallet paid.
ALTER TABLE "charge_slice" ADD COLUMN "address" TEXT;
ALTER TABLE "hold_slice" ADD COLUMN "address" TEXT;
CREATE INDEX "hold_slice_account_id_idx" ON "hold_slice" ("account_id");

DROP TRIGGER "charge_slice_keeps_what_was_charged" ON "charge_slice";
CREATE TRIGGER "charge_slice_keeps_what_was_charged" BEFORE UPDATE ON "charge_slice" FOR EACH ROW
    WHEN ((OLD."charge_id", OLD."position", OLD."account_id", OLD."user_id", OLD."credit_type_id", OLD."credits", OLD."account_version", OLD."balance_after", OLD."lot_expires_at", OLD."address", OLD."posted_at")
        IS DISTINCT FROM (NEW."charge_id", NEW."position", NEW."account_id", NEW."user_id", NEW."credit_type_id", NEW."credits", NEW."account_version", NEW."balance_after", NEW."lot_expires_at", NEW."address", NEW."posted_at"))
    EXECUTE FUNCTION "refuse_change"();

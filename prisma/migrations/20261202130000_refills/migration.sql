-- What keeps a wallet or a share group from running out (product.md 55): an order of a pack, or credits from the creator's
-- own wallet, whenever less is available than a threshold. One for each wallet, and for each share group and credit type;
-- one that was taken away stays, with its history and what counts for its ceiling, until it is set again.
CREATE TYPE "refill_kind" AS ENUM ('top_up', 'share_group');

CREATE TYPE "refill_pause" AS ENUM (
    'owner', 'order_cancelled', 'dearer', 'currency_changed', 'not_on_sale', 'retired', 'credit_user', 'not_allowed',
    'payment', 'billing'
);

CREATE TYPE "refill_event_kind" AS ENUM ('ordered', 'shared', 'ceiling_reached', 'wallet_short', 'paused', 'resumed');

CREATE TABLE "refill" (
    "id" UUID NOT NULL,
    "kind" "refill_kind" NOT NULL,
    -- Whose wallet it is, or who made the share group.
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "share_group_id" UUID,
    "threshold" BIGINT NOT NULL,
    -- Of a month: money in the currency's minor unit, tax included, or credits.
    "ceiling" BIGINT NOT NULL,
    -- Of a top-up: the pack as it was accepted, with what it costs, tax included, and how it is paid.
    "plan_id" UUID,
    "plan_version" INTEGER,
    "total_minor" BIGINT,
    "currency" CHAR(3),
    "gateway" "gateway",
    -- The last order; null once it was cancelled and the refill goes on.
    "order_id" UUID,
    -- Of a share group: how many are shared at once.
    "credits" BIGINT,
    "paused_because" "refill_pause",
    "paused_at" TIMESTAMPTZ(3),
    -- The first day of the month in which it was told that the ceiling is reached.
    "ceiling_told_in" DATE,
    -- Since when the wallet has had too little, which was told then.
    "short_since" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    CONSTRAINT "refill_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "refill_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "refill_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "refill_share_group_id_fkey" FOREIGN KEY ("share_group_id") REFERENCES "share_group" ("id"),
    CONSTRAINT "refill_plan_id_plan_version_fkey" FOREIGN KEY ("plan_id", "plan_version") REFERENCES "plan_version" ("plan_id", "version"),
    CONSTRAINT "refill_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id"),
    CONSTRAINT "refill_threshold_positive" CHECK ("threshold" > 0),
    CONSTRAINT "refill_ceiling_for_one" CHECK ("ceiling" >= coalesce("total_minor", "credits")),
    CONSTRAINT "refill_is_whole" CHECK (CASE "kind"
        WHEN 'top_up' THEN "share_group_id" IS NULL AND "credits" IS NULL AND "short_since" IS NULL
            AND num_nulls("plan_id", "plan_version", "total_minor", "currency", "gateway") = 0 AND "total_minor" >= 0
        ELSE "share_group_id" IS NOT NULL AND "credits" > 0
            AND num_nonnulls("plan_id", "plan_version", "total_minor", "currency", "gateway", "order_id") = 0
        END),
    CONSTRAINT "refill_paused_whole" CHECK (("paused_at" IS NULL) = ("paused_because" IS NULL))
);
CREATE UNIQUE INDEX "refill_wallet_key" ON "refill" ("user_id", "credit_type_id") WHERE "kind" = 'top_up';
CREATE UNIQUE INDEX "refill_share_group_key" ON "refill" ("share_group_id", "credit_type_id");
CREATE INDEX "refill_user_id_idx" ON "refill" ("user_id");
-- Those that a worker looks at each minute.
CREATE INDEX "refill_running" ON "refill" ("kind", "id") WHERE "removed_at" IS NULL AND "paused_because" IS NULL;

CREATE TABLE "refill_event" (
    "id" UUID NOT NULL,
    "refill_id" UUID NOT NULL,
    "kind" "refill_event_kind" NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    -- The first day of its month in the deployment's time zone, to which its ceiling belongs.
    "month" DATE NOT NULL,
    -- What was available then, where it was looked at.
    "available" BIGINT,
    "order_id" UUID,
    "credits" BIGINT,
    "because" "refill_pause",
    -- Null where the portal did it.
    "by_id" UUID,
    -- Who used most since the refill before, and since which day: ids and credits.
    "used_since" DATE,
    "used_by" JSONB NOT NULL DEFAULT '[]',
    CONSTRAINT "refill_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "refill_event_refill_id_fkey" FOREIGN KEY ("refill_id") REFERENCES "refill" ("id"),
    CONSTRAINT "refill_event_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id"),
    CONSTRAINT "refill_event_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user" ("id"),
    CONSTRAINT "refill_event_is_whole" CHECK (("kind" = 'ordered') = ("order_id" IS NOT NULL)
        AND ("kind" = 'shared') = ("credits" IS NOT NULL) AND ("kind" = 'paused') = ("because" IS NOT NULL))
);
CREATE UNIQUE INDEX "refill_event_order_id_key" ON "refill_event" ("order_id");
CREATE INDEX "refill_event_refill_id_happened_at_idx" ON "refill_event" ("refill_id", "happened_at" DESC, "id" DESC);

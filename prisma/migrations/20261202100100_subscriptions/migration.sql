-- Subscriptions (product.md 16, 49 and 50). Of a plan that is one, "credits" are those of a month, and "validity_months"
-- are the months that are paid at once: 1 or 12.
ALTER TABLE "plan_version" ADD COLUMN "carry_over_credits" BIGINT;
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_carries_over_what_it_brings"
    CHECK ("carry_over_credits" IS NULL OR ("credits" IS NOT NULL AND "carry_over_credits" BETWEEN 0 AND "credits"));

CREATE TYPE "subscription_status" AS ENUM ('ordered', 'active', 'paused', 'ended');
CREATE TYPE "subscription_end" AS ENUM ('cancelled', 'unpaid', 'order_cancelled', 'plan_withdrawn', 'credit_type_retired', 'currency_gone', 'user_suspended', 'user_removed');
CREATE TYPE "subscription_event_kind" AS ENUM ('ordered', 'started', 'renewal_announced', 'change_announced', 'renewed', 'paid', 'paused', 'resumed', 'cancelled', 'kept', 'end_announced', 'goes_on', 'ended');

-- Days are the deployment's; a period ends before "period_ends_on".
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    -- Of the current period.
    "plan_version" INTEGER NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "kind" "plan_kind" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "gateway" "gateway" NOT NULL,
    "status" "subscription_status" NOT NULL DEFAULT 'ordered',
    -- The current period, and how often something has arrived in it.
    "period" INTEGER NOT NULL DEFAULT 0,
    "parts" INTEGER NOT NULL DEFAULT 0,
    -- Months count from this day; this many of them have begun.
    "anchor_on" DATE,
    "anchor_months" INTEGER NOT NULL DEFAULT 0,
    -- When the next credits arrive, or the next period begins.
    "next_on" DATE,
    "period_ends_on" DATE,
    -- The order that isn't paid yet; a renewal's is to be paid by "due_on".
    "unpaid_order_id" UUID,
    "due_on" DATE,
    -- The renewal of which the subscriber has been told.
    "announced_on" DATE,
    -- Versions of the plan up to this one have been looked at, and told where they change what is paid or arrives.
    "seen_version" INTEGER NOT NULL,
    -- Why it isn't renewed, although its subscriber wants it to be.
    "ends_because" "subscription_end",
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "subscription_end",
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "subscription_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "subscription_plan_version_fkey" FOREIGN KEY ("plan_id", "plan_version") REFERENCES "plan_version" ("plan_id", "version"),
    CONSTRAINT "subscription_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "subscription_cancelled_by_id_fkey" FOREIGN KEY ("cancelled_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "subscription_is_no_pack" CHECK ("kind" <> 'pack'),
    CONSTRAINT "subscription_counts_not_negative" CHECK ("period" >= 0 AND "parts" >= 0 AND "anchor_months" >= 0),
    CONSTRAINT "subscription_runs_from_a_day" CHECK ("status" NOT IN ('active', 'paused') OR ("anchor_on" IS NOT NULL AND "period_ends_on" IS NOT NULL)),
    CONSTRAINT "subscription_active_has_next_day" CHECK (("status" = 'active') = ("next_on" IS NOT NULL)),
    CONSTRAINT "subscription_paused_is_unpaid" CHECK ("status" <> 'paused' OR ("unpaid_order_id" IS NOT NULL AND "due_on" IS NOT NULL)),
    CONSTRAINT "subscription_end_is_whole" CHECK (("status" = 'ended') = ("ended_at" IS NOT NULL) AND ("ended_at" IS NULL) = ("end_reason" IS NULL))
);
-- One person's subscriptions that go on: one for each credit type.
CREATE UNIQUE INDEX "subscription_going_on_key" ON "subscription" ("user_id", "credit_type_id") WHERE "status" <> 'ended' AND "cancelled_at" IS NULL;
CREATE INDEX "subscription_user_id_idx" ON "subscription" ("user_id", "created_at");
CREATE INDEX "subscription_next_on_idx" ON "subscription" ("next_on") WHERE "status" = 'active';
CREATE INDEX "subscription_running_idx" ON "subscription" ("id") WHERE "status" IN ('active', 'paused');

-- What arrived, once: a period is what one order pays, and each of its months is a part.
CREATE TABLE "subscription_period" (
    "subscription_id" UUID NOT NULL,
    "period" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "order_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    -- Of an unlimited subscription none.
    "credits" BIGINT NOT NULL,
    -- As much of them as lasts one month longer.
    "carried_credits" BIGINT NOT NULL,
    "taken_back" BIGINT NOT NULL DEFAULT 0,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "subscription_period_pkey" PRIMARY KEY ("subscription_id", "period", "part"),
    CONSTRAINT "subscription_period_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription" ("id"),
    CONSTRAINT "subscription_period_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id"),
    CONSTRAINT "subscription_period_counts_not_negative" CHECK ("period" >= 0 AND "part" >= 0),
    CONSTRAINT "subscription_period_ends_after_it_begins" CHECK ("starts_on" < "ends_on"),
    CONSTRAINT "subscription_period_credits_in_range" CHECK ("carried_credits" BETWEEN 0 AND "credits" AND "taken_back" BETWEEN 0 AND "credits")
);

-- What has happened, as its subscriber reads it.
CREATE TABLE "subscription_event" (
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "kind" "subscription_event_kind" NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    -- Null where the clock did it.
    "actor_id" UUID,
    "order_id" UUID,
    -- When what is told of happens.
    "day" DATE,
    -- Of an announced change.
    "plan_version" INTEGER,
    -- What was taken back, or came back.
    "credits" BIGINT,
    "end_reason" "subscription_end",
    CONSTRAINT "subscription_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "subscription_event_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription" ("id"),
    CONSTRAINT "subscription_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user" ("id"),
    CONSTRAINT "subscription_event_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id")
);
CREATE INDEX "subscription_event_subscription_id_idx" ON "subscription_event" ("subscription_id", "happened_at", "id");

-- An order pays a period of a subscription, or a pack.
ALTER TABLE "order"
    ADD COLUMN "subscription_id" UUID,
    ADD COLUMN "subscription_period" INTEGER,
    ADD CONSTRAINT "order_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription" ("id"),
    ADD CONSTRAINT "order_subscription_is_whole" CHECK (("subscription_id" IS NULL) = ("subscription_period" IS NULL)),
    DROP CONSTRAINT "order_credits_positive",
    ADD CONSTRAINT "order_credits_positive" CHECK ("credits" > 0 OR ("credits" = 0 AND "subscription_id" IS NOT NULL));
CREATE UNIQUE INDEX "order_subscription_period_key" ON "order" ("subscription_id", "subscription_period");
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_unpaid_order_id_fkey" FOREIGN KEY ("unpaid_order_id") REFERENCES "order" ("id");

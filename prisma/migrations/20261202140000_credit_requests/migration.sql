-- Who has too few credits asks for more (product.md 46): one open request for each person and credit type, and whom it was
-- put to. "request" is the table of idempotency keys.
CREATE TYPE "credit_request_status" AS ENUM ('open', 'granted', 'refused', 'withdrawn', 'lapsed', 'overtaken');
CREATE TYPE "credit_request_obstacle" AS ENUM ('suspended', 'removed', 'moved', 'retired', 'nobody_left');
CREATE TYPE "credit_request_grant" AS ENUM ('raise', 'allocation', 'owner');

CREATE TABLE "credit_request" (
    "id" UUID NOT NULL,
    -- The person's then.
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credit_type_id" TEXT NOT NULL,
    "credits" BIGINT NOT NULL,
    -- Erased with the person.
    "reason" TEXT NOT NULL,
    -- Until when they are needed, a day of the deployment.
    "until" DATE,
    -- Then everyone who has the right may answer, also those who got it later.
    "asks_administrators" BOOLEAN NOT NULL,
    "status" "credit_request_status" NOT NULL DEFAULT 'open',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "lapses_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "overtaken_by" "credit_request_obstacle",
    -- The first yes: a raise in a wallet (of `granted_owner_id`) or a share group, credits for a share group, or a Credit Owner.
    "granted_by_id" UUID,
    "granted_as" "credit_request_grant",
    "granted_credits" BIGINT,
    "granted_period" "limit_period",
    "granted_until" DATE,
    "granted_share_group_id" UUID,
    "granted_owner_id" UUID,
    CONSTRAINT "credit_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "credit_request_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CONSTRAINT "credit_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "credit_request_credit_type_id_fkey" FOREIGN KEY ("credit_type_id") REFERENCES "credit_type" ("id"),
    CONSTRAINT "credit_request_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "credit_request_granted_owner_id_fkey" FOREIGN KEY ("granted_owner_id") REFERENCES "user" ("id"),
    CONSTRAINT "credit_request_granted_share_group_id_fkey" FOREIGN KEY ("granted_share_group_id") REFERENCES "share_group" ("id"),
    CONSTRAINT "credit_request_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "credit_request_closed" CHECK (("status" = 'open') = ("closed_at" IS NULL)),
    CONSTRAINT "credit_request_overtaken" CHECK (("status" = 'overtaken') = ("overtaken_by" IS NOT NULL)),
    CONSTRAINT "credit_request_granted" CHECK (
        ("status" = 'granted') = ("granted_as" IS NOT NULL) AND ("status" = 'granted') = ("granted_by_id" IS NOT NULL)
    ),
    CONSTRAINT "credit_request_granted_what" CHECK (CASE "granted_as"
        WHEN 'raise' THEN "granted_credits" > 0 AND num_nulls("granted_period", "granted_until") = 0
            AND num_nonnulls("granted_share_group_id", "granted_owner_id") = 1
        WHEN 'allocation' THEN "granted_credits" > 0 AND "granted_share_group_id" IS NOT NULL
            AND num_nonnulls("granted_period", "granted_until", "granted_owner_id") = 0
        WHEN 'owner' THEN "granted_owner_id" IS NOT NULL
            AND num_nonnulls("granted_credits", "granted_period", "granted_until", "granted_share_group_id") = 0
        ELSE num_nonnulls("granted_credits", "granted_period", "granted_until", "granted_share_group_id", "granted_owner_id") = 0
    END)
);
CREATE UNIQUE INDEX "credit_request_one_open" ON "credit_request" ("user_id", "credit_type_id") WHERE "status" = 'open';
CREATE INDEX "credit_request_open_lapses_at" ON "credit_request" ("lapses_at") WHERE "status" = 'open';
CREATE INDEX "credit_request_user_id_asked_at_idx" ON "credit_request" ("user_id", "asked_at" DESC, "id" DESC);
CREATE INDEX "credit_request_organization_id_asked_at_idx" ON "credit_request" ("organization_id", "asked_at" DESC, "id" DESC);

-- Whom it was put to, and as what; a no with its reason closes that person's part alone.
CREATE TABLE "credit_request_receiver" (
    "request_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "is_owner" BOOLEAN NOT NULL,
    "is_administrator" BOOLEAN NOT NULL,
    "is_creator" BOOLEAN NOT NULL,
    "refused_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    CONSTRAINT "credit_request_receiver_pkey" PRIMARY KEY ("request_id", "user_id"),
    CONSTRAINT "credit_request_receiver_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "credit_request" ("id"),
    CONSTRAINT "credit_request_receiver_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "credit_request_receiver_as_what" CHECK ("is_owner" OR "is_administrator" OR "is_creator"),
    CONSTRAINT "credit_request_receiver_refused" CHECK (num_nulls("refused_at", "reason") IN (0, 2))
);
CREATE INDEX "credit_request_receiver_user_id_idx" ON "credit_request_receiver" ("user_id");

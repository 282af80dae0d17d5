-- A share group is handed over to another person of the organization once they accept (product.md 26a).
CREATE TYPE "handover_outcome" AS ENUM ('accepted', 'declined', 'withdrawn');

CREATE TABLE "share_group_handover" (
    "id" UUID NOT NULL,
    "share_group_id" UUID NOT NULL,
    -- The group's creator when it was offered.
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    -- The creator, or an administrator.
    "offered_by_id" UUID NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "handover_outcome",
    "closed_at" TIMESTAMPTZ(3),
    CONSTRAINT "share_group_handover_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "share_group_handover_share_group_id_fkey" FOREIGN KEY ("share_group_id") REFERENCES "share_group" ("id"),
    CONSTRAINT "share_group_handover_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "user" ("id"),
    CONSTRAINT "share_group_handover_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "user" ("id"),
    CONSTRAINT "share_group_handover_offered_by_id_fkey" FOREIGN KEY ("offered_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "share_group_handover_to_another" CHECK ("from_id" <> "to_id"),
    CONSTRAINT "share_group_handover_closed" CHECK (("outcome" IS NULL) = ("closed_at" IS NULL))
);
CREATE UNIQUE INDEX "share_group_handover_one_open" ON "share_group_handover" ("share_group_id") WHERE "outcome" IS NULL;
CREATE INDEX "share_group_handover_to_id_idx" ON "share_group_handover" ("to_id") WHERE "outcome" IS NULL;
CREATE INDEX "share_group_handover_offered_by_id_offered_at_idx" ON "share_group_handover" ("offered_by_id", "offered_at");

-- A refill is its owner's: who gets the group sets one of their own, and nothing of the former creator's counts for it.
DROP INDEX "refill_share_group_key";
CREATE UNIQUE INDEX "refill_share_group_key" ON "refill" ("share_group_id", "credit_type_id", "user_id");

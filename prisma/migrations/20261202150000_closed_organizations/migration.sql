-- A closed organization (product.md 57a) is suspended for good. Once it is anonymised, nobody of it has a name here.
ALTER TABLE "organization"
    ADD COLUMN "closed_at" TIMESTAMPTZ(3),
    ADD COLUMN "closed_by_id" UUID REFERENCES "user" ("id"),
    ADD COLUMN "close_reason" TEXT,
    ADD COLUMN "anonymised_at" TIMESTAMPTZ(3),
    ADD CONSTRAINT "organization_closed_or_not" CHECK (num_nonnulls("closed_at", "closed_by_id", "close_reason") IN (0, 3)),
    ADD CONSTRAINT "organization_closed_is_suspended" CHECK ("closed_at" IS NULL OR "suspended_at" IS NOT NULL),
    ADD CONSTRAINT "organization_anonymised_is_closed" CHECK ("anonymised_at" IS NULL OR "closed_at" IS NOT NULL);

-- Whose credits new users of an organization use (docs/product.md 57). Whether that can still be is decided when one joins:
-- the user may have got another Credit Owner, or have moved, since.
ALTER TABLE "organization"
    ADD COLUMN "default_credit_owner_id" UUID REFERENCES "user" ("id"),
    ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

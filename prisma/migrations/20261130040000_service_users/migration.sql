-- A service user is a user that is a program: it has wallets, a Credit Owner and a person who is responsible for it, and
-- no mailbox and no sign-in. Why it has an address nevertheless: docs/decisions/018.
CREATE TYPE "user_kind" AS ENUM ('person', 'service');
ALTER TABLE "user"
    ADD COLUMN "kind" "user_kind" NOT NULL DEFAULT 'person',
    -- What the vendor's own systems call this user.
    ADD COLUMN "external_id" TEXT,
    ADD COLUMN "responsible_id" UUID,
    ADD COLUMN "paused_at" TIMESTAMPTZ(3),
    ADD COLUMN "paused_by_id" UUID,
    ADD COLUMN "pause_reason" TEXT,
    ADD CONSTRAINT "user_responsible_id_fkey" FOREIGN KEY ("organization_id", "responsible_id") REFERENCES "user" ("organization_id", "id"),
    ADD CONSTRAINT "user_paused_by_id_fkey" FOREIGN KEY ("paused_by_id") REFERENCES "user" ("id"),
    ADD CONSTRAINT "user_external_id_is_short" CHECK (length("external_id") BETWEEN 1 AND 200),
    ADD CONSTRAINT "user_service_has_responsible" CHECK (("kind" = 'service' AND "status" <> 'removed') = ("responsible_id" IS NOT NULL)),
    ADD CONSTRAINT "user_service_does_not_sign_in" CHECK ("kind" = 'person'
        OR num_nonnulls("password_hash", "email_verified_at", "pending_email", "last_signed_in_at") = 0),
    ADD CONSTRAINT "user_service_has_no_mailbox" CHECK ("kind" = 'person' OR "status" = 'removed' OR "email" = "id" || '@service.invalid'),
    ADD CONSTRAINT "user_service_is_paused_or_not" CHECK (num_nonnulls("paused_at", "paused_by_id", "pause_reason")
        = CASE WHEN "kind" = 'service' AND "status" = 'suspended' THEN 3 ELSE 0 END);
CREATE UNIQUE INDEX "user_external_id_key" ON "user" ("external_id");
CREATE INDEX "user_responsible_id_idx" ON "user" ("responsible_id") WHERE "responsible_id" IS NOT NULL;
CREATE INDEX "user_service_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" <> 'removed' AND "kind" = 'service';

-- Admin › User lists people, service users apart: its indexes hold what is listed, so that the lists are still read from
-- them alone.
DROP INDEX "user_list_name_idx", "user_list_email_idx", "user_list_last_signed_in_at_idx", "user_list_user_role_idx",
    "user_list_suspended_idx", "user_list_own_credits_idx", "user_list_anothers_credits_idx", "user_list_owners_idx";
CREATE INDEX "user_list_name_idx" ON "user" ("organization_id", lower("name"), "id") INCLUDE ("name", "search_text") WHERE "status" <> 'removed' AND "kind" = 'person';
CREATE INDEX "user_list_email_idx" ON "user" ("organization_id", lower("email"), "id") INCLUDE ("email", "search_text") WHERE "status" <> 'removed' AND "kind" = 'person';
CREATE INDEX "user_list_last_signed_in_at_idx" ON "user" ("organization_id", "last_signed_in_at" NULLS FIRST, "id") INCLUDE ("search_text") WHERE "status" <> 'removed' AND "kind" = 'person';
CREATE INDEX "user_list_user_role_idx" ON "user" ("user_role_id", lower("name"), "id") WHERE "status" <> 'removed' AND "kind" = 'person';
CREATE INDEX "user_list_suspended_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" = 'suspended' AND "kind" = 'person';
CREATE INDEX "user_list_own_credits_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" <> 'removed' AND "kind" = 'person' AND "credit_owner_id" = "id";
CREATE INDEX "user_list_anothers_credits_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" <> 'removed' AND "kind" = 'person' AND "credit_owner_id" <> "id";
CREATE INDEX "user_list_owners_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" <> 'removed' AND "kind" = 'person' AND "credit_user_count" > 0;

-- A share group's entry that lets a service user in: its value is the service user's address.
ALTER TYPE "share_group_entry_kind" ADD VALUE 'service_user';

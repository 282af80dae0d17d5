-- Keys with which programs act (product.md 56a). Of the secret itself only its SHA-256 is stored.

ALTER TYPE "user_right" ADD VALUE 'manage_api_keys';

-- Where test keys act: a part of an organization with people and balances of its own, made with its first test key.
ALTER TABLE "organization" ADD COLUMN "sandbox_of_id" UUID,
    ADD CONSTRAINT "organization_sandbox_of_id_fkey" FOREIGN KEY ("sandbox_of_id") REFERENCES "organization" ("id"),
    ADD CONSTRAINT "organization_sandbox_is_no_operator" CHECK ("sandbox_of_id" IS NULL OR NOT "is_operator");
CREATE UNIQUE INDEX "organization_sandbox_of_id_key" ON "organization" ("sandbox_of_id");

CREATE TYPE "api_key_kind" AS ENUM ('vendor', 'organization', 'service_user');

CREATE TYPE "api_scope" AS ENUM (
    'charge', 'hold', 'refund', 'check', 'view_balances', 'view_usage', 'view_users', 'edit_users', 'set_credit_owner',
    'set_limits', 'view_groups', 'edit_groups', 'view_orders', 'manage_orders', 'grant_credits', 'view_plans',
    'manage_rates', 'view_organizations', 'edit_organizations', 'view_audit_log', 'sign_in_users'
);

-- "family_id": that of the first key of those that replaced each other, which is the client that owns idempotency keys.
-- "confined_to_id": the one organization that it reaches; null: all but sandboxes. "ends_at": when a key that was replaced
-- stops working, beside its own "expires_at".
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "kind" "api_key_kind" NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "organization_id" UUID NOT NULL,
    "confined_to_id" UUID,
    "user_id" UUID,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" "api_scope"[] NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "rotated_from_id" UUID,
    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "api_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CONSTRAINT "api_key_confined_to_id_fkey" FOREIGN KEY ("confined_to_id") REFERENCES "organization" ("id"),
    CONSTRAINT "api_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "api_key_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "api_key_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "api_key_rotated_from_id_fkey" FOREIGN KEY ("rotated_from_id") REFERENCES "api_key" ("id"),
    CONSTRAINT "api_key_of_service_user" CHECK (("kind" = 'service_user') = ("user_id" IS NOT NULL)),
    CONSTRAINT "api_key_unconfined_is_vendors" CHECK ("confined_to_id" IS NOT NULL OR ("kind" = 'vendor' AND NOT "is_test")),
    CONSTRAINT "api_key_has_scopes" CHECK (cardinality("scopes") > 0),
    CONSTRAINT "api_key_hash_is_sha256" CHECK (octet_length("hash") = 32)
);

CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key" ("hash");
-- A key is replaced once.
CREATE UNIQUE INDEX "api_key_rotated_from_id_key" ON "api_key" ("rotated_from_id");
CREATE INDEX "api_key_organization_id_idx" ON "api_key" ("organization_id", "created_at");
CREATE INDEX "api_key_user_id_idx" ON "api_key" ("user_id");

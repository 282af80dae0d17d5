-- The operator's page for each organization (product.md 57): who administers the operator's organization has it.

UPDATE "user_role" SET "rights" = array_append("rights", 'manage_organizations')
FROM "organization"
WHERE "organization"."id" = "user_role"."organization_id" AND "organization"."is_operator"
    AND "user_role"."built_in" = 'administrator' AND NOT 'manage_organizations' = ANY ("rights");

-- Nobody of a suspended organization signs in or is charged. The operator's own can't be, nor a sandbox by itself.
ALTER TABLE "organization"
    ADD COLUMN "suspended_at" TIMESTAMPTZ(3),
    ADD COLUMN "suspended_by_id" UUID REFERENCES "user" ("id"),
    ADD COLUMN "suspend_reason" TEXT,
    ADD CONSTRAINT "organization_suspended_or_not" CHECK (num_nonnulls("suspended_at", "suspended_by_id", "suspend_reason") IN (0, 3)),
    ADD CONSTRAINT "organization_of_operator_works" CHECK (NOT "is_operator" AND "sandbox_of_id" IS NULL OR "suspended_at" IS NULL);

-- Asked at each charge: it holds only those that are.
CREATE INDEX "organization_suspended_idx" ON "organization" ("id") WHERE "suspended_at" IS NOT NULL;
CREATE INDEX "organization_name_idx" ON "organization" (lower("name"), "id") WHERE "sandbox_of_id" IS NULL;
CREATE INDEX "order_organization_id_placed_at_idx" ON "order" ("organization_id", "placed_at" DESC, "id");

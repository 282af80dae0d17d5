-- One whose new users would use the credits of somebody of another organization by now.
UPDATE "organization" SET "version" = 2147483647, "default_credit_owner_id" = (
    SELECT "id" FROM "user" WHERE "organization_id" <> "organization"."id" ORDER BY "id" LIMIT 1)
WHERE "id" = '00000000-0000-7000-8000-000000000001';

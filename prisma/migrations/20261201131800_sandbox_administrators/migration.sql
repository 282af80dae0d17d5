-- Test keys act in the name of an administrator of their sandbox: its first user becomes one, as those of new sandboxes are.
UPDATE "user" SET "user_role_id" = "user_role"."id"
FROM "organization", "user_role"
WHERE "organization"."id" = "user"."organization_id" AND "organization"."sandbox_of_id" IS NOT NULL
    AND "user_role"."organization_id" = "organization"."id" AND "user_role"."built_in" = 'administrator'
    AND "user"."email" = 'test-user@' || "organization"."id" || '.invalid';

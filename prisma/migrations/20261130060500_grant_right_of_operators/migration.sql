-- Who administers the operator's organization gives and adjusts credits (product.md 42).

UPDATE "user_role" SET "rights" = array_append("rights", 'grant_credits')
FROM "organization"
WHERE "organization"."id" = "user_role"."organization_id" AND "organization"."is_operator"
    AND "user_role"."built_in" = 'administrator' AND NOT 'grant_credits' = ANY ("rights");

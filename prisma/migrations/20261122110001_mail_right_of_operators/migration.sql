-- Whoever administers the operator's organization sees mail. A migration of its own: a new value can't be used in the
-- transaction that adds it.

UPDATE "user_role" SET "rights" = array_append("rights", 'manage_mail')
FROM "organization"
WHERE "organization"."id" = "user_role"."organization_id" AND "organization"."is_operator"
    AND "user_role"."built_in" = 'administrator' AND NOT 'manage_mail' = ANY ("rights");

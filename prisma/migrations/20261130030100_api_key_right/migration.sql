-- Administrators manage the keys of their organization. A migration of its own: a new value can't be used in the
-- transaction that adds it.

UPDATE "user_role" SET "rights" = array_append("rights", 'manage_api_keys')
WHERE "built_in" = 'administrator' AND NOT 'manage_api_keys' = ANY ("rights");

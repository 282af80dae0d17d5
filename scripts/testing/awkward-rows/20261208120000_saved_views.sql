-- A shared view of a list that isn't there any more, with parameters that mean nothing, as somebody else's default.
INSERT INTO "saved_view" ("id", "user_id", "list", "name", "query", "is_shared", "created_at")
SELECT '6f0d3b5e-0000-4000-8000-000000000001', "id", '/of/before', 'Of before', 'nonsense=%00&sort=price', true, now()
FROM "user" ORDER BY "id" LIMIT 1;
INSERT INTO "default_view" ("user_id", "list", "view_id")
SELECT "id", '/of/before', '6f0d3b5e-0000-4000-8000-000000000001' FROM "user" ORDER BY "id" DESC LIMIT 1;

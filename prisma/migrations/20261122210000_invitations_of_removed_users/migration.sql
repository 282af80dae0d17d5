-- Whoever is removed is forgotten in the invitation that he accepted as well: so are those who were removed before.

UPDATE "invitation" SET "name" = "user"."name", "email" = "user"."email"
FROM "user" WHERE "user"."id" = "invitation"."accepted_by_id" AND "user"."status" = 'removed';

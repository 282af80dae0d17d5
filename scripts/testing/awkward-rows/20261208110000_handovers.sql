-- An offer of a share group that nobody has answered, and one that was taken back.
INSERT INTO "share_group_handover" ("id", "share_group_id", "from_id", "to_id", "offered_by_id", "offered_at", "outcome", "closed_at")
SELECT gen_random_uuid(), "share_group"."id", "creator_id", "other"."id", "creator_id", now(), "row"."outcome"::"handover_outcome", "row"."closed_at"
FROM (SELECT * FROM "share_group" ORDER BY "id" LIMIT 1) AS "share_group"
CROSS JOIN LATERAL (SELECT "id" FROM "user" WHERE "id" <> "creator_id" ORDER BY "id" LIMIT 1) AS "other"
CROSS JOIN (VALUES (NULL, NULL::timestamptz), ('withdrawn', now())) AS "row" ("outcome", "closed_at");

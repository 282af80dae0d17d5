-- A session that shows its user's own credits beside those of somebody who isn't their Credit Owner any more.
UPDATE "session" SET "own_shown_beside" = "user_id" WHERE "id" = (SELECT min("id"::text)::uuid FROM "session");

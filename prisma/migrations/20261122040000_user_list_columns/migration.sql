-- What Admin › User searches and counts is stored with each user: lower-casing thousands of names at each search, or
-- finding out who has Credit Users from all the others, would take longer in a bigger organization.

-- The leading blank lets a search of one or two letters match the beginnings of words.
ALTER TABLE "user" ADD COLUMN "search_text" TEXT NOT NULL GENERATED ALWAYS AS (' ' || lower("name") || ' ' || lower("email")) STORED;
DROP INDEX "user_search_idx";
CREATE INDEX "user_search_idx" ON "user" USING gin ("organization_id", "search_text" gin_trgm_ops);

-- How many others use a user's credits.
ALTER TABLE "user" ADD COLUMN "credit_user_count" INTEGER NOT NULL DEFAULT 0;
UPDATE "user" SET "credit_user_count" = "used"."count"
FROM (SELECT "credit_owner_id" AS "id", count(*)::int AS "count" FROM "user" WHERE "credit_owner_id" <> "id" GROUP BY 1) AS "used"
WHERE "user"."id" = "used"."id";
ALTER TABLE "user" ADD CONSTRAINT "user_credit_user_count_not_negative" CHECK ("credit_user_count" >= 0);
CREATE INDEX "user_list_owners_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" <> 'removed' AND "credit_user_count" > 0;

-- Once for each statement, so that moving many Credit Users along touches each owner once.
CREATE FUNCTION "count_credit_users"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "owner_ids" UUID[];
    "differences" INTEGER[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg("owner_id"), array_agg("difference") INTO "owner_ids", "differences" FROM (
            SELECT "credit_owner_id" AS "owner_id", count(*)::int AS "difference" FROM "new_user"
            WHERE "credit_owner_id" <> "id" GROUP BY 1
        ) AS "change";
    ELSE
        SELECT array_agg("owner_id"), array_agg("difference") INTO "owner_ids", "differences" FROM (
            SELECT "owner_id", sum("difference")::int AS "difference" FROM (
                SELECT "credit_owner_id" AS "owner_id", 1 AS "difference" FROM "new_user" WHERE "credit_owner_id" <> "id"
                UNION ALL
                SELECT "credit_owner_id", -1 FROM "old_user" WHERE "credit_owner_id" <> "id"
            ) AS "side" GROUP BY 1 HAVING sum("difference") <> 0
        ) AS "change";
    END IF;
    -- An update of no rows would call this again, without end.
    IF "owner_ids" IS NOT NULL THEN
        UPDATE "user" SET "credit_user_count" = "credit_user_count" + "difference"
        FROM unnest("owner_ids", "differences") AS "change" ("owner_id", "difference")
        WHERE "user"."id" = "owner_id";
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "user_inserted_counts" AFTER INSERT ON "user" REFERENCING NEW TABLE AS "new_user"
    FOR EACH STATEMENT EXECUTE FUNCTION "count_credit_users"();
CREATE TRIGGER "user_updated_counts" AFTER UPDATE ON "user" REFERENCING OLD TABLE AS "old_user" NEW TABLE AS "new_user"
    FOR EACH STATEMENT EXECUTE FUNCTION "count_credit_users"();

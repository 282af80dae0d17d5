-- A search looks at the first users in the list's order: with what it looks at in the index, it reads no row for that.
DROP INDEX "user_list_name_idx";
CREATE INDEX "user_list_name_idx" ON "user" ("organization_id", lower("name"), "id") INCLUDE ("name", "search_text") WHERE "status" <> 'removed';

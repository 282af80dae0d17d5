-- The user list (Admin › User) stays as quick with 100,000 users as with 100: a page is read from an index in the
-- order in which it is shown, and a search by name or e-mail address from trigrams. Both extensions come with
-- PostgreSQL and are trusted: the database's owner may create them.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE EXTENSION IF NOT EXISTS "btree_gin";

-- The leading blank lets a search of one or two letters match the beginnings of words.
CREATE INDEX "user_search_idx" ON "user" USING gin ("organization_id", (' ' || lower("name") || ' ' || lower("email")) gin_trgm_ops);

CREATE INDEX "user_list_name_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" <> 'removed';
CREATE INDEX "user_list_email_idx" ON "user" ("organization_id", lower("email"), "id") WHERE "status" <> 'removed';
CREATE INDEX "user_list_last_signed_in_at_idx" ON "user" ("organization_id", "last_signed_in_at" NULLS FIRST, "id") WHERE "status" <> 'removed';
CREATE INDEX "user_list_user_role_idx" ON "user" ("user_role_id", lower("name"), "id") WHERE "status" <> 'removed';
CREATE INDEX "user_list_suspended_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" = 'suspended';
CREATE INDEX "user_list_own_credits_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" <> 'removed' AND "credit_owner_id" = "id";
CREATE INDEX "user_list_anothers_credits_idx" ON "user" ("organization_id", lower("name"), "id") WHERE "status" <> 'removed' AND "credit_owner_id" <> "id";
-- Who has Credit Users, and who they are, by name.
CREATE INDEX "user_credit_users_idx" ON "user" ("organization_id", "credit_owner_id", lower("name"), "id") WHERE "credit_owner_id" <> "id";

-- The history of one thing.
CREATE INDEX "audit_entry_subject_idx" ON "audit_entry" ("subject_id", "happened_at" DESC, "id");
CREATE INDEX "audit_entry_action_idx" ON "audit_entry" ("organization_id", "action", "happened_at" DESC, "id");
CREATE INDEX "audit_entry_actor_id_idx" ON "audit_entry" ("organization_id", "actor_id", "happened_at" DESC, "id");

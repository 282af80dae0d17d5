-- Entries about something else that name a user, such as a limit on a wallet of another's: a search for that user finds them.
CREATE INDEX "audit_entry_named_user_idx" ON "audit_entry" (("after"->>'userId')) WHERE "after"->>'userId' IS NOT NULL;
CREATE INDEX "audit_entry_named_user_before_idx" ON "audit_entry" (("before"->>'userId')) WHERE "before"->>'userId' IS NOT NULL;

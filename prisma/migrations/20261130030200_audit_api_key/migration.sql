-- The API key with which a change was made, if any. No foreign key: the audit log never changes, and waits for nothing.
ALTER TABLE "audit_entry" ADD COLUMN "api_key_id" UUID;

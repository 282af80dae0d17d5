-- A seal of an entry, where those before it are missing.
INSERT INTO "audit_seal" ("position", "audit_entry_id", "digest", "seal", "sealed_at")
SELECT 5, "id", sha256('a digest'), sha256('a seal'), '-infinity' FROM "audit_entry" ORDER BY "id" LIMIT 1;

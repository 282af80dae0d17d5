-- A link into the portal that nobody has followed.
INSERT INTO "token" ("id", "purpose", "hash", "user_id", "created_at", "expires_at") VALUES
    ('00000000-0000-7000-8000-000000000961', 'sign_in', sha256('sign in'), '00000000-0000-7000-8000-000000000021', '2026-12-01T10:00:00Z', '2026-12-01T10:01:00Z');

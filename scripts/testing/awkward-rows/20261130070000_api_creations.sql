-- A thing that an API key made under a key as long as keys can be.
INSERT INTO "request" ("client", "key", "kind", "body_hash", "answer") VALUES
    ('api:00000000-0000-7000-8000-000000000901', repeat('~', 255), 'creation', sha256('1'), '{"ok": true, "value": {"user_id": "00000000-0000-7000-8000-000000000021"}}');

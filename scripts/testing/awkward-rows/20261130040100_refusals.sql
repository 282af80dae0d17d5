-- A refusal of a user who was removed since, of a credit type and pools that are gone, with an answer of another version.
INSERT INTO "refusal" ("id", "digest", "user_id", "credit_type_id", "kind", "credits", "service", "item", "reference", "client",
    "account_ids", "answer", "times", "first_at", "last_at")
VALUES ('00000000-0000-7000-8000-000000000501', sha256('a'), '00000000-0000-7000-8000-000000000024', 'gone', 'hold', 1,
    '', E'=1+1\u2028', NULL, 'api:?', '{00000000-0000-7000-8000-000000000999}', '{"ok": false, "key": "gone"}', 2147483647,
    '0001-01-01', 'infinity');

-- A batch of one line and one of many, without a file name, undone by someone who was removed since.
INSERT INTO "credit_batch" ("id", "kind", "file_name", "reason", "made_by_id", "made_at", "undone_by_id", "undone_at", "undo_reason") VALUES
    ('00000000-0000-7000-8000-000000001001', 'grants', NULL, repeat('r', 500), '00000000-0000-7000-8000-000000000026', '2026-01-01', '00000000-0000-7000-8000-000000000026', 'infinity', E'\u202Eno'),
    ('00000000-0000-7000-8000-000000001002', 'balances', '=1+2.csv', 'Brought over', '00000000-0000-7000-8000-000000000026', '2026-01-01', NULL, NULL, NULL);
INSERT INTO "credit_batch_line" ("batch_id", "line", "reference", "user_id", "credit_type_id", "credits", "account_id", "lot_id", "undone_credits")
SELECT '00000000-0000-7000-8000-000000001001', "line", NULL, '00000000-0000-7000-8000-000000000021', 'fax', 9007199254740991, gen_random_uuid(), gen_random_uuid(), 9007199254740991
FROM generate_series(1, 20) AS "line";
INSERT INTO "credit_batch_line" ("batch_id", "line", "reference", "user_id", "credit_type_id", "credits", "account_id", "lot_id") VALUES
    ('00000000-0000-7000-8000-000000001002', 2147483647, repeat('~', 200), '00000000-0000-7000-8000-000000000021', 'sms', 1, gen_random_uuid(), gen_random_uuid());

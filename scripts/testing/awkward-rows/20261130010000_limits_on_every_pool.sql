-- A limit that leaves nothing, and a raise without an end, by someone who is gone, on a wallet; a raise long past on a group.
INSERT INTO "pool_limit" ("account_id", "id", "user_id", "address_id", "credits", "period", "warn_percent", "tells_setter", "until", "set_by_id", "set_at", "reason") VALUES
    ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000701', NULL, NULL, 0, 'total', 1, true, NULL, '00000000-0000-7000-8000-000000000024', '-infinity', repeat('x', 5000)),
    ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000702', '00000000-0000-7000-8000-000000000022', NULL, 9223372036854775807, 'day', 100, false, '9999-12-31', '00000000-0000-7000-8000-000000000024', 'infinity', ''),
    ('00000000-0000-7000-8000-000000000075', '00000000-0000-7000-8000-000000000703', NULL, (SELECT "id" FROM "address" LIMIT 1), 5, 'week', 80, false, '2000-01-01', '00000000-0000-7000-8000-000000000021', '2026-01-01', NULL);
UPDATE "pool" SET "is_limited" = true WHERE "account_id" IN ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000075');

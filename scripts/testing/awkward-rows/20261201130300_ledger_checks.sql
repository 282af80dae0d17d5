-- Checks that found more than is kept of them, that could not be made, and that never ended.
INSERT INTO "ledger_check" ("id", "started_at", "ended_at", "entries", "pools", "database_bytes", "found", "findings", "error") VALUES
    ('00000000-0000-7000-8000-000000000a01', '2026-11-01T02:41:00Z', '2026-11-01T05:41:00Z', 9007199254740993, 0, 0, 2147483647, '[{}]', NULL),
    ('00000000-0000-7000-8000-000000000a02', '2026-11-02T02:41:00Z', '2026-11-02T02:41:00Z', NULL, NULL, NULL, NULL, '[]', repeat('e', 2000)),
    ('00000000-0000-7000-8000-000000000a03', '2026-11-03T02:41:00Z', NULL, NULL, NULL, NULL, NULL, '[]', NULL);

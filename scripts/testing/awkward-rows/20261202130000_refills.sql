-- A top-up of a pack that costs nothing, to be had for a ceiling of nothing, by someone who was removed; one that was taken
-- away while its cancelled order paused it; a group's whose group is closing, of all that there can be.
INSERT INTO "plan_version" ("plan_id", "version", "name", "credits", "tax_rate_basis_points", "validity_months") VALUES
    ('00000000-0000-7000-8000-000000000041', 99, 'For refills', 1, 0, 1);
INSERT INTO "refill" ("id", "kind", "user_id", "credit_type_id", "share_group_id", "threshold", "ceiling", "plan_id", "plan_version", "total_minor", "currency", "gateway", "order_id", "credits", "paused_because", "paused_at", "ceiling_told_in", "short_since", "set_at", "removed_at") VALUES
    ('00000000-0000-7000-8000-000000001101', 'top_up', '00000000-0000-7000-8000-000000000024', 'sms', NULL, 9007199254740991, 0, '00000000-0000-7000-8000-000000000041', 99, 0, 'JPY', 'external', NULL, NULL, 'billing', '0001-01-01 00:00+00 BC', NULL, NULL, '2026-01-01', NULL),
    ('00000000-0000-7000-8000-000000001102', 'top_up', '00000000-0000-7000-8000-000000000021', 'sms', NULL, 1, 9223372036854775807, '00000000-0000-7000-8000-000000000041', 99, 9223372036854775807, 'KWD', 'demo', '00000000-0000-7000-8000-000000000053', NULL, 'order_cancelled', 'infinity', '0001-01-01', NULL, '2026-01-01', 'infinity'),
    ('00000000-0000-7000-8000-000000001103', 'share_group', '00000000-0000-7000-8000-000000000023', 'fax', '00000000-0000-7000-8000-000000000062', 9007199254740991, 9007199254740991, NULL, NULL, NULL, NULL, NULL, NULL, 9007199254740991, NULL, NULL, '2026-01-01', 'infinity', '2026-01-01', NULL);
INSERT INTO "refill_event" ("id", "refill_id", "kind", "happened_at", "month", "available", "order_id", "credits", "because", "by_id", "used_since", "used_by") VALUES
    ('00000000-0000-7000-8000-000000001111', '00000000-0000-7000-8000-000000001102', 'ordered', '2026-01-01', '2026-01-01', -1, '00000000-0000-7000-8000-000000000053', NULL, NULL, NULL, '0001-01-01', '{}'),
    ('00000000-0000-7000-8000-000000001112', '00000000-0000-7000-8000-000000001102', 'paused', '2026-01-01', '2026-01-01', NULL, NULL, NULL, 'order_cancelled', '00000000-0000-7000-8000-000000000024', NULL, '[]'),
    ('00000000-0000-7000-8000-000000001113', '00000000-0000-7000-8000-000000001103', 'shared', '2026-01-01', '2026-01-01', 0, NULL, 9007199254740991, NULL, NULL, '2026-01-01', '[{"userId": "gone", "credits": "many"}]'),
    ('00000000-0000-7000-8000-000000001114', '00000000-0000-7000-8000-000000001103', 'wallet_short', '2026-01-01', '2026-01-01', 0, NULL, NULL, NULL, NULL, NULL, '[]');

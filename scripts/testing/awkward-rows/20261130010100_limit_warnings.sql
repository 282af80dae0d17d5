-- One that was never told, of someone who is gone, about a limit in total.
INSERT INTO "limit_warning" ("account_id", "id", "user_id", "period", "since", "credits", "used", "resets_at", "raised_until", "tells_setter", "set_by_id", "warned_at", "told_at") VALUES
    ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000711', '00000000-0000-7000-8000-000000000024', 'total', NULL, 1, 9223372036854775807, NULL, 'infinity', true, '00000000-0000-7000-8000-000000000024', '2026-01-01', NULL);

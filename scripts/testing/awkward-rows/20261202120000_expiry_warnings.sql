-- Of someone who is gone, about credits that were used up or moved since, and expire when nobody knows.
INSERT INTO "expiry_warning" ("id", "user_id", "day", "warned_at") VALUES
    ('00000000-0000-7000-8000-000000001401', '00000000-0000-7000-8000-000000000024', '0001-01-01 BC', 'infinity');
INSERT INTO "expiry_warning_lot" ("account_id", "lot_id", "days", "warning_id", "credits", "expires_at") VALUES
    ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000001402', 30, '00000000-0000-7000-8000-000000001401', 9223372036854775807, 'infinity');

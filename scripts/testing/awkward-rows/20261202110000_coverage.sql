-- Coverage that covers nothing, has no end, or is of someone removed and a credit type that is gone; an arrival that was
-- taken back whole, without entries, and the last one that there can be.
INSERT INTO "coverage" ("user_id", "credit_type_id", "subscription_id", "covers_from", "covers_until") VALUES
    ('00000000-0000-7000-8000-000000000021', 'sms', '00000000-0000-7000-8000-000000001101', '2026-01-01', '2026-01-01'),
    ('00000000-0000-7000-8000-000000000021', 'sms', '00000000-0000-7000-8000-000000001101', '-infinity', 'infinity'),
    ('00000000-0000-7000-8000-000000000024', 'gone', '00000000-0000-7000-8000-000000001102', '2026-01-01', '2026-02-01');
INSERT INTO "allowance" ("account_id", "subscription_id", "part", "movement_id", "credits", "taken_back") VALUES
    ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000001101', 0, '00000000-0000-7000-8000-000000001111', 9223372036854775807, 9223372036854775807),
    ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000001101', 2147483647, '00000000-0000-7000-8000-000000001112', 1, NULL);

-- Entries, limits and use of share groups; addresses that want no welcome mails, with a plus-tag and without one.
INSERT INTO "share_group_entry" ("id", "share_group_id", "kind", "value", "created_at", "created_by_id", "removed_at", "welcome_mail_id", "welcomed_at") VALUES
    ('00000000-0000-7000-8000-000000000401', '00000000-0000-7000-8000-000000000061', 'address', 'νικος@xn--bcher-kva.example', '2026-01-01', '00000000-0000-7000-8000-000000000021', NULL, '00000000-0000-7000-8000-000000000103', '2026-01-01'),
    ('00000000-0000-7000-8000-000000000402', '00000000-0000-7000-8000-000000000061', 'domain', '*.xn--bcher-kva.example', '2026-01-01', NULL, NULL, NULL, NULL),
    ('00000000-0000-7000-8000-000000000403', '00000000-0000-7000-8000-000000000061', 'blocked', 'tom+x@northwind.example', '2026-01-01', '00000000-0000-7000-8000-000000000024', NULL, NULL, NULL),
    ('00000000-0000-7000-8000-000000000404', '00000000-0000-7000-8000-000000000061', 'address', 'νικος@xn--bcher-kva.example', '2025-01-01', NULL, '2025-01-02', NULL, NULL),
    ('00000000-0000-7000-8000-000000000405', '00000000-0000-7000-8000-000000000063', 'address', '*@acme.example', '2026-01-01', NULL, NULL, NULL, NULL);
INSERT INTO "share_group_limit" ("id", "share_group_id", "credit_type_id", "email", "credits", "period") VALUES
    ('00000000-0000-7000-8000-000000000501', '00000000-0000-7000-8000-000000000061', 'sms', NULL, 0, 'day'),
    ('00000000-0000-7000-8000-000000000502', '00000000-0000-7000-8000-000000000061', 'sms', 'νικος@xn--bcher-kva.example', NULL, NULL);
INSERT INTO "share_group_usage" ("account_id", "user_id", "address", "day", "credits") VALUES
    ('00000000-0000-7000-8000-000000000075', '00000000-0000-7000-8000-000000000022', 'νικος@northwind.example', '2026-02-05', 30);
UPDATE "charge_slice" SET "refunded" = "refunded" WHERE "charge_id" = '00000000-0000-7000-8000-0000000000a2';
INSERT INTO "welcome_mail_stop" ("address", "stopped_at") VALUES
    ('kim+a@test.example', '2026-01-02'), ('kim+b@test.example', '2026-01-01'), ('kim@test.example', '2026-01-03'), ('νικος+x@xn--bcher-kva.example', '2026-01-01');

-- Billing emails confirmed by mailboxes that are hard to spell, for people who have another by now or were removed.
INSERT INTO "confirmed_billing_email" ("user_id", "address", "confirmed_at") VALUES
    ('00000000-0000-7000-8000-000000000021', 'νικος+rechnung@xn--bcher-kva.example', 'infinity'),
    ('00000000-0000-7000-8000-000000000024', 'accounts@northwind.example', '0001-01-01');
INSERT INTO "token" ("id", "purpose", "hash", "email", "user_id", "created_at", "expires_at") VALUES
    ('00000000-0000-7000-8000-000000000305', 'billing_email', sha256('5'), 'Rechnung@xn--bcher-kva.example', '00000000-0000-7000-8000-000000000024', '2026-01-01', '2026-01-15');

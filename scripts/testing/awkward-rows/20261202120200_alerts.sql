-- Of someone who is gone, on a pool that may not be theirs; an event whose alert was removed.
INSERT INTO "alert" ("id", "user_id", "account_id", "credits", "made_at", "crossed_at") VALUES
    ('00000000-0000-7000-8000-000000001411', '00000000-0000-7000-8000-000000000024', '00000000-0000-7000-8000-000000000074', 9223372036854775807, '-infinity', 'infinity');
INSERT INTO "alert_receiver" ("alert_id", "address", "email") VALUES
    ('00000000-0000-7000-8000-000000001411', 'νικος+alarm@xn--bcher-kva.example', 'νικος+Alarm@xn--bcher-kva.example');
INSERT INTO "confirmed_alert_email" ("user_id", "address", "confirmed_at") VALUES
    ('00000000-0000-7000-8000-000000000024', 'νικος+alarm@xn--bcher-kva.example', 'infinity');
INSERT INTO "alert_event" ("id", "alert_id", "user_id", "account_id", "is_recovery", "credits", "available", "happened_at") VALUES
    ('00000000-0000-7000-8000-000000001412', '00000000-0000-7000-8000-000000001413', '00000000-0000-7000-8000-000000000024', '00000000-0000-7000-8000-000000000074', false, 1, 0, '0001-01-01 BC');
INSERT INTO "token" ("id", "purpose", "hash", "email", "user_id", "created_at", "expires_at") VALUES
    ('00000000-0000-7000-8000-000000001414', 'alert_email', sha256('alert'), 'νικος+Alarm@xn--bcher-kva.example', '00000000-0000-7000-8000-000000000024', '2026-12-02', '2026-12-16');

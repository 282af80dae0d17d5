-- Mail whose server is slow, or may have taken it; links that were made invalid.
INSERT INTO "mail" ("id", "kind", "recipient_email", "facts", "status", "attempts", "attempt_id", "attempt_alive_at", "handed_over_at", "created_at", "closed_at") VALUES
    ('00000000-0000-7000-8000-000000000107', 'sign_up_known', 'mary@xn--bcher-kva.example', '{}', 'sending', 1, '00000000-0000-7000-8000-000000000107', '2026-01-01', NULL, '2026-01-01', NULL),
    ('00000000-0000-7000-8000-000000000108', 'sign_up_known', 'mary@xn--bcher-kva.example', '{}', 'maybe_sent', 99, NULL, NULL, 'infinity', '2026-01-01', '2026-01-01');
INSERT INTO "token" ("id", "purpose", "hash", "email", "name", "created_at", "expires_at", "voided_at") VALUES
    ('00000000-0000-7000-8000-000000000304', 'sign_up', sha256('4'), 'νικος@xn--bcher-kva.example', repeat('n', 200), '2026-01-01', '2026-01-02', '2026-01-01');

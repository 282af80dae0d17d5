-- Mail in every status; invitations open, used and from people who are gone; links; addresses that wait.
INSERT INTO "mail" ("id", "kind", "user_id", "recipient_email", "recipient_name", "language", "facts", "status", "attempts", "subject", "kept_text", "kept_html", "created_at", "closed_at")
SELECT ('00000000-0000-7000-8000-0000000001' || lpad("number"::text, 2, '0'))::uuid, "kind", NULL, 'mary@bücher.example', E'Mary \u202EeeL', 'xx', "facts"::jsonb, "status"::"mail_status", "attempts",
    E'Subject\u2028', CASE WHEN "status" = 'kept' THEN '' END, CASE WHEN "status" = 'kept' THEN '' END, '2026-01-01', CASE WHEN "status" <> 'waiting' THEN timestamptz '2026-01-02' END
FROM (VALUES (1, 'sign_up_known', '{}', 'waiting', 0), (2, 'a_kind_of_later', '[]', 'waiting', 16), (3, 'receipt', '{"orderId": null}', 'sent', 1),
    (4, 'sign_up_known', '{}', 'kept', 1), (5, 'sign_up_known', '{}', 'failed', 99), (6, 'sign_up_known', '{}', 'obsolete', 0)) AS "mails" ("number", "kind", "facts", "status", "attempts");
INSERT INTO "invitation" ("id", "organization_id", "user_role_id", "email", "name", "invited_by_id", "created_at", "last_sent_at", "expires_at", "accepted_at", "accepted_by_id", "revoked_at") VALUES
    ('00000000-0000-7000-8000-000000000201', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000012', 'ΝΊΚΟΣ@bücher.example', E'Noe\u0308l', '00000000-0000-7000-8000-000000000021', '2026-01-01', '2026-01-01', 'infinity', NULL, NULL, NULL),
    ('00000000-0000-7000-8000-000000000202', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000011', 'x@EXAMPLE.example', 'X', '00000000-0000-7000-8000-000000000022', '2026-01-01', '2026-01-01', '2000-01-01', NULL, NULL, NULL),
    ('00000000-0000-7000-8000-000000000203', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000012', 'gone@bücher.example', 'Gone', '00000000-0000-7000-8000-000000000024', '2026-01-01', '2026-01-01', '2030-01-01', NULL, NULL, NULL),
    ('00000000-0000-7000-8000-000000000204', '00000000-0000-7000-8000-000000000001', NULL, 'once@bücher.example', 'Once Real', '00000000-0000-7000-8000-000000000021', '2026-01-01', '2026-01-01', '2030-01-01', '2026-01-02', '00000000-0000-7000-8000-000000000024', NULL),
    ('00000000-0000-7000-8000-000000000205', '00000000-0000-7000-8000-000000000001', NULL, 'gone@xn--bcher-kva.example', 'Revoked', '00000000-0000-7000-8000-000000000021', '2026-01-01', '2026-01-01', '2030-01-01', NULL, NULL, '2026-01-02');
INSERT INTO "token" ("id", "purpose", "hash", "email", "name", "user_id", "invitation_id", "created_at", "expires_at", "used_at") VALUES
    ('00000000-0000-7000-8000-000000000301', 'sign_up', sha256('1'), 'sally@bücher.example', 'Sally', NULL, NULL, '2026-01-01', 'infinity', NULL),
    ('00000000-0000-7000-8000-000000000302', 'invitation', sha256('2'), NULL, NULL, NULL, '00000000-0000-7000-8000-000000000201', '2026-01-01', '2026-01-15', '2026-01-02'),
    ('00000000-0000-7000-8000-000000000303', 'email_change', sha256('3'), 'tom@BÜCHER.example', NULL, '00000000-0000-7000-8000-000000000025', NULL, '2026-01-01', '2030-01-02', NULL);
UPDATE "user" SET "pending_email" = 'tom@BÜCHER.example' WHERE "id" = '00000000-0000-7000-8000-000000000025';

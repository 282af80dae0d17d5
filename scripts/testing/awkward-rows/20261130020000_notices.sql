-- Notices of people who were removed, of kinds of later, about nothing that is known, from before and after all time.
INSERT INTO "notice" ("id", "user_id", "kind", "facts", "created_at", "read_at") VALUES
    ('00000000-0000-7000-8000-000000000701', '00000000-0000-7000-8000-000000000024', 'a_kind_of_later', '[]', '-infinity', 'infinity'),
    ('00000000-0000-7000-8000-000000000702', '00000000-0000-7000-8000-000000000021', 'receipt', '{"orderId": "nonsense"}', 'infinity', NULL);
INSERT INTO "notice_setting" ("user_id", "kind", "delivery") VALUES
    ('00000000-0000-7000-8000-000000000024', 'a_kind_of_later', 'off'),
    ('00000000-0000-7000-8000-000000000021', '', 'list_only');

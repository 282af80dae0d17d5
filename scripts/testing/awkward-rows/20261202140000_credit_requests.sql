-- One of a user who was removed since, open for ever, put to nobody who can still answer; one in every other state, with
-- each kind of yes.
INSERT INTO "credit_request" ("id", "organization_id", "user_id", "credit_type_id", "credits", "reason", "until", "asks_administrators",
    "status", "asked_at", "lapses_at", "closed_at", "overtaken_by", "granted_by_id", "granted_as", "granted_credits", "granted_period",
    "granted_until", "granted_share_group_id", "granted_owner_id")
SELECT "id"::uuid, '00000000-0000-7000-8000-000000000001', "user_id"::uuid, 'sms', 9007199254740991, repeat(E'Bu\u0308cher \u202E', 50), "until"::date,
    true, "status"::"credit_request_status", '0001-01-01', 'infinity', "closed"::timestamptz, "by"::"credit_request_obstacle",
    "granter"::uuid, "as"::"credit_request_grant", "credits", "period"::"limit_period", "last"::date, "group"::uuid, "owner"::uuid
FROM (VALUES
    ('00000000-0000-7000-8000-000000001401', '00000000-0000-7000-8000-000000000024', NULL, 'open', NULL, NULL, NULL, NULL, NULL::bigint, NULL, NULL, NULL, NULL),
    ('00000000-0000-7000-8000-000000001402', '00000000-0000-7000-8000-000000000022', 'infinity', 'withdrawn', 'infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('00000000-0000-7000-8000-000000001403', '00000000-0000-7000-8000-000000000022', '0001-01-01', 'overtaken', '2026-01-01', 'nobody_left', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('00000000-0000-7000-8000-000000001404', '00000000-0000-7000-8000-000000000022', NULL, 'granted', '2026-01-01', NULL, '00000000-0000-7000-8000-000000000021', 'raise', 1, 'total', '9999-12-31', NULL, '00000000-0000-7000-8000-000000000021'),
    ('00000000-0000-7000-8000-000000001405', '00000000-0000-7000-8000-000000000022', NULL, 'granted', '2026-01-01', NULL, '00000000-0000-7000-8000-000000000021', 'allocation', 9007199254740991, NULL, NULL, '00000000-0000-7000-8000-000000000063', NULL),
    ('00000000-0000-7000-8000-000000001406', '00000000-0000-7000-8000-000000000022', NULL, 'granted', '2026-01-01', NULL, '00000000-0000-7000-8000-000000000024', 'owner', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000024')
) AS "requests" ("id", "user_id", "until", "status", "closed", "by", "granter", "as", "credits", "period", "last", "group", "owner");
INSERT INTO "credit_request_receiver" ("request_id", "user_id", "is_owner", "is_administrator", "is_creator", "refused_at", "reason") VALUES
    ('00000000-0000-7000-8000-000000001401', '00000000-0000-7000-8000-000000000023', true, true, true, NULL, NULL),
    ('00000000-0000-7000-8000-000000001401', '00000000-0000-7000-8000-000000000024', false, false, true, 'infinity', '');

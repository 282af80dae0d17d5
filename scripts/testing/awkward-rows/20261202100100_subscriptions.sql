-- An allowance of which all is carried over, in a plan with the longest numbers there are; subscriptions in every state, of
-- people who were removed since, over all time; what arrived, and what was told of it.
INSERT INTO "plan" ("id", "credit_type_id", "kind", "position", "withdrawn_at") VALUES
    ('00000000-0000-7000-8000-000000000045', 'sms', 'allowance', 0, NULL),
    ('00000000-0000-7000-8000-000000000046', 'fax', 'unlimited', 2147483647, '-infinity');
INSERT INTO "plan_version" ("plan_id", "version", "name", "credits", "carry_over_credits", "tax_rate_basis_points", "validity_months") VALUES
    ('00000000-0000-7000-8000-000000000045', 0, E'=1+1\u202E', 9007199254740991, 9007199254740991, 10000, 12),
    ('00000000-0000-7000-8000-000000000046', 0, '', NULL, NULL, 0, 1);
INSERT INTO "plan_price" ("plan_id", "version", "currency", "price_minor") VALUES
    ('00000000-0000-7000-8000-000000000045', 0, 'KWD', 9223372036854775807);
INSERT INTO "subscription" ("id", "user_id", "plan_id", "plan_version", "credit_type_id", "kind", "currency", "gateway", "status",
    "anchor_on", "anchor_months", "next_on", "period_ends_on", "unpaid_order_id", "due_on", "seen_version", "ends_because", "cancelled_at", "ended_at", "end_reason", "created_at") VALUES
    ('00000000-0000-7000-8000-000000001021', '00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000045', 0, 'sms', 'allowance', 'KWD', 'invoice', 'active',
        '2024-02-29', 2147483647, '9999-12-31', '9999-12-31', NULL, NULL, 2147483647, 'currency_gone', NULL, NULL, NULL, '-infinity'),
    ('00000000-0000-7000-8000-000000001022', '00000000-0000-7000-8000-000000000024', '00000000-0000-7000-8000-000000000046', 0, 'fax', 'unlimited', 'USD', 'external', 'ended',
        NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, 'infinity', '0001-01-01', 'user_removed', 'infinity'),
    ('00000000-0000-7000-8000-000000001023', '00000000-0000-7000-8000-000000000022', '00000000-0000-7000-8000-000000000046', 0, 'fax', 'unlimited', 'USD', 'demo', 'ordered',
        NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, '2026-01-01');
INSERT INTO "subscription_period" ("subscription_id", "period", "part", "order_id", "starts_on", "ends_on", "credits", "carried_credits", "taken_back", "arrived_at")
SELECT '00000000-0000-7000-8000-000000001021', 2147483647, 11, min("id"::text)::uuid, '2024-02-29', '9999-12-31', 9007199254740991, 9007199254740991, 9007199254740991, 'infinity' FROM "order";
INSERT INTO "subscription_event" ("id", "subscription_id", "kind", "happened_at", "actor_id", "order_id", "day", "plan_version", "credits", "end_reason")
SELECT gen_random_uuid(), '00000000-0000-7000-8000-000000001021', "kind", '0001-01-01', '00000000-0000-7000-8000-000000000024', NULL, '9999-12-31', 2147483647, 9223372036854775807, 'unpaid'
FROM unnest(enum_range(NULL::"subscription_event_kind")) AS "kind";

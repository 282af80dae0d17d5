-- One that is over, whose charges got back all, some and nothing, and one that never was finished.
INSERT INTO "bulk_refund" ("id", "service", "from_at", "until_at", "reason", "made_by_id", "made_at", "finished_at") VALUES
    ('00000000-0000-7000-8000-000000001011', '', '-infinity', 'infinity', repeat('r', 500), '00000000-0000-7000-8000-000000000026', '2026-01-01', '2026-01-02'),
    ('00000000-0000-7000-8000-000000001012', E'Ca\u0301mpaign', '2026-01-01', '2026-01-02', 'An outage', '00000000-0000-7000-8000-000000000026', '2026-01-03', NULL);
INSERT INTO "bulk_refund_charge" ("refund_id", "charge_id", "credits", "refunded") VALUES
    ('00000000-0000-7000-8000-000000001011', gen_random_uuid(), 9007199254740991, 9007199254740991),
    ('00000000-0000-7000-8000-000000001011', gen_random_uuid(), 2, 1),
    ('00000000-0000-7000-8000-000000001011', gen_random_uuid(), 1, 0),
    ('00000000-0000-7000-8000-000000001012', gen_random_uuid(), 1, NULL);

-- People whose names and addresses are hard: international domains, a final sigma, a dotted capital I, decomposed
-- letters, characters that turn the line around, the longest names there can be, people who were removed.
INSERT INTO "organization" ("id", "name", "is_operator") VALUES
    ('00000000-0000-7000-8000-000000000001', E'Bu\u0308cher GmbH; "Co"', false),
    ('00000000-0000-7000-8000-000000000002', E'x\u202Emx', true);
INSERT INTO "deployment" ("time_zone") VALUES ('Pacific/Apia');
INSERT INTO "user_role" ("id", "organization_id", "name", "built_in", "rights") VALUES
    ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000001', 'Administrator', 'administrator', enum_range(NULL::"user_right")),
    ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000001', E'Pru\u0308fer', NULL, '{}'),
    ('00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000002', 'Administrator', 'administrator', enum_range(NULL::"user_right"));
INSERT INTO "user" ("id", "organization_id", "user_role_id", "credit_owner_id", "name", "email", "status", "time_zone", "last_signed_in_at") VALUES
    ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000021', E'Mary \u202EeeL nhoJ', 'mary@bücher.example', 'active', 'Pacific/Kiritimati', 'infinity'),
    ('00000000-0000-7000-8000-000000000022', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000021', E'Noe\u0308l ΝΙΚΟΣ', 'ΝΙΚΟΣ@northwind.example', 'active', NULL, NULL),
    ('00000000-0000-7000-8000-000000000023', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000023', repeat('𝔵', 200), E'İrem+tag@ΒΙΒΛΊΑ.example', 'suspended', NULL, '0001-01-01'),
    ('00000000-0000-7000-8000-000000000024', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000024', 'Removed user', 'removed-24@removed.invalid', 'removed', NULL, NULL),
    ('00000000-0000-7000-8000-000000000025', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000025', E'Tom;=2+3\nO\u2028', 'ToM.o''brien@NORTHWIND.example', 'active', NULL, NULL),
    ('00000000-0000-7000-8000-000000000026', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000026', 'Olivia', 'olivia@例え.テスト', 'active', NULL, NULL);
INSERT INTO "session" ("id", "user_id", "user_agent", "ip_address", "expires_at", "ended_at") VALUES
    ('00000000-0000-7000-8000-000000000031', '00000000-0000-7000-8000-000000000021', repeat('x', 5000), '::ffff:203.0.113.7', 'infinity', NULL),
    ('00000000-0000-7000-8000-000000000032', '00000000-0000-7000-8000-000000000024', NULL, NULL, '2000-01-01', '1999-01-01');
INSERT INTO "billing_information" ("user_id", "kind", "legal_name", "address_line_1", "city", "country", "billing_email", "po_number") VALUES
    ('00000000-0000-7000-8000-000000000021', 'company', repeat(E'Bu\u0308cher ', 30), E'=HYPERLINK("http://x")', 'Zürich', 'CH', 'rechnung@bücher.example', E'\t1'),
    ('00000000-0000-7000-8000-000000000024', 'person', '–', '–', '–', 'ZZ', 'removed-24@removed.invalid', NULL);

-- Orders in every status, in a currency whose digits are not what they seem, that expire at the ends of time.
INSERT INTO "credit_type" ("id", "name", "name_in_text", "position") VALUES ('sms', 'SMS', 'SMS', 1);
INSERT INTO "plan" ("id", "credit_type_id", "name", "credits", "price_minor", "currency", "tax_rate_basis_points", "validity_months", "on_sale", "position") VALUES
    ('00000000-0000-7000-8000-000000000041', 'sms', repeat('SMS ', 50), 1000, 120000, 'RSD', 825, 12, false, 1),
    ('00000000-0000-7000-8000-000000000042', 'sms', 'Free', 1, 0, 'JPY', 10000, 1200, true, 1);
INSERT INTO "order" ("id", "organization_id", "buyer_id", "beneficiary_id", "plan_id", "plan_name", "credit_type_id", "credits", "price_minor", "tax_rate_basis_points", "tax_minor", "total_minor", "currency", "validity_months", "billing", "gateway", "status", "placed_at", "paid_at", "expires_at", "closed_at", "close_reason", "refunded_credits", "refunded_minor")
SELECT "id"::uuid, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000041', E'SMS\u0085 1000', 'sms', 1000, 120000, 825, 9900, 129900, 'RSD', 12,
    '{"legalName": "Bücher", "extra": null}', 'invoice', "status"::"order_status", '2026-01-31T12:00:00Z', "paid"::timestamptz, "expires"::timestamptz, "closed"::timestamptz, "reason", "credits", "money"
FROM (VALUES
    ('00000000-0000-7000-8000-000000000051', 'paid', '2026-01-31T23:59:59.999Z', '2124-02-29T11:59:59.999Z', NULL, NULL, 0, 0),
    ('00000000-0000-7000-8000-000000000052', 'pending', NULL, NULL, NULL, NULL, 0, 0),
    ('00000000-0000-7000-8000-000000000053', 'cancelled', NULL, NULL, '2026-02-01', repeat('long ', 400), 0, 0)
) AS "orders" ("id", "status", "paid", "expires", "closed", "reason", "credits", "money");

-- Share groups open, closing and deleted.
INSERT INTO "share_group" ("id", "creator_id", "name", "description", "status") VALUES
    ('00000000-0000-7000-8000-000000000061', '00000000-0000-7000-8000-000000000021', E'x＂; filename＊=UTF-8''''setup.hta; y=＂', repeat('d', 5000), 'open'),
    ('00000000-0000-7000-8000-000000000062', '00000000-0000-7000-8000-000000000023', 'Closing', '', 'closing'),
    ('00000000-0000-7000-8000-000000000063', '00000000-0000-7000-8000-000000000021', E'Labs\u0301; spring', '', 'deleted');

-- A wallet that bought 1000, was charged and refunded 100, shared 50 with a group that was deleted when all of it was
-- used, got 20 of that back afterwards, and has a hold of 100 open.
INSERT INTO "account" ("id", "kind", "credit_type_id", "user_id", "share_group_id", "balance", "held", "version", "last_posted_at") VALUES
    ('00000000-0000-7000-8000-000000000071', 'issued', 'sms', NULL, NULL, 0, 0, 0, NULL),
    ('00000000-0000-7000-8000-000000000072', 'spent', 'sms', NULL, NULL, 0, 0, 0, NULL),
    ('00000000-0000-7000-8000-000000000073', 'expired', 'sms', NULL, NULL, 0, 0, 0, NULL),
    ('00000000-0000-7000-8000-000000000074', 'wallet', 'sms', '00000000-0000-7000-8000-000000000021', NULL, 970, 100, 5, '2026-02-06'),
    ('00000000-0000-7000-8000-000000000075', 'share_group', 'sms', NULL, '00000000-0000-7000-8000-000000000063', 0, 0, 2, '2026-02-05');
INSERT INTO "lot" ("id", "account_id", "origin_lot_id", "order_id", "kind", "granted", "remaining", "held", "expires_at", "created_at") VALUES
    ('00000000-0000-7000-8000-000000000081', '00000000-0000-7000-8000-000000000074', NULL, '00000000-0000-7000-8000-000000000051', 'purchased', 1000, 970, 100, '2124-02-29T11:59:59.999Z', '2026-02-01'),
    ('00000000-0000-7000-8000-000000000082', '00000000-0000-7000-8000-000000000075', '00000000-0000-7000-8000-000000000081', '00000000-0000-7000-8000-000000000051', 'purchased', 50, 0, 0, '2124-02-29T11:59:59.999Z', '2026-02-04');
INSERT INTO "hold" ("id", "user_id", "credit_type_id", "credits", "service", "item", "reference", "placed_at", "expires_at") VALUES
    ('00000000-0000-7000-8000-000000000091', '00000000-0000-7000-8000-000000000022', 'sms', 100, 'campaigns', repeat('item ', 40), NULL, '2026-02-07', '2999-12-31');
INSERT INTO "hold_slice" ("hold_id", "lot_id", "account_id", "position", "credits") VALUES
    ('00000000-0000-7000-8000-000000000091', '00000000-0000-7000-8000-000000000081', '00000000-0000-7000-8000-000000000074', 0, 100);
INSERT INTO "charge" ("id", "user_id", "credit_type_id", "requested", "charged", "refunded", "service", "item", "status", "posted_at") VALUES
    ('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000021', 'sms', 100, 100, 100, 'messages', E'=2+3\u202E', 'refunded', '2026-02-02T10:30:00Z'),
    ('00000000-0000-7000-8000-0000000000a2', '00000000-0000-7000-8000-000000000022', 'sms', 50, 50, 20, 'labs', 'Labs', 'partly_refunded', '2026-02-05T10:30:00Z');
INSERT INTO "charge_slice" ("charge_id", "position", "account_id", "user_id", "credit_type_id", "credits", "refunded", "account_version", "balance_after", "lot_expires_at", "posted_at") VALUES
    ('00000000-0000-7000-8000-0000000000a1', 0, '00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000021', 'sms', 100, 100, 2, 900, '2124-02-29T11:59:59.999Z', '2026-02-02T10:30:00Z'),
    ('00000000-0000-7000-8000-0000000000a2', 0, '00000000-0000-7000-8000-000000000075', '00000000-0000-7000-8000-000000000022', 'sms', 50, 20, 2, 0, '2124-02-29T11:59:59.999Z', '2026-02-05T10:30:00Z');
INSERT INTO "transfer" ("id", "kind", "credit_type_id", "from_account_id", "to_account_id", "from_lot_id", "to_lot_id", "credits", "from_balance_after", "to_balance_after", "from_version", "to_version", "charge_id", "order_id", "share_group_id", "reverses_transfer_id", "user_id", "posted_at") VALUES
    ('00000000-0000-7000-8000-0000000000b1', 'purchase', 'sms', '00000000-0000-7000-8000-000000000071', '00000000-0000-7000-8000-000000000074', NULL, '00000000-0000-7000-8000-000000000081', 1000, NULL, 1000, NULL, 1, NULL, '00000000-0000-7000-8000-000000000051', NULL, NULL, '00000000-0000-7000-8000-000000000021', '2026-02-01'),
    ('00000000-0000-7000-8000-0000000000b2', 'charge', 'sms', '00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000072', '00000000-0000-7000-8000-000000000081', NULL, 100, 900, NULL, 2, NULL, '00000000-0000-7000-8000-0000000000a1', NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', '2026-02-02T10:30:00Z'),
    ('00000000-0000-7000-8000-0000000000b3', 'refund', 'sms', '00000000-0000-7000-8000-000000000072', '00000000-0000-7000-8000-000000000074', NULL, '00000000-0000-7000-8000-000000000081', 100, NULL, 1000, NULL, 3, '00000000-0000-7000-8000-0000000000a1', NULL, NULL, '00000000-0000-7000-8000-0000000000b2', '00000000-0000-7000-8000-000000000021', '2026-02-03'),
    ('00000000-0000-7000-8000-0000000000b4', 'allocation', 'sms', '00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000075', '00000000-0000-7000-8000-000000000081', '00000000-0000-7000-8000-000000000082', 50, 950, 50, 4, 1, NULL, NULL, '00000000-0000-7000-8000-000000000063', NULL, NULL, '2026-02-04'),
    ('00000000-0000-7000-8000-0000000000b5', 'charge', 'sms', '00000000-0000-7000-8000-000000000075', '00000000-0000-7000-8000-000000000072', '00000000-0000-7000-8000-000000000082', NULL, 50, 0, NULL, 2, NULL, '00000000-0000-7000-8000-0000000000a2', NULL, NULL, NULL, '00000000-0000-7000-8000-000000000022', '2026-02-05T10:30:00Z'),
    ('00000000-0000-7000-8000-0000000000b6', 'refund', 'sms', '00000000-0000-7000-8000-000000000072', '00000000-0000-7000-8000-000000000074', NULL, '00000000-0000-7000-8000-000000000081', 20, NULL, 970, NULL, 5, '00000000-0000-7000-8000-0000000000a2', NULL, NULL, '00000000-0000-7000-8000-0000000000b5', '00000000-0000-7000-8000-000000000022', '2026-02-06');
INSERT INTO "usage_daily" ("account_id", "user_id", "credit_type_id", "day", "charged", "refunded", "charges") VALUES
    ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000021', 'sms', '2026-02-02', 100, 100, 1),
    ('00000000-0000-7000-8000-000000000075', '00000000-0000-7000-8000-000000000022', 'sms', '2026-02-05', 50, 20, 1);
INSERT INTO "request" ("client", "key", "kind", "body_hash") VALUES ('portal', repeat('k', 255), 'charge', '\x00');
INSERT INTO "audit_entry" ("id", "organization_id", "actor_id", "action", "subject_type", "subject_id", "before", "after", "happened_at") VALUES
    ('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000001', NULL, 'an.action.that.is.gone', 'nothing', '', 'null', '{"name": "\ud83d\ude00", "email": "mary@bücher.example"}', '2026-01-01');

-- Plans in many versions and currencies, on sale for one day, withdrawn; a retired credit type with everything that was
-- bought of it; a currency that is not the deployment's.
INSERT INTO "credit_type" ("id", "name", "name_in_text", "position", "retired_at", "version") VALUES
    ('fax', E'Fa\u0308x', 'FÄX', 0, '2026-01-01', 99);
INSERT INTO "plan" ("id", "credit_type_id", "kind", "position", "withdrawn_at") VALUES
    ('00000000-0000-7000-8000-000000000043', 'fax', 'pack', 0, 'infinity'),
    ('00000000-0000-7000-8000-000000000044', 'sms', 'pack', -1, NULL);
INSERT INTO "plan_version" ("plan_id", "version", "name", "credits", "tax_rate_basis_points", "validity_months", "on_sale_from", "on_sale_until", "made_by_id")
SELECT '00000000-0000-7000-8000-000000000044', "version", 'Version ' || "version", 9007199254740991, 0, 1200, '2026-02-28', '2026-02-28', '00000000-0000-7000-8000-000000000026'
FROM generate_series(0, 20) AS "version";
INSERT INTO "plan_price" ("plan_id", "version", "currency", "price_minor")
SELECT '00000000-0000-7000-8000-000000000044', "version", "currency", 9223372036854775807
FROM generate_series(0, 20) AS "version", unnest('{JPY,KWD,CLF}'::text[]) AS "currency";
UPDATE "billing_information" SET "currency" = 'KWD' WHERE "user_id" = '00000000-0000-7000-8000-000000000021';

-- A customer's logo, beside the operator's: no picture at all, which the application never writes.
INSERT INTO "organization_logo" ("organization_id", "png", "width", "height", "version", "updated_at")
SELECT "id", '', 1, 160, '00000000-0000-7000-8000-000000001502', '2026-01-01'
FROM "organization" WHERE NOT "is_operator" ORDER BY "id" LIMIT 1;

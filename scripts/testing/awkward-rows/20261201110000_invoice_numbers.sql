-- The last number that fits, in the last year that does; its neighbours are missing.
UPDATE "order" SET "invoice_year" = 9999, "invoice_number" = 2147483647, "invoiced_on" = '9999-12-31' WHERE "status" = 'pending' AND "id" = (SELECT min("id"::text)::uuid FROM "order" WHERE "status" = 'pending');

-- Of an order that has been cancelled since, before the year 1.
INSERT INTO "invoice_reminder" ("order_id", "step", "sent_at")
SELECT "id", 'overdue', '0001-01-01 00:00+00 BC' FROM "order" WHERE "status" = 'cancelled' ORDER BY "id" LIMIT 1;

-- Numbers of invoices, without gaps in each year (product.md 53). Null in orders from before, which keep their order
-- number: an invoice that has been sent gets no second number.
ALTER TABLE "order"
    ADD COLUMN "invoice_year" INTEGER,
    ADD COLUMN "invoice_number" INTEGER,
    ADD COLUMN "invoiced_on" DATE,
    ADD CONSTRAINT "order_invoice_number_is_whole" CHECK (num_nulls("invoice_year", "invoice_number", "invoiced_on") IN (0, 3)),
    ADD CONSTRAINT "order_invoice_number_positive" CHECK ("invoice_number" > 0),
    ADD CONSTRAINT "order_invoice_year_is_of_its_day" CHECK ("invoice_year" = extract(YEAR FROM "invoiced_on"));
CREATE UNIQUE INDEX "order_invoice_number_key" ON "order" ("invoice_year", "invoice_number");

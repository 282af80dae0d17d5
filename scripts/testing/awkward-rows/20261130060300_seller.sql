-- A seller that has the longest there is of everything, and asks to be paid at once; an order that keeps another.
INSERT INTO "seller" ("legal_name", "address_line_1", "city", "country", "tax_id", "support_email", "payment_instructions", "payment_terms_days", "version")
VALUES (repeat('Bücher ', 28), E'=HYPERLINK("http://x")', 'Zürich', 'CH', E'\t1', 'help@xn--bcher-kva.example', repeat(E'line\n', 400), 0, 7);
UPDATE "order" SET "seller" = '{"legalName": null, "extra": 1}', "due_on" = 'infinity' WHERE "status" = 'pending';

-- No picture at all, which the application never writes: it encodes what it stores.
INSERT INTO "seller_logo" ("png", "width", "height", "version", "updated_at")
VALUES ('', 480, 1, '00000000-0000-7000-8000-000000001501', '2026-01-01');

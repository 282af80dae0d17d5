-- The request by which a change was made, as the log and the answer name it (docs/product.md 40); none in jobs.
ALTER TABLE "audit_entry" ADD COLUMN "request_id" TEXT;

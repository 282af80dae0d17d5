-- The audit log is sealed, minutes after its rows are written, one after the other (docs/product.md 40a): each seal is a
-- digest of the row and of the seal before it. Apart from the rows, which can't be changed.
CREATE TABLE "audit_seal" (
    "position" BIGINT NOT NULL,
    "audit_entry_id" UUID NOT NULL REFERENCES "audit_entry" ("id"),
    "digest" BYTEA NOT NULL,
    "seal" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("position"),
    CONSTRAINT "audit_seal_audit_entry_id_key" UNIQUE ("audit_entry_id"),
    CONSTRAINT "audit_seal_position_counts" CHECK ("position" > 0),
    CONSTRAINT "audit_seal_lengths" CHECK (length("digest") = 32 AND length("seal") = 32)
);
CREATE TRIGGER "audit_seal_is_append_only" BEFORE UPDATE OR DELETE ON "audit_seal" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_seal_is_not_truncated" BEFORE TRUNCATE ON "audit_seal" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The public keys of everything that was ever signed (docs/product.md 60): a statement from before the key was changed is
-- checked with the one from then.
CREATE TABLE "statement_key" (
    "id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "statement_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "statement_key_id_is_of_key" CHECK ("id" = left(encode(sha256("public_key"), 'hex'), 32)),
    CONSTRAINT "statement_key_length" CHECK (length("public_key") = 32)
);
CREATE TRIGGER "statement_key_is_append_only" BEFORE UPDATE OR DELETE ON "statement_key" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "statement_key_is_not_truncated" BEFORE TRUNCATE ON "statement_key" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

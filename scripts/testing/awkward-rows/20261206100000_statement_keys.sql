-- A key from before anything else, which signs nothing any more.
INSERT INTO "statement_key" ("id", "public_key", "first_used_at") VALUES
    (left(encode(sha256(decode(repeat('00', 32), 'hex')), 'hex'), 32), decode(repeat('00', 32), 'hex'), '-infinity');

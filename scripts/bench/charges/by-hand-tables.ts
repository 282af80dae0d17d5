/**
 * The other side of the comparison: the same rows as a developer would keep them who writes one transaction for each
 * charge. No more indexes and foreign keys than it needs, and room in the pages of what is updated.
 */
export const BY_HAND_TABLES = `
CREATE TABLE "wallet" (
	"id" uuid PRIMARY KEY,
	"balance" bigint NOT NULL CHECK ("balance" >= 0),
	"version" bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE "wallet_lot" (
	"id" uuid PRIMARY KEY,
	"wallet_id" uuid NOT NULL REFERENCES "wallet",
	"remaining" bigint NOT NULL CHECK ("remaining" >= 0),
	"expires_at" timestamptz
) WITH (fillfactor = 50);
CREATE INDEX "wallet_lot_in_order" ON "wallet_lot" ("wallet_id", "expires_at");

CREATE TABLE "idempotency_key" (
	"client" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" bytea NOT NULL,
	"spending_id" uuid NOT NULL,
	"created_at" timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY ("client", "key")
);

CREATE TABLE "spending" (
	"id" uuid PRIMARY KEY,
	"wallet_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"credits" bigint NOT NULL CHECK ("credits" > 0),
	"service" text NOT NULL,
	"item" text NOT NULL,
	"reference" text,
	"posted_at" timestamptz NOT NULL
);
CREATE INDEX "spending_of_wallet" ON "spending" ("wallet_id", "posted_at");

CREATE TABLE "wallet_entry" (
	"wallet_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"lot_id" uuid NOT NULL,
	"spending_id" uuid NOT NULL,
	"credits" bigint NOT NULL,
	"balance_after" bigint NOT NULL CHECK ("balance_after" >= 0),
	"posted_at" timestamptz NOT NULL,
	PRIMARY KEY ("wallet_id", "version")
);

CREATE TABLE "spending_daily" (
	"wallet_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"service" text NOT NULL,
	"credits" bigint NOT NULL,
	"spendings" bigint NOT NULL,
	PRIMARY KEY ("wallet_id", "day", "user_id", "service")
) WITH (fillfactor = 50);
`;

/** A wallet with one lot for each of these users, under the user's id. */
export const FILL_WALLETS = `
WITH "made" AS (
	INSERT INTO "wallet" ("id", "balance") SELECT "id", $2::bigint FROM unnest($1::uuid[]) AS "id" RETURNING "id"
)
INSERT INTO "wallet_lot" ("id", "wallet_id", "remaining", "expires_at")
SELECT gen_random_uuid(), "id", $2::bigint, now() + interval '1 year' FROM unnest($1::uuid[]) AS "id"
`;

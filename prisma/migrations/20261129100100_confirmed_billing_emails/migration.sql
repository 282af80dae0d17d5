-- The addresses, as lib/text/addresses/match-addresses.ts compares them, whose mailboxes agreed to be sent a user's invoices and
-- receipts. None are written here: a billing email from before has not been confirmed, unless it is the user's own
-- address, which needs no row.
CREATE TABLE "confirmed_billing_email" (
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "confirmed_billing_email_pkey" PRIMARY KEY ("user_id", "address"),
    CONSTRAINT "confirmed_billing_email_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "confirmed_billing_email_is_normalized" CHECK ("address" = lower("address"))
);

ALTER TABLE "token" DROP CONSTRAINT "token_names_what_it_is_about";
ALTER TABLE "token" ADD CONSTRAINT "token_names_what_it_is_about" CHECK (CASE "purpose"
    WHEN 'set_up' THEN "user_id" IS NULL AND "invitation_id" IS NULL
    WHEN 'sign_up' THEN "email" IS NOT NULL
    WHEN 'invitation' THEN "invitation_id" IS NOT NULL
    WHEN 'password_reset' THEN "user_id" IS NOT NULL
    WHEN 'email_change' THEN "user_id" IS NOT NULL AND "email" IS NOT NULL
    WHEN 'billing_email' THEN "user_id" IS NOT NULL AND "email" IS NOT NULL END);

-- For how often a user's confirmations were asked for in a day.
CREATE INDEX "mail_billing_email_idx" ON "mail" ("user_id", "created_at") WHERE "kind" = 'billing_email';

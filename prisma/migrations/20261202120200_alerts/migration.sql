-- A pool's owner is told once when fewer credits than this are left in it, and once when there are as many again (product.md 28c).
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    -- Whose it is: the wallet's user, or the share group's creator.
    "user_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "credits" BIGINT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    -- Since when fewer are left; null where they aren't.
    "crossed_at" TIMESTAMPTZ(3),
    CONSTRAINT "alert_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_once" UNIQUE ("account_id", "credits"),
    CONSTRAINT "alert_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "alert_credits" CHECK ("credits" > 0)
);
CREATE INDEX "alert_user" ON "alert" ("user_id");

-- Who else is told, as entered and as addresses are compared. Goes with its alert.
CREATE TABLE "alert_receiver" (
    "alert_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    CONSTRAINT "alert_receiver_pkey" PRIMARY KEY ("alert_id", "address"),
    CONSTRAINT "alert_receiver_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert" ("id") ON DELETE CASCADE,
    CONSTRAINT "alert_receiver_is_normalized" CHECK ("address" = lower("address"))
);
CREATE INDEX "alert_receiver_address" ON "alert_receiver" ("address");

-- The addresses whose mailboxes agreed to be sent a user's alerts.
CREATE TABLE "confirmed_alert_email" (
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "confirmed_alert_email_pkey" PRIMARY KEY ("user_id", "address"),
    CONSTRAINT "confirmed_alert_email_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "confirmed_alert_email_is_normalized" CHECK ("address" = lower("address"))
);

-- What was told. Stays when its alert is removed or changed.
CREATE TABLE "alert_event" (
    "id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "is_recovery" BOOLEAN NOT NULL,
    -- Of the alert, and what could be spent then.
    "credits" BIGINT NOT NULL,
    "available" BIGINT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "alert_event_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "token" DROP CONSTRAINT "token_names_what_it_is_about";
ALTER TABLE "token" ADD CONSTRAINT "token_names_what_it_is_about" CHECK (CASE "purpose"
    WHEN 'set_up' THEN "user_id" IS NULL AND "invitation_id" IS NULL
    WHEN 'sign_up' THEN "email" IS NOT NULL
    WHEN 'invitation' THEN "invitation_id" IS NOT NULL
    WHEN 'password_reset' THEN "user_id" IS NOT NULL
    WHEN 'email_change' THEN "user_id" IS NOT NULL AND "email" IS NOT NULL
    WHEN 'billing_email' THEN "user_id" IS NOT NULL AND "email" IS NOT NULL
    WHEN 'sign_in' THEN "user_id" IS NOT NULL
    WHEN 'alert_email' THEN "user_id" IS NOT NULL AND "email" IS NOT NULL END);

-- For how often a user's confirmations were asked for in a day.
CREATE INDEX "mail_alert_email_idx" ON "mail" ("user_id", "created_at") WHERE "kind" = 'alert_email';

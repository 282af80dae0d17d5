-- Mail that waits, was sent or could not be; invitations; and the one-time links that mail carries.

CREATE TYPE "mail_status" AS ENUM ('waiting', 'sent', 'kept', 'failed');
CREATE TYPE "token_purpose" AS ENUM ('set_up', 'sign_up', 'invitation', 'password_reset', 'email_change');

-- The outbox: a row is written in the transaction of what it is about, and delivered afterwards.
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" UUID,
    "user_id" UUID,
    "recipient_email" TEXT NOT NULL,
    "recipient_name" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "facts" JSONB NOT NULL DEFAULT '{}',
    "status" "mail_status" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "subject" TEXT,
    -- What was written, only where there is no mail server and the portal itself shows it.
    "kept_text" TEXT,
    "kept_html" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_attempted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    CONSTRAINT "mail_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "mail_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CONSTRAINT "mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "mail_attempts_not_negative" CHECK ("attempts" >= 0),
    CONSTRAINT "mail_closed_when_not_waiting" CHECK (("status" = 'waiting') = ("closed_at" IS NULL)),
    CONSTRAINT "mail_kept_is_whole" CHECK (("status" = 'kept') = ("kept_text" IS NOT NULL AND "kept_html" IS NOT NULL))
);
CREATE INDEX "mail_created_at_idx" ON "mail" ("created_at" DESC, "id" DESC);
CREATE INDEX "mail_status_idx" ON "mail" ("status", "created_at" DESC, "id" DESC);

-- An invitation into an organization. Whoever proves that he reads the address may accept it (product.md 39).
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    -- Null once the role is deleted, which only an invitation that has ended lets happen.
    "user_role_id" UUID,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CONSTRAINT "invitation_user_role_id_fkey"
        FOREIGN KEY ("organization_id", "user_role_id") REFERENCES "user_role" ("organization_id", "id")
        ON DELETE SET NULL ("user_role_id"),
    CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "invitation_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "invitation_accepted_by_somebody" CHECK (("accepted_at" IS NULL) = ("accepted_by_id" IS NULL)),
    CONSTRAINT "invitation_open_has_role"
        CHECK ("user_role_id" IS NOT NULL OR "accepted_at" IS NOT NULL OR "revoked_at" IS NOT NULL),
    CONSTRAINT "invitation_ended_once" CHECK ("accepted_at" IS NULL OR "revoked_at" IS NULL)
);
CREATE UNIQUE INDEX "invitation_open_key" ON "invitation" ("organization_id", lower("email"))
    WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL;
CREATE INDEX "invitation_created_at_idx" ON "invitation" ("organization_id", "created_at" DESC, "id" DESC);

-- A one-time link: 256 random bits, of which only the SHA-256 is stored. What it is about is in the row it names.
CREATE TABLE "token" (
    "id" UUID NOT NULL,
    "purpose" "token_purpose" NOT NULL,
    "hash" BYTEA NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "user_id" UUID,
    "invitation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "token_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "token_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation" ("id"),
    CONSTRAINT "token_hash_is_sha_256" CHECK (octet_length("hash") = 32),
    CONSTRAINT "token_names_what_it_is_about" CHECK (CASE "purpose"
        WHEN 'set_up' THEN "user_id" IS NULL AND "invitation_id" IS NULL
        WHEN 'sign_up' THEN "email" IS NOT NULL
        WHEN 'invitation' THEN "invitation_id" IS NOT NULL
        WHEN 'password_reset' THEN "user_id" IS NOT NULL
        WHEN 'email_change' THEN "user_id" IS NOT NULL AND "email" IS NOT NULL END)
);
CREATE UNIQUE INDEX "token_hash_key" ON "token" ("hash");
CREATE INDEX "token_user_id_idx" ON "token" ("user_id") WHERE "user_id" IS NOT NULL;
CREATE INDEX "token_invitation_id_idx" ON "token" ("invitation_id") WHERE "invitation_id" IS NOT NULL;

-- An address that somebody entered for a user; the old one stays until the new mailbox confirms (product.md 21).
ALTER TABLE "user" ADD COLUMN "pending_email" TEXT;

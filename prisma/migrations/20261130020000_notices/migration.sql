-- What a user is mailed also stands in their list of notices, as ids from which it is put into words when it is shown
-- (product.md 59). How each wants a kind is stored where they chose; kinds that can't be switched off are in no row.

CREATE TYPE "notice_delivery" AS ENUM ('mail_and_list', 'list_only', 'off');

CREATE TABLE "notice" (
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL DEFAULT '{}',
	"created_at" timestamptz(3) NOT NULL,
	"read_at" timestamptz(3),
	CONSTRAINT "notice_pkey" PRIMARY KEY ("id"),
	CONSTRAINT "notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id")
);

CREATE INDEX "notice_user_id_created_at_idx" ON "notice" ("user_id", "created_at" DESC, "id" DESC);
-- The count beside the bell, read with every page, and the list of the unread.
CREATE INDEX "notice_unread_idx" ON "notice" ("user_id", "created_at" DESC, "id" DESC) WHERE "read_at" IS NULL;
CREATE INDEX "notice_created_at_idx" ON "notice" ("created_at");

CREATE TABLE "notice_setting" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"delivery" "notice_delivery" NOT NULL,
	CONSTRAINT "notice_setting_pkey" PRIMARY KEY ("user_id", "kind"),
	CONSTRAINT "notice_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id")
);

-- Of a mail that was not sent because its user has chosen not to be mailed its kind.
ALTER TYPE "mail_status" ADD VALUE 'unwanted';

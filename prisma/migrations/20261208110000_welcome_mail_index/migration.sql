-- Old mail is removed (docs/operations.md, Retention): for each, the entries that name it are found without reading them all.
CREATE INDEX "share_group_entry_welcome_mail_id_idx" ON "share_group_entry" ("welcome_mail_id")
    WHERE "welcome_mail_id" IS NOT NULL;

-- What goes to mailboxes that are nobody's account is counted for each mailbox and place, whoever sends it, and stops
-- where its receiver stopped it: not welcome mails alone, of which the table has its name.

-- At Gmail dots make no difference, and neither does the domain: a stop names the mailbox.
INSERT INTO "welcome_mail_stop" ("address", "stopped_at")
    SELECT replace(split_part("address", '@', 1), '.', '') || '@gmail.com', min("stopped_at")
    FROM "welcome_mail_stop" WHERE "address" ~ '@(gmail|googlemail)\.com$' GROUP BY 1
    ON CONFLICT DO NOTHING;
DELETE FROM "welcome_mail_stop" WHERE "address" ~ '@googlemail\.com$' OR "address" ~ '^[^@]*\.[^@]*@gmail\.com$';

-- Both null where it goes to an account. The place is a digest of the network that the request came from.
ALTER TABLE "mail" ADD COLUMN "mailbox" TEXT, ADD COLUMN "place" TEXT;
CREATE INDEX "mail_mailbox_created_at_idx" ON "mail" ("mailbox", "created_at") WHERE "mailbox" IS NOT NULL;
CREATE INDEX "mail_place_created_at_idx" ON "mail" ("place", "created_at") WHERE "place" IS NOT NULL;
CREATE INDEX "mail_invitation_created_at_idx" ON "mail" ("organization_id", "created_at") WHERE "kind" = 'invitation';

-- A mailbox stops all mail from strangers, of which welcome mails are one kind: the table says what it holds.
ALTER TABLE "welcome_mail_stop" RENAME TO "mail_stop";
ALTER TABLE "mail_stop" RENAME CONSTRAINT "welcome_mail_stop_pkey" TO "mail_stop_pkey";
ALTER TABLE "mail_stop" RENAME CONSTRAINT "welcome_mail_stop_is_normal" TO "mail_stop_is_normal";
ALTER TABLE "mail_stop" RENAME CONSTRAINT "welcome_mail_stop_is_without_tag" TO "mail_stop_is_without_tag";

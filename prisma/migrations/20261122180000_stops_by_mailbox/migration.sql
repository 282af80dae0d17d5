-- Whoever wants no welcome mails wants none to any plus-tag of his address: a stop names the address without one.
INSERT INTO "welcome_mail_stop" ("address", "stopped_at")
    SELECT regexp_replace("address", '^([^+@]+)\+[^@]*@', '\1@'), min("stopped_at")
    FROM "welcome_mail_stop" WHERE "address" ~ '^[^+@]+\+' GROUP BY 1
    ON CONFLICT DO NOTHING;
DELETE FROM "welcome_mail_stop" WHERE "address" ~ '^[^+@]+\+';
ALTER TABLE "welcome_mail_stop"
    ADD CONSTRAINT "welcome_mail_stop_is_without_tag" CHECK ("address" !~ '^[^+@]+\+');

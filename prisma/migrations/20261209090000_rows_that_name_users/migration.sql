-- A foreign key to a user locks their row when its own row is written: after whatever the transaction holds by then, and
-- waiting for those who change the user. A creator who shared credits held their pools and waited, because of a welcome mail,
-- for the member whom an administrator had locked, who waited for the creator. Mail, notices and the audit log are written
-- last and about anybody, so they name users without one. Users' rows are never removed: the application's role can't.
ALTER TABLE "mail" DROP CONSTRAINT "mail_user_id_fkey";
ALTER TABLE "notice" DROP CONSTRAINT "notice_user_id_fkey";
ALTER TABLE "audit_entry" DROP CONSTRAINT "audit_entry_actor_id_fkey";

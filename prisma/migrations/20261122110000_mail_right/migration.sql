-- The operator's right to see mail, and a mail that nobody needs any more when its turn comes.

ALTER TYPE "user_right" ADD VALUE 'manage_mail';
ALTER TYPE "mail_status" ADD VALUE 'obsolete';

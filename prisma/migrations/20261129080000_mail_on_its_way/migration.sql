-- A mail that a worker is handing over, and one that the mail server may have taken without our hearing of it.

ALTER TYPE "mail_status" ADD VALUE 'sending' AFTER 'waiting';
ALTER TYPE "mail_status" ADD VALUE 'maybe_sent' AFTER 'sent';

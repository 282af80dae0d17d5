-- A delivery is an attempt with an id. It is stored before the mail server is called, so that no transaction is open
-- while the server answers, and a worker that dies leaves behind how far it came.

ALTER TABLE "mail"
    -- The attempt that has, or last had, the mail in hand.
    ADD COLUMN "attempt_id" UUID,
    -- When its worker last said that it is alive.
    ADD COLUMN "attempt_alive_at" TIMESTAMPTZ(3),
    -- Set just before the content goes to the server: from here on the server may have taken it.
    ADD COLUMN "handed_over_at" TIMESTAMPTZ(3),
    DROP CONSTRAINT "mail_closed_when_not_waiting",
    ADD CONSTRAINT "mail_closed_when_over" CHECK (("status" IN ('waiting', 'sending')) = ("closed_at" IS NULL)),
    ADD CONSTRAINT "mail_sending_in_an_attempt"
        CHECK ("status" <> 'sending' OR ("attempt_id" IS NOT NULL AND "attempt_alive_at" IS NOT NULL)),
    ADD CONSTRAINT "mail_maybe_sent_was_handed_over" CHECK ("status" <> 'maybe_sent' OR "handed_over_at" IS NOT NULL);

-- A link that was made invalid on purpose, unlike one that grew old: a mail that carries it is not sent again.
ALTER TABLE "token" ADD COLUMN "voided_at" TIMESTAMPTZ(3);

-- What matters to security, with where it came from: kept for a while (lib/jobs/clean-up.ts), unlike the audit log, which
-- is kept and holds no addresses. "user_id" is null where nobody known is concerned. It
-- is no foreign key: what happens at the door never waits for a lock on the user, so that it takes as long for everybody.
CREATE TABLE "security_event" (
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_at" timestamptz(3) NOT NULL,
	"user_id" uuid,
	"about" text,
	"request_id" text,
	"ip_address" text,
	"user_agent" text,
	CONSTRAINT "security_event_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "security_event_user_id_happened_at_idx" ON "security_event" ("user_id", "happened_at");
CREATE INDEX "security_event_ip_address_happened_at_idx" ON "security_event" ("ip_address", "happened_at");
CREATE INDEX "security_event_happened_at_idx" ON "security_event" ("happened_at");

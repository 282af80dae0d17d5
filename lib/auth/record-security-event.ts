import { currentApiKeyId, currentRequestId } from "@/lib/platform/current-request.ts";
import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf, type Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { logger } from "@/lib/platform/logger.ts";

interface Bounds {
	readonly auditedAnHour?: number;
	readonly quietMinutes?: number;
}

/** How repeated events are limited; events that aren't here are limited by the effort they take. */
const BOUNDS = {
	signed_in: {},
	signed_out: {},
	session_ended: {},
	sessions_ended: {},
	// Strangers cause these: they don't fill the audit log, which is kept forever.
	sign_in_failed: { auditedAnHour: 5 },
	password_wrong: { auditedAnHour: 5 },
	// Attempts after the first are not recorded again for a while.
	sign_in_slowed_down: { auditedAnHour: 2, quietMinutes: 5 },
	refused: { auditedAnHour: 5, quietMinutes: 5 },
	limit_reached: { auditedAnHour: 2, quietMinutes: 5 },
} as const satisfies Record<string, Bounds>;

export type SecurityEventKind = keyof typeof BOUNDS;

export interface SecurityEvent {
	readonly kind: SecurityEventKind;
	/** The user concerned: by id or, where a visitor named one, by an address, known or unknown. */
	readonly userId?: string | null;
	readonly email?: string | null;
	/** The actor, where known. */
	readonly actorId?: string | null;
	/** The limit or refusal, such as `sign_up`; never anything that was typed. */
	readonly about?: string;
	readonly from: { readonly ipAddress: string | null; readonly userAgent: string | null };
}

/**
 * Records what matters to security: in the table of events, with where it came from; in the log, with the request's id
 * and without an address; and, where a user is concerned, in the organization's audit log (product.md 40). One
 * statement does the same work for a known address and an unknown one. In a transaction, what is rolled back did not
 * happen.
 */
export async function recordSecurityEvent(
	event: SecurityEvent,
	db: Database | Transaction["prisma"] = writingDatabase(),
): Promise<void> {
	const { kind, userId = null, email = null, actorId = null, about = null, from } = event;
	const { auditedAnHour, quietMinutes }: Bounds = BOUNDS[kind];
	const [recorded] = await sqlOf(db).query<{ userId: string | null }>(
		`WITH "subject" AS (
			SELECT "id", "organization_id" FROM "user"
			WHERE ("id" = $3::uuid OR lower("email") = lower($4)) AND "status" <> 'removed' LIMIT 1
		), "event" AS (
			INSERT INTO "security_event"
				("id", "kind", "happened_at", "user_id", "about", "request_id", "ip_address", "user_agent")
			SELECT $1::uuid, $2, clock_timestamp(), "id", $5, $6, left($7, 64), left($8, 400)
			FROM (SELECT (SELECT "id" FROM "subject")) AS "concerned"
			WHERE $9::int IS NULL OR NOT EXISTS (
				SELECT FROM "security_event" AS "earlier"
				WHERE "ip_address" = left($7, 64) AND "happened_at" > clock_timestamp() - make_interval(mins => $9::int)
					AND "kind" = $2 AND "about" IS NOT DISTINCT FROM $5 AND "user_id" IS NOT DISTINCT FROM "concerned"."id"
			)
			RETURNING "user_id", "happened_at"
		), "audited" AS (
			INSERT INTO "audit_entry"
				("id", "organization_id", "actor_id", "request_id", "action", "subject_type", "subject_id", "after", "happened_at")
			SELECT $10::uuid, "organization_id", $11::uuid, $6, 'user.' || $2, 'user', "id"::text,
				CASE WHEN $5::text IS NOT NULL THEN jsonb_build_object('about', $5::text) END, "happened_at"
			FROM "subject" JOIN "event" ON "event"."user_id" = "subject"."id"
			WHERE $12::int IS NULL OR $12::int > (
				SELECT count(*) FROM "security_event" AS "earlier"
				WHERE "user_id" = "subject"."id" AND "kind" = $2
					AND "earlier"."happened_at" > clock_timestamp() - interval '1 hour'
			)
		)
		SELECT "user_id" AS "userId" FROM "event"`,
		[
			...[newId(), kind, userId, email?.trim() ?? null, about, currentRequestId() ?? null],
			...[from.ipAddress, from.userAgent, quietMinutes ?? null, newId(), actorId, auditedAnHour ?? null],
		],
	);
	if (!recorded) return;
	const concerned = { userId: recorded.userId ?? undefined, apiKeyId: currentApiKeyId() ?? undefined };
	logger.info({ event: kind, ...concerned, about: about ?? undefined }, "Security.");
}

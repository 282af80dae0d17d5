import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { listSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { readGroupsLostWithAddress } from "@/lib/share-groups/people/lost-with-address.ts";
import { readToken } from "../tokens/tokens.ts";
import { type Device, deviceOf } from "./device.ts";

/** The user's own account as Profile & Security shows it. */
export interface OwnProfile {
	readonly name: string;
	readonly email: string;
	readonly isEmailVerified: boolean;
	/** Entered, by the user or by an administrator, and not confirmed by its mailbox yet. */
	readonly pendingEmail: string | null;
	readonly language: string;
	readonly timeZone: string | null;
	readonly version: number;
	/** The share groups that let the user in by the current address and won't by the pending one. */
	readonly groupsLost: readonly string[];
}

export async function readOwnProfile({ actor, db = database() }: ReadContext): Promise<OwnProfile> {
	const { emailVerifiedAt, ...profile } = await db.user.findUniqueOrThrow({
		where: { id: actor.userId },
		select: {
			name: true,
			email: true,
			emailVerifiedAt: true,
			pendingEmail: true,
			language: true,
			timeZone: true,
			version: true,
		},
	});
	const { pendingEmail } = profile;
	const groupsLost = pendingEmail ? await readGroupsLost(actor, pendingEmail, db) : [];
	return { ...profile, isEmailVerified: emailVerifiedAt !== null, groupsLost };
}

/** A session of the user. */
export interface OwnSession {
	readonly id: string;
	readonly device: Device;
	readonly ipAddress: string | null;
	readonly createdAt: Date;
	readonly lastSeenAt: Date;
	/** The session of this request. */
	readonly isThis: boolean;
}

/** The user's own active sessions: this one first, then the last used. */
export async function listOwnSessions(
	{ actor, db = database() }: ReadContext,
	thisSessionId: string | null,
): Promise<OwnSession[]> {
	const sessions = (await listSessionsOfUser(actor.userId, db)).map(({ userAgent, ...session }) => ({
		...session,
		device: deviceOf(userAgent),
		isThis: session.id === thisSessionId,
	}));
	return [...sessions.filter(({ isThis }) => isThis), ...sessions.filter(({ isThis }) => !isThis)];
}

/** A sign-in to the user's own account, or an attempt. */
export interface OwnSignIn {
	readonly id: string;
	readonly happenedAt: Date;
	readonly outcome: (typeof SIGN_IN_OUTCOMES)[number];
	readonly device: Device;
	readonly ipAddress: string | null;
}

const SIGN_IN_OUTCOMES = ["signed_in", "sign_in_failed", "password_wrong", "sign_in_slowed_down"] as const;

/** How many are shown. */
export const SIGN_INS_SHOWN = 10;

/** The last sign-ins and attempts for the user's own account, newest first, for as long as they are stored. */
export async function listOwnSignIns(
	{ actor, db = database() }: ReadContext,
	{ limit }: { readonly limit: number } = { limit: SIGN_INS_SHOWN },
): Promise<OwnSignIn[]> {
	const events = await sqlOf(db).query<Omit<OwnSignIn, "device"> & { userAgent: string | null }>(
		`SELECT "id", "happened_at" AS "happenedAt", "kind" AS "outcome", "ip_address" AS "ipAddress",
			"user_agent" AS "userAgent"
		FROM "security_event" WHERE "user_id" = $1::uuid AND "kind" = ANY ($2::text[])
		ORDER BY "happened_at" DESC, "id" DESC LIMIT $3`,
		[actor.userId, SIGN_IN_OUTCOMES, limit],
	);
	return events.map(({ userAgent, ...event }) => ({ ...event, device: deviceOf(userAgent) }));
}

/** What a link would do, for its owner: the address that it confirms, and the share groups lost with the old one. */
export interface EmailChange {
	readonly email: string;
	readonly groupsLost: readonly string[];
}

/** Null alike for every link that can't be used and for another user's. */
export async function readEmailChange(
	{ actor, db = database() }: ReadContext,
	token: string,
): Promise<EmailChange | null> {
	const facts = await readToken(db, { purpose: "email_change", token });
	if (facts?.userId !== actor.userId) return null;
	const { email } = facts;
	return { email, groupsLost: await readGroupsLost(actor, email, db) };
}

function readGroupsLost(actor: Actor, newEmail: string, db: Database): Promise<string[]> {
	return readGroupsLostWithAddress(sqlOf(db), { userId: actor.userId, newEmail });
}

import type { Actor } from "@/lib/auth/actor.ts";
import { listSessionsOfUser } from "@/lib/auth/sessions.ts";
import { type Database, database } from "@/lib/db.ts";
import { readToken } from "@/lib/tokens/tokens.ts";
import { type Device, deviceOf } from "./device.ts";

/** One's own account as Profile & Security shows it. */
export interface OwnProfile {
	readonly name: string;
	readonly email: string;
	readonly isEmailVerified: boolean;
	/** Entered, by oneself or by an administrator, and not confirmed by its mailbox yet. */
	readonly pendingEmail: string | null;
	readonly language: string;
	readonly timeZone: string | null;
	readonly version: number;
}

export async function readOwnProfile(actor: Actor, db: Database = database()): Promise<OwnProfile> {
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
	return { ...profile, isEmailVerified: emailVerifiedAt !== null };
}

/** Where one is signed in. */
export interface OwnSession {
	readonly id: string;
	readonly device: Device;
	readonly ipAddress: string | null;
	readonly createdAt: Date;
	readonly lastSeenAt: Date;
	/** The one that asks. */
	readonly isThis: boolean;
}

/** One's own sessions that go on: this one first, then the one used last. */
export async function listOwnSessions(
	actor: Actor,
	thisSessionId: string | null,
	db: Database = database(),
): Promise<OwnSession[]> {
	const sessions = (await listSessionsOfUser(actor.userId, db)).map(({ userAgent, ...session }) => ({
		...session,
		device: deviceOf(userAgent),
		isThis: session.id === thisSessionId,
	}));
	return [...sessions.filter(({ isThis }) => isThis), ...sessions.filter(({ isThis }) => !isThis)];
}

/** The address that a link would confirm, for whoever it belongs to; null alike for every link that can't be used. */
export async function readEmailChange(
	actor: Actor,
	token: string,
	db: Database = database(),
): Promise<{ email: string } | null> {
	const facts = await readToken(db, { purpose: "email_change", token });
	return facts?.userId === actor.userId ? { email: facts.email } : null;
}

import { describe, expect, it } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { loadActor } from "../actor.ts";
import { endSession, endSessionsOfUser, startSession, userOfSession } from "./sessions.ts";

const { db, sql } = await testDatabase();
const organization = await anOrganization(db);

async function signedIn() {
	const user = await aUser(db, organization);
	const sessionId = await startSession({ userId: user.id, userAgent: "a browser", ipAddress: "192.0.2.1" }, db);
	return { user, sessionId };
}

/** Moves the session's times into the past, by PostgreSQL intervals. */
async function age(sessionId: string, { seen = "0 s", started = "0 s" }: { seen?: string; started?: string }) {
	await sql.query(
		`UPDATE session SET last_seen_at = last_seen_at - $2::interval, created_at = created_at - $3::interval,
			expires_at = expires_at - $3::interval WHERE id = $1::uuid`,
		[sessionId, seen, started],
	);
}

describe("a session", () => {
	it("belongs to its user, with a new id at each sign-in, and records the sign-in", async () => {
		const { user, sessionId } = await signedIn();
		const other = await startSession({ userId: user.id, userAgent: null, ipAddress: null }, db);
		expect(other).not.toBe(sessionId);
		expect(await userOfSession(sessionId, db)).toBe(user.id);
		expect((await db.user.findUniqueOrThrow({ where: { id: user.id } })).lastSignedInAt).toBeInstanceOf(Date);
	});

	it("that was never started has no user", async () => {
		expect(await userOfSession("0199c0de-0000-7000-8000-000000000000", db)).toBeNull();
	});

	it("ends twelve hours after it was last used", async () => {
		const { user, sessionId } = await signedIn();
		await age(sessionId, { seen: "11 hours 59 minutes" });
		expect(await userOfSession(sessionId, db)).toBe(user.id);
		await age(sessionId, { seen: "12 hours 1 second" });
		expect(await userOfSession(sessionId, db)).toBeNull();
	});

	it("goes on while it is used", async () => {
		const { user, sessionId } = await signedIn();
		await age(sessionId, { seen: "11 hours" });
		await userOfSession(sessionId, db);
		await age(sessionId, { seen: "11 hours" });
		expect(await userOfSession(sessionId, db)).toBe(user.id);
	});

	it("ends seven days after its sign-in, used or not", async () => {
		const { user, sessionId } = await signedIn();
		await age(sessionId, { started: "6 days 23 hours" });
		expect(await userOfSession(sessionId, db)).toBe(user.id);
		await age(sessionId, { started: "1 hour 1 second" });
		expect(await userOfSession(sessionId, db)).toBeNull();
	});

	it("that was ended stays so, and the others go on", async () => {
		const { user, sessionId } = await signedIn();
		const other = await startSession({ userId: user.id, userAgent: null, ipAddress: null }, db);
		await endSession(sessionId, db);
		expect(await userOfSession(sessionId, db)).toBeNull();
		expect(await userOfSession(other, db)).toBe(user.id);
	});

	it("ends with all the others of its user, in the transaction that ends them", async () => {
		const { user, sessionId } = await signedIn();
		const bystander = await signedIn();
		await transact(db, (tx) => endSessionsOfUser(tx, user.id));
		expect(await userOfSession(sessionId, db)).toBeNull();
		expect(await userOfSession(bystander.sessionId, db)).toBe(bystander.user.id);
	});
});

describe("the actor", () => {
	it("is null from the moment the user is suspended", async () => {
		const { user } = await signedIn();
		expect(await loadActor(user.id, db)).not.toBeNull();
		await db.user.update({ where: { id: user.id }, data: { status: "suspended" } });
		expect(await loadActor(user.id, db)).toBeNull();
	});

	it("has the rights of their role as it is now", async () => {
		const { user } = await signedIn();
		await db.userRole.update({ where: { id: organization.memberRoleId }, data: { rights: ["view_user_list"] } });
		expect([...((await loadActor(user.id, db))?.rights ?? [])]).toEqual(["view_user_list"]);
		await db.userRole.update({ where: { id: organization.memberRoleId }, data: { rights: [] } });
		expect((await loadActor(user.id, db))?.rights.size).toBe(0);
	});
});

import { expect, it } from "vitest";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { countSessions } from "@/lib/people/queries.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { endUserSessions } from "./end-user-sessions.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const admin = await aUser(db, northwind, { role: "administrator" });
const helpDesk = await aUser(db, northwind, {
	role: { id: await aUserRole(db, northwind, { rights: ["view_user_list", "edit_user"] }) },
});
const plain = { id: await aUserRole(db, northwind, { rights: [] }) };

async function signedIn(role: Parameters<typeof aUser>[2] = { role: plain }) {
	const { id } = await aUser(db, northwind, role);
	const start = () => startSession({ userId: id, userAgent: null, ipAddress: null }, db);
	return { id, sessions: [await start(), await start()] };
}

const as = async (id: string) => ({ actor: await actorOf(db, id), db });

it("ends every session of a user, and says so in the audit log", async () => {
	const { id, sessions } = await signedIn();
	const other = await signedIn();
	expect(await countSessions({ actor: await actorOf(db, helpDesk), db }, id)).toBe(2);
	expect(await endUserSessions(await as(helpDesk.id), { userId: id })).toEqual({ ok: true, value: { sessions: 2 } });
	for (const session of sessions) expect(await userOfSession(session, db)).toBeNull();
	for (const session of other.sessions) expect(await userOfSession(session, db)).toBe(other.id);
	expect(await countSessions({ actor: await actorOf(db, helpDesk), db }, id)).toBe(0);
	expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
		{ action: "user.sessions_ended", actorId: helpDesk.id, organizationId: northwind.id, after: { sessions: 2 } },
	]);
});

it("ends nothing for a user with rights that the actor lacks, for the actor, for a stranger, or without the right", async () => {
	const above = await signedIn({ role: "administrator" });
	const member = await signedIn();
	const elsewhere = await aUser(db, await anOrganization(db), { role: "administrator" });
	const end = async (actorId: string, userId: string) => endUserSessions(await as(actorId), { userId });
	expect(await end(helpDesk.id, above.id)).toMatchObject({ code: "FORBIDDEN", key: "userHasRightsYouLack" });
	expect(await end(helpDesk.id, helpDesk.id)).toMatchObject({ code: "CONFLICT", key: "ownSessionsInProfile" });
	expect(await end(elsewhere.id, member.id)).toMatchObject({ code: "NOT_FOUND" });
	expect(await end(member.id, above.id)).toMatchObject({ code: "NOT_FOUND" });
	expect(await countSessions({ actor: await actorOf(db, elsewhere), db }, member.id)).toBeNull();
	for (const { id, sessions } of [above, member]) {
		for (const session of sessions) expect(await userOfSession(session, db)).toBe(id);
		expect(await db.auditEntry.count({ where: { subjectId: id } })).toBe(0);
	}
	expect(await end(admin.id, above.id)).toMatchObject({ ok: true });
});

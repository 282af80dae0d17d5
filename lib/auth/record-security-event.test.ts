import { describe, expect, it } from "vitest";
import { changePassword } from "@/lib/accounts/profile/change-password.ts";
import { endOwnSession } from "@/lib/accounts/profile/end-own-session.ts";
import { signOutEverywhere } from "@/lib/accounts/profile/sign-out-everywhere.ts";
import { beginRequest } from "@/lib/platform/current-request.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { hashPassword } from "./passwords/password.ts";
import { recordSecurityEvent } from "./record-security-event.ts";
import { leaveSession, signIn } from "./sign-in/sign-in.ts";

const { db, sql } = await testDatabase();
const organization = await anOrganization(db);
const PASSWORD = "a quiet harbour";
const passwordHash = await hashPassword(PASSWORD);
let places = 0;

/** A user at a place of their own, so that no limit of another test counts. */
async function somebody() {
	places += 1;
	const from = { ipAddress: `192.0.2.${places}`, userAgent: "a browser" };
	const { id, email } = await aUser(db, organization, { passwordHash });
	const enter = (password = PASSWORD) => signIn({ email, password }, from, db);
	const events = () => db.securityEvent.findMany({ where: { userId: id }, orderBy: { id: "asc" } });
	const audited = () => db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
	const own = async () => ({ actor: await actorOf(db, id), db, visit: { ...from, sessionId: null } });
	return { id, email, from, enter, events, audited, own };
}

const sessionOf = async (answer: ReturnType<typeof signIn>) => {
	const signedIn = await answer;
	if (!signedIn.ok) throw new Error(signedIn.problem.kind);
	return signedIn.sessionId;
};

describe("security events", () => {
	it("record sign-ins, failures and ended sessions: with the place in the table, without it in the audit log", async () => {
		const { id, from, enter, events, audited, own } = await somebody();
		const { id: requestId } = beginRequest(undefined);
		await enter("a guess");
		const first = await sessionOf(enter());
		await leaveSession(first, from, db);
		const second = await sessionOf(enter());
		await endOwnSession(await own(), { sessionId: second });
		await changePassword(await own(), { currentPassword: "a guess", newPassword: "seven loud gulls" });
		await signOutEverywhere(await own());
		const told = ["sign_in_failed", "signed_in", "signed_out", "signed_in", "session_ended", "password_wrong"];
		const kinds = [...told, "sessions_ended"];
		expect(await events()).toMatchObject(kinds.map((kind) => ({ kind, requestId, ...from })));
		const entries = await audited();
		expect(entries).toMatchObject(
			kinds.map((kind) => ({
				action: `user.${kind}`,
				organizationId: organization.id,
				subjectType: "user",
				requestId,
				actorId: kind === "sign_in_failed" ? null : id,
			})),
		);
		expect(JSON.stringify(entries)).not.toMatch(/192\.0\.2\.|browser|@/);
	});

	it("record nothing for a session that had ended", async () => {
		const { from, enter, events } = await somebody();
		const sessionId = await sessionOf(enter());
		await leaveSession(sessionId, from, db);
		await leaveSession(sessionId, from, db);
		expect((await events()).map(({ kind }) => kind)).toEqual(["signed_in", "signed_out"]);
	});

	it("record another user's session that a sign-in ended", async () => {
		const [one, other] = [await somebody(), await somebody()];
		const sessionId = await sessionOf(one.enter());
		await signIn({ email: other.email, password: PASSWORD }, { ...other.from, sessionId }, db);
		expect((await one.events()).map(({ kind }) => kind)).toEqual(["signed_in", "signed_out"]);
	});

	it("record guessing at an unknown address, without the address", async () => {
		places += 1;
		const from = { ipAddress: `192.0.2.${places}`, userAgent: null };
		await signIn({ email: "nobody@elsewhere.example", password: "a guess" }, from, db);
		const noted = await db.securityEvent.findMany({ where: { ipAddress: from.ipAddress } });
		expect(noted).toMatchObject([{ kind: "sign_in_failed", userId: null, about: null }]);
		expect(JSON.stringify(noted)).not.toContain("nobody@");
	});

	it("record a slow-down once, however many attempts follow", async () => {
		const { enter, events } = await somebody();
		for (let attempt = 0; attempt < 9; attempt += 1) await enter("a guess");
		const kinds = (await events()).map(({ kind }) => kind);
		expect(kinds).toEqual([...Array(5).fill("sign_in_failed"), "sign_in_slowed_down"]);
	});

	it("don't let strangers fill the audit log: it gets five failures an hour of one user", async () => {
		const { id, email, audited, events } = await somebody();
		for (let attempt = 0; attempt < 12; attempt += 1) {
			const from = { ipAddress: `198.51.100.${attempt}`, userAgent: null };
			await recordSecurityEvent({ kind: "sign_in_failed", email: ` ${email.toUpperCase()} `, from }, db);
		}
		expect(await events()).toHaveLength(12);
		expect(await audited()).toHaveLength(5);
		await sql.query(
			`UPDATE security_event SET happened_at = happened_at - interval '61 minutes' WHERE user_id = $1::uuid RETURNING id`,
			[id],
		);
		const from = { ipAddress: "198.51.100.1", userAgent: null };
		await recordSecurityEvent({ kind: "sign_in_failed", email, from }, db);
		expect(await audited()).toHaveLength(6);
	});

	it("say which limit was reached or what was refused, once in a while for each", async () => {
		const { id, from, events, audited } = await somebody();
		for (const about of ["password_reset", "password_reset", "sign_up"]) {
			await recordSecurityEvent({ kind: "limit_reached", about, userId: id, from }, db);
		}
		const abouts = ["password_reset", "sign_up"];
		expect(await events()).toMatchObject(abouts.map((about) => ({ about })));
		expect(await audited()).toMatchObject(abouts.map((about) => ({ after: { about } })));
	});
});

import { beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { signIn } from "@/lib/auth/sign-in/sign-in.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { mintToken, readToken } from "../tokens/tokens.ts";
import { changePassword } from "./change-password.ts";

const { db, sql } = await testDatabase();
const organization = await anOrganization(db);
const OLD = "a quiet harbour";
const NEW = "seven loud gulls";
const passwordHash = await hashPassword(OLD);
const home = { ipAddress: "192.0.2.1", userAgent: "a browser" };

async function mary() {
	const { id, email } = await aUser(db, organization, { name: "Mary Chan", passwordHash });
	const sessionId = await startSession({ userId: id, ...home }, db);
	const context = { actor: await actorOf(db, id), db, visit: { ...home, sessionId } };
	const change = (currentPassword: string, newPassword = NEW) =>
		changePassword(context, { currentPassword, newPassword });
	const signsInWith = async (password: string) => (await signIn({ email, password }, home, db)).ok;
	return { id, email, sessionId, context, change, signsInWith };
}

beforeEach(async () => {
	await sql.query("DELETE FROM rate_limit");
});

describe("a change of password", () => {
	it("lets the new one in and the old one not, ends every session, and continues in a new one", async () => {
		const { id, sessionId, change, signsInWith } = await mary();
		const elsewhere = await startSession({ userId: id, ...home }, db);
		const changed = await change(OLD);
		if (!changed.ok) throw new Error(changed.key);
		expect(await userOfSession(elsewhere, db)).toBeNull();
		expect(await userOfSession(sessionId, db)).toBeNull();
		expect(await userOfSession(changed.value.sessionId, db)).toBe(id);
		expect(await db.session.findUnique({ where: { id: changed.value.sessionId } })).toMatchObject(home);
		expect(await signsInWith(OLD)).toBe(false);
		expect(await signsInWith(NEW)).toBe(true);
	});

	it("ends a sign-in with the old password that was under way, whichever of the two is first", async () => {
		for (const isChangeFirst of [true, false]) {
			const { id, email, change, signsInWith } = await mary();
			const enter = () => signIn({ email, password: OLD }, { ipAddress: "203.0.113.9", userAgent: "a thief's" }, db);
			const [first, second] = isChangeFirst ? [() => change(OLD), enter] : [enter, () => change(OLD)];
			const both = await transact(db, async (tx) => {
				await tx.sql.query(`SELECT 1 FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [id]);
				const one = first();
				await untilOthersWait(sql);
				const other = second();
				await untilOthersWait(sql, 2);
				return [one, other];
			});
			await Promise.all(both);
			expect(await db.session.findMany({ where: { userId: id, endedAt: null } })).toMatchObject([home]);
			expect(await signsInWith(NEW)).toBe(true);
		}
	});

	it("is in the audit log without a word of the password, and mailed", async () => {
		const { id, email, change } = await mary();
		await change(OLD);
		expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
			{ action: "user.password_changed", actorId: id, before: null, after: null },
		]);
		expect(await db.mail.findMany({ where: { userId: id } })).toMatchObject([
			{ kind: "password_changed", recipientEmail: email, facts: { userId: id } },
		]);
	});

	it("leaves no way in to someone who knew the old one: no pending address, no reset link", async () => {
		const { id, change } = await mary();
		await db.user.update({ where: { id }, data: { pendingEmail: "thief@evil.example" } });
		const reset = await transact(db, (tx) => mintToken(tx, { purpose: "password_reset", userId: id }));
		const subject = { purpose: "email_change", userId: id, email: "thief@evil.example" } as const;
		const confirm = await transact(db, (tx) => mintToken(tx, subject));
		await change(OLD);
		expect(await readToken(db, { purpose: "password_reset", token: reset })).toBeNull();
		expect(await readToken(db, { purpose: "email_change", token: confirm })).toBeNull();
		expect((await db.user.findUniqueOrThrow({ where: { id } })).pendingEmail).toBeNull();
	});

	it("requires the current password, and changes nothing without it", async () => {
		const { id, sessionId, change, signsInWith } = await mary();
		expect(await change("a guess")).toMatchObject({ key: "currentPasswordWrong", field: "currentPassword" });
		expect(await userOfSession(sessionId, db)).toBe(id);
		expect(await db.mail.count({ where: { userId: id } })).toBe(0);
		expect(await signsInWith(OLD)).toBe(true);
	});

	it("slows guessing down together with the sign-in, the right password too", async () => {
		const { change, signsInWith } = await mary();
		for (let guess = 0; guess < 5; guess += 1) await change(`a guess ${guess}`);
		expect(await change(OLD)).toMatchObject({ code: "TOO_MANY_REQUESTS", field: "currentPassword" });
		expect(await signsInWith(OLD)).toBe(false);
	});

	it.each([
		["short", "passwordTooShort"],
		["x".repeat(129), "passwordTooLong"],
		["password123", "passwordCommon"],
		["marychan1", "passwordPersonal"],
		[OLD, "passwordUnchanged"],
	])("to %s is refused at its field", async (newPassword, key) => {
		const { change, signsInWith } = await mary();
		expect(await change(OLD, newPassword)).toMatchObject({ code: "INVALID", key, field: "newPassword" });
		expect(await signsInWith(OLD)).toBe(true);
	});

	it("requested twice at once happens once, 10 rounds", async () => {
		for (let round = 0; round < 10; round += 1) {
			const { id, change } = await mary();
			const results = await Promise.all([change(OLD, `${NEW} 1`), change(OLD, `${NEW} 2`)]);
			expect(results.filter((result) => result.ok).length).toBe(1);
			expect(await db.mail.count({ where: { userId: id } })).toBe(1);
			expect(await db.session.count({ where: { userId: id, endedAt: null } })).toBe(1);
		}
	});

	it("is refused for a user who was suspended in the meantime", async () => {
		const { id, change } = await mary();
		await db.user.update({ where: { id }, data: { status: "suspended" } });
		expect(await change(OLD)).toMatchObject({ code: "FORBIDDEN" });
		expect((await db.user.findUniqueOrThrow({ where: { id } })).passwordHash).toBe(passwordHash);
	});
});

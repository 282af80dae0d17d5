import { describe, expect, it } from "vitest";
import { countSignInAttempt } from "@/lib/auth/limits/sign-in-limits.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { signIn } from "@/lib/auth/sign-in/sign-in.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { mintToken } from "../tokens/tokens.ts";
import { readPasswordReset } from "./queries.ts";
import { requestPasswordReset } from "./request-password-reset.ts";
import { resetPassword } from "./reset-password.ts";

const { db, sql } = await testDatabase();

const PASSWORD = "another quiet harbour";
const OLD_PASSWORD = "a quiet harbour";
const visitor = { ipAddress: "192.0.2.9", userAgent: null };

async function aForgetful() {
	const organization = await anOrganization(db);
	const user = await aUser(db, organization, { name: "Tom Reed", passwordHash: await hashPassword(OLD_PASSWORD) });
	const mint = () => transact(db, (tx) => mintToken(tx, { purpose: "password_reset", userId: user.id }));
	const reset = (token: string, password = PASSWORD) =>
		resetPassword({ db, ipAddress: visitor.ipAddress }, { token, password });
	const signInWith = (password: string) => signIn({ email: user.email, password }, visitor, db);
	return { user, organization, mint, reset, signInWith };
}

describe("asking for another password", () => {
	it("answers alike for a known, an unknown and a suspended person's address, and writes one mail to each", async () => {
		const { user, organization } = await aForgetful();
		const suspended = await aUser(db, organization, { status: "suspended" });
		const unknown = `${newId()}@test.example`;
		const kinds: string[] = [];
		for (const email of [user.email.toUpperCase(), unknown, suspended.email]) {
			expect(await requestPasswordReset({ db }, { email })).toEqual({ ok: true, value: null });
			const where = { recipientEmail: { equals: email, mode: "insensitive" } } as const;
			kinds.push(...(await db.mail.findMany({ where })).map(({ kind }) => kind));
		}
		expect(kinds).toEqual(["password_reset", "password_reset_unknown", "password_reset_unknown"]);
		expect(await db.mail.findFirstOrThrow({ where: { userId: user.id } })).toMatchObject({
			recipientEmail: user.email,
			facts: { userId: user.id },
		});
	});

	it("answers as always and writes nothing where the mailbox was written to often enough", async () => {
		const { user } = await aForgetful();
		for (const email of [user.email, `${newId()}@test.example`]) {
			expect(await requestPasswordReset({ db, isSilenced: true }, { email })).toEqual({ ok: true, value: null });
			expect(await db.mail.count({ where: { recipientEmail: email } })).toBe(0);
		}
	});
});

describe("choosing another password", () => {
	it("ends all sessions, tells the user by mail, and only the new one signs in", async () => {
		const { user, mint, reset, signInWith } = await aForgetful();
		const session = await startSession({ userId: user.id, ...visitor }, db);
		expect(await reset(await mint())).toEqual({ ok: true, value: null });
		expect(await userOfSession(session, db)).toBeNull();
		expect(await signInWith(OLD_PASSWORD)).toMatchObject({ ok: false });
		expect(await signInWith(PASSWORD)).toMatchObject({ ok: true });
		expect(await db.mail.findMany({ where: { userId: user.id } })).toMatchObject([{ kind: "password_changed" }]);
		const where = { subjectId: user.id, action: "user.password_changed" };
		const audited = await db.auditEntry.findMany({ where });
		expect(audited).toMatchObject([{ actorId: user.id, before: null, after: null }]);
	});

	it("ends a sign-in with the old password that was under way", async () => {
		const { user, mint, reset, signInWith } = await aForgetful();
		const token = await mint();
		const both = await transact(db, async (tx) => {
			await tx.sql.query(`SELECT 1 FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [user.id]);
			const resetting = reset(token);
			await untilOthersWait(sql);
			const signingIn = signInWith(OLD_PASSWORD);
			await untilOthersWait(sql, 2);
			return [resetting, signingIn];
		});
		expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: false, problem: { kind: "wrong" } }]);
		expect(await db.session.count({ where: { userId: user.id, endedAt: null } })).toBe(0);
	});

	it("lets in at once a user who mistyped the old one too often", async () => {
		const { mint, reset, signInWith } = await aForgetful();
		for (let attempt = 0; attempt < 6; attempt += 1) await signInWith("mistyped");
		expect(await signInWith(OLD_PASSWORD)).toMatchObject({ ok: false, problem: { kind: "slowed_down" } });
		await reset(await mint());
		expect(await signInWith(PASSWORD)).toMatchObject({ ok: true });
	});

	it("lets in at once a user whom others shut out by guessing from everywhere", async () => {
		const { user, mint, reset, signInWith } = await aForgetful();
		for (let place = 0; place < 51; place += 1) {
			await countSignInAttempt({ email: user.email, ipAddress: `198.51.100.${place}` }, db);
		}
		expect(await signInWith(OLD_PASSWORD)).toMatchObject({ ok: false, problem: { kind: "slowed_down" } });
		await reset(await mint());
		expect(await signInWith(PASSWORD)).toMatchObject({ ok: true });
	});

	it("gains a suspended user nothing: the link is refused like a used one and like none", async () => {
		const { user, mint, reset } = await aForgetful();
		const token = await mint();
		await db.user.update({ where: { id: user.id }, data: { status: "suspended" } });
		const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
		const suspended = await reset(token);
		expect(suspended).toMatchObject({ ok: false, code: "NOT_FOUND", key: "linkNotGood" });
		expect(await reset("nonsense")).toEqual(suspended);
		expect((await db.user.findUniqueOrThrow({ where: { id: user.id } })).passwordHash).toBe(passwordHash);
		await db.user.update({ where: { id: user.id }, data: { status: "active" } });
		expect(await reset(token)).toMatchObject({ ok: true });
		expect(await reset(token)).toEqual(suspended);
		expect(await readPasswordReset({ db }, token)).toBeNull();
	});

	it("refuses a password against the rules, and the link stays good", async () => {
		const { user, mint, reset } = await aForgetful();
		const token = await mint();
		expect(await reset(token, "tom reed")).toMatchObject({ code: "INVALID", field: "password" });
		expect(await readPasswordReset({ db }, token)).toEqual({ email: user.email });
	});

	it("by two at once is done once", async () => {
		const { mint, reset } = await aForgetful();
		const token = await mint();
		const results = await Promise.all([reset(token), reset(token, "a third quiet harbour")]);
		expect(results.filter((result) => result.ok)).toHaveLength(1);
	});
});

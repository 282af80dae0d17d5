import { hash } from "@node-rs/argon2";
import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { storedAddress } from "@/lib/text/addresses/mail-address.ts";
import { countSignInAttempt } from "../limits/sign-in-limits.ts";
import { hashPassword } from "../passwords/password.ts";
import { userOfSession } from "../sessions/sessions.ts";
import { signIn } from "./sign-in.ts";

const { db, sql } = await testDatabase();
const organization = await anOrganization(db);
const passwordHash = await hashPassword("a quiet harbour");

const home = { ipAddress: "192.0.2.1", userAgent: "a browser" };
const wrong = { ok: false, problem: { kind: "wrong" } };
const slowedDown = { ok: false, problem: { kind: "slowed_down", waitSeconds: expect.any(Number) } };

async function somebody(status: "active" | "suspended" | "removed" = "active") {
	const user = await aUser(db, organization);
	await db.user.update({ where: { id: user.id }, data: { passwordHash, status } });
	return user;
}

const attempts = (count: number) => Array.from({ length: count }, (_, index) => index);

beforeEach(async () => {
	await sql.query("DELETE FROM rate_limit");
});

describe("signing in", () => {
	it("starts a session, whatever the case of the address", async () => {
		const user = await somebody();
		const answer = await signIn({ email: ` ${user.email.toUpperCase()}`, password: "a quiet harbour" }, home, db);
		if (!answer.ok) throw new Error(answer.problem.kind);
		expect(await userOfSession(answer.sessionId, db)).toBe(user.id);
		expect(await db.session.findUnique({ where: { id: answer.sessionId } })).toMatchObject(home);
	});

	it("ends the session that the browser presented, also another user's, and no other", async () => {
		const [first, second] = [await somebody(), await somebody()];
		const enter = async (email: string, presented: string | null) => {
			const visit = { ...home, sessionId: presented };
			const answer = await signIn({ email, password: "a quiet harbour" }, visit, db);
			if (!answer.ok) throw new Error(answer.problem.kind);
			return answer.sessionId;
		};
		const elsewhere = await enter(first.email, null);
		const here = await enter(first.email, null);
		const again = await enter(first.email, here);
		expect(await userOfSession(here, db)).toBeNull();
		const asAnother = await enter(second.email, again);
		expect(await userOfSession(again, db)).toBeNull();
		expect(await userOfSession(asAnother, db)).toBe(second.id);
		expect(await userOfSession(elsewhere, db)).toBe(first.id);
		const failed = { ...home, sessionId: elsewhere };
		expect(await signIn({ email: second.email, password: "a guess" }, failed, db)).toEqual(wrong);
		expect(await userOfSession(elsewhere, db)).toBe(first.id);
	});

	it("stores the password's hash again, where it was made with other parameters than today's", async () => {
		const user = await somebody();
		const storedHash = async () => (await db.user.findUniqueOrThrow({ where: { id: user.id } })).passwordHash;
		const enter = (password: string) => signIn({ email: user.email, password }, home, db);
		await enter("a quiet harbour");
		expect(await storedHash(), "of today's").toBe(passwordHash);

		const weak = await hash("a quiet harbour", { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
		await db.user.update({ where: { id: user.id }, data: { passwordHash: weak } });
		expect(await enter("a guess")).toEqual(wrong);
		expect(await storedHash()).toBe(weak);
		expect(await enter("a quiet harbour")).toMatchObject({ ok: true });
		expect(await storedHash()).toContain("$m=19456,t=2,p=1$");
		expect(await enter("a quiet harbour")).toMatchObject({ ok: true });
	});

	it("finds an address in either spelling of its domain", async () => {
		const { id } = await aUser(db, organization, { email: "Jürgen@xn--bcher-kva.example" });
		await db.user.update({ where: { id }, data: { passwordHash } });
		for (const email of ["jürgen@Bücher.example", "Jürgen@xn--bcher-kva.example"]) {
			expect(await signIn({ email, password: "a quiet harbour" }, home, db)).toMatchObject({ ok: true });
		}
	});

	it("finds an address in any case, also where its letters have several small ones", async () => {
		const { id } = await aUser(db, organization, { email: storedAddress("ΝΙΚΟΣ@northwind.example") ?? "" });
		await db.user.update({ where: { id }, data: { passwordHash } });
		for (const email of ["νικος@northwind.example", "ΝΙΚΟΣ@Northwind.example", "νικοσ@northwind.example"]) {
			expect(await signIn({ email, password: "a quiet harbour" }, home, db), email).toMatchObject({ ok: true });
		}
	});

	it("answers alike to a wrong password, an unknown address, and a user who may not sign in", async () => {
		const password = "a quiet harbour";
		const withoutPassword = await aUser(db, organization);
		expect(await signIn({ email: (await somebody()).email, password: "a loud harbour" }, home, db)).toEqual(wrong);
		expect(await signIn({ email: "nobody@elsewhere.example", password }, home, db)).toEqual(wrong);
		expect(await signIn({ email: (await somebody("suspended")).email, password }, home, db)).toEqual(wrong);
		expect(await signIn({ email: (await somebody("removed")).email, password }, home, db)).toEqual(wrong);
		expect(await signIn({ email: withoutPassword.email, password }, home, db)).toEqual(wrong);
	});

	it("takes an address with wildcards literally", async () => {
		const user = await somebody();
		expect(await signIn({ email: user.email.replace(/^./, "_"), password: "a quiet harbour" }, home, db)).toEqual(
			wrong,
		);
		expect(await signIn({ email: "%", password: "a quiet harbour" }, home, db)).toEqual(wrong);
	});
});

describe("guessing", () => {
	it("at one account from one place waits after five, with the right password too, for a minute at most", async () => {
		const { email } = await somebody();
		for (const _ of attempts(5)) expect(await signIn({ email, password: "a guess" }, home, db)).toEqual(wrong);
		const sixth = await signIn({ email, password: "a quiet harbour" }, home, db);
		expect(sixth).toEqual(slowedDown);
		if (sixth.ok || sixth.problem.kind !== "slowed_down") throw new Error("It was not slowed down.");
		expect(sixth.problem.waitSeconds).toBeGreaterThan(0);
		expect(sixth.problem.waitSeconds).toBeLessThanOrEqual(60);
	});

	it("waits the same for an unknown address", async () => {
		const nobody = { email: "nobody@elsewhere.example", password: "a guess" };
		for (const _ of attempts(5)) expect(await signIn(nobody, home, db)).toEqual(wrong);
		expect(await signIn(nobody, home, db)).toEqual(slowedDown);
	});

	it("gains nothing from guessing all at once", async () => {
		const attempt = { email: (await somebody()).email, ipAddress: home.ipAddress };
		const waits = await Promise.all(attempts(30).map(() => countSignInAttempt(attempt, db)));
		expect(waits.filter((wait) => wait === null)).toHaveLength(5);
	});

	it("waits longer the longer it goes on", async () => {
		const attempt = { email: (await somebody()).email, ipAddress: home.ipAddress };
		const longest: number[] = [];
		for (const _ of attempts(4)) {
			for (const _ of attempts(5)) await countSignInAttempt(attempt, db);
			longest.push((await countSignInAttempt(attempt, db)) ?? 0);
			await sql.query(`UPDATE rate_limit SET expire = 1 WHERE key LIKE 'sign\\_in\\_pair\\_60:%'`);
		}
		expect(longest[0]).toBeLessThanOrEqual(60);
		expect(longest[1]).toBeGreaterThan(60);
		expect(longest[3]).toBeGreaterThan(15 * 60);
		expect(longest[3]).toBeLessThanOrEqual(60 * 60);
	});

	it("at many accounts from one place waits as well", async () => {
		const waits: (number | null)[] = [];
		for (const index of attempts(31)) {
			waits.push(
				await countSignInAttempt({ email: `person${index}@elsewhere.example`, ipAddress: home.ipAddress }, db),
			);
		}
		expect(waits.slice(0, 30)).toEqual(Array(30).fill(null));
		expect(waits[30]).toBeGreaterThan(0);
	});

	it("from everywhere doesn't lock the owner out where they have signed in before", async () => {
		const { email } = await somebody();
		expect((await signIn({ email, password: "a quiet harbour" }, home, db)).ok).toBe(true);
		for (const index of attempts(50)) {
			await countSignInAttempt({ email, ipAddress: `198.51.100.${index}` }, db);
		}
		const elsewhere = { ...home, ipAddress: "203.0.113.9" };
		expect(await signIn({ email, password: "a quiet harbour" }, elsewhere, db)).toEqual(slowedDown);
		expect((await signIn({ email, password: "a quiet harbour" }, home, db)).ok).toBe(true);
	});

	it("from everywhere doesn't lock the owner out anywhere in the network of an IPv6 address", async () => {
		const { email } = await somebody();
		const at = (ipAddress: string) => ({ ...home, ipAddress });
		const enter = (ipAddress: string) => signIn({ email, password: "a quiet harbour" }, at(ipAddress), db);
		expect((await enter("2001:db8:1:1:aaaa::1")).ok).toBe(true);
		for (const index of attempts(50)) await countSignInAttempt({ email, ipAddress: `198.51.100.${index}` }, db);
		expect((await enter("2001:db8:1:1:bbbb::2")).ok).toBe(true);
		expect(await enter("2001:db8:1:2:aaaa::1")).toEqual(slowedDown);
	});

	it("from one place, however long it goes on, doesn't slow down sign-ins elsewhere", async () => {
		const { email } = await somebody();
		for (const _ of attempts(60)) await countSignInAttempt({ email, ipAddress: "198.51.100.1" }, db);
		expect((await signIn({ email, password: "a quiet harbour" }, home, db)).ok).toBe(true);
	});

	it("is forgotten once the owner has signed in", async () => {
		const { email } = await somebody();
		for (const _ of attempts(4)) await signIn({ email, password: "a slip" }, home, db);
		expect((await signIn({ email, password: "a quiet harbour" }, home, db)).ok).toBe(true);
		for (const _ of attempts(4)) expect(await signIn({ email, password: "a slip" }, home, db)).toEqual(wrong);
		expect((await signIn({ email, password: "a quiet harbour" }, home, db)).ok).toBe(true);
	});

	it("leaves nothing behind when its windows are over", async () => {
		await countSignInAttempt({ email: "nobody@elsewhere.example", ipAddress: home.ipAddress }, db);
		await sql.query("UPDATE rate_limit SET expire = 1");
		await countSignInAttempt({ email: "other@elsewhere.example", ipAddress: "198.51.100.7" }, db);
		expect(await sql.query("SELECT key FROM rate_limit WHERE expire = 1")).toEqual([]);
	});
});

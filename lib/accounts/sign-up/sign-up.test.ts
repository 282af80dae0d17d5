import { describe, expect, it } from "vitest";
import { verifyPassword } from "@/lib/auth/passwords/password.ts";
import { rightsOfOrganization } from "@/lib/auth/rights-of-organization.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser, theCreditTypes } from "@/lib/testing/people.ts";
import { mintToken } from "../tokens/tokens.ts";
import { finishSignUp } from "./finish-sign-up.ts";
import { readSignUp } from "./queries.ts";
import { finishSignUpSchema, startSignUpSchema } from "./schema.ts";
import { startSignUp } from "./start-sign-up.ts";

const { db } = await testDatabase();
await theCreditTypes(db);

const PASSWORD = "a quiet harbour";

const mailsTo = (email: string) =>
	db.mail.findMany({
		where: { recipientEmail: { equals: email, mode: "insensitive" } },
		orderBy: { createdAt: "asc" },
	});

async function aLink(email = `${newId()}@test.example`, name = "Sally Green") {
	const token = await transact(db, (tx) => mintToken(tx, { purpose: "sign_up", email, name }));
	const finish = (more: { token?: string; password?: string } = {}) =>
		finishSignUp({ db }, { token, password: PASSWORD, timeZone: "Asia/Hong_Kong", ...more });
	return { email, token, finish };
}

describe("starting a sign-up", () => {
	it("answers alike for a known and an unknown address, and writes one mail to either", async () => {
		const known = await aUser(db, await anOrganization(db), { name: "Tom" });
		const unknown = `${newId()}@test.example`;
		const answers = [
			await startSignUp({ db }, { name: "Sally", email: known.email.toUpperCase() }),
			await startSignUp({ db }, { name: "Sally", email: unknown }),
		];
		expect(answers).toEqual([
			{ ok: true, value: null },
			{ ok: true, value: null },
		]);
		expect(await mailsTo(known.email)).toMatchObject([
			{ kind: "sign_up_known", recipientEmail: known.email, recipientName: "Tom", userId: known.id, facts: {} },
		]);
		expect(await mailsTo(unknown)).toMatchObject([
			{ kind: "sign_up", recipientName: null, userId: null, organizationId: null, facts: { name: "Sally" } },
		]);
	});

	it("answers as always and writes nothing where the mailbox was written to often enough", async () => {
		const known = await aUser(db, await anOrganization(db));
		for (const email of [known.email, `${newId()}@test.example`]) {
			expect(await startSignUp({ db, isSilenced: true }, { name: "Sally", email })).toEqual({ ok: true, value: null });
			expect(await mailsTo(email)).toEqual([]);
		}
	});

	it("makes nothing but the mail", async () => {
		const count = () => Promise.all([db.user.count(), db.organization.count(), db.token.count()]);
		const before = await count();
		await startSignUp({ db }, { name: "Sally", email: `${newId()}@test.example` });
		expect(await count()).toEqual(before);
	});

	it("takes a name and one address", () => {
		const wrong = [
			{ name: "", email: "sally@test.example" },
			{ name: "Sally", email: "sally" },
			{ name: "Sally", email: "sally@test.example, tom@test.example" },
			{ name: "Sally", email: "sally@test.example\nBcc: tom@test.example" },
			{ name: "Sally", email: "sally@test.example", role: "administrator" },
		];
		for (const input of wrong) expect(startSignUpSchema.safeParse(input).success).toBe(false);
		const finish = { token: "x", password: "y" };
		expect(finishSignUpSchema.parse({ ...finish, timeZone: "Mars/Base" })).toEqual({ ...finish, timeZone: null });
	});
});

describe("finishing a sign-up", () => {
	it("makes an organization of one, with its user as administrator, a verified address and wallets", async () => {
		const { email, token, finish } = await aLink();
		expect(await readSignUp({ db }, token)).toEqual({ name: "Sally Green", email });
		const result = await finish();
		if (!result.ok) throw new Error(result.key);
		const user = await db.user.findUniqueOrThrow({
			where: { id: result.value.userId },
			include: { organization: { include: { userRoles: true } }, userRole: true, accounts: true },
		});
		expect(user).toMatchObject({ name: "Sally Green", email, status: "active", timeZone: "Asia/Hong_Kong" });
		expect(user.creditOwnerId).toBe(user.id);
		expect(user.emailVerifiedAt).not.toBeNull();
		expect(user.organization).toMatchObject({ name: "Sally Green", isOperator: false });
		expect(user.organization.userRoles.map((role) => role.builtIn).sort()).toEqual(["administrator", "member"]);
		expect(user.userRole.builtIn).toBe("administrator");
		expect(user.userRole.rights).toEqual([...rightsOfOrganization({ isOperator: false })]);
		expect(user.accounts).toHaveLength(await db.creditType.count());
		expect(await verifyPassword(PASSWORD, user.passwordHash)).toBe(true);
		const { organizationId } = user;
		const audited = await db.auditEntry.findMany({ where: { organizationId }, select: { action: true } });
		expect(audited.map(({ action }) => action).sort()).toEqual([
			"user.created",
			"user_role.created",
			"user_role.created",
		]);
	});

	it("works once: a used link and no link at all are refused alike", async () => {
		const { token, finish } = await aLink();
		await finish();
		const [used, unknown] = [await finish(), await finish({ token: "nonsense" })];
		expect(used).toMatchObject({ ok: false, code: "NOT_FOUND", key: "linkNotGood" });
		expect(used).toEqual(unknown);
		expect(await readSignUp({ db }, token)).toBeNull();
	});

	it("by two at once creates one account", async () => {
		for (let round = 0; round < 10; round += 1) {
			const { email, finish } = await aLink();
			const results = await Promise.all([finish(), finish()]);
			expect(results.filter((result) => result.ok)).toHaveLength(1);
			expect(await db.user.count({ where: { email } })).toBe(1);
		}
	});

	it("refuses a password against the rules at its field, and the link stays good", async () => {
		const { finish } = await aLink();
		for (const password of ["short", "password1", "sally green", "x".repeat(129)]) {
			expect(await finish({ password })).toMatchObject({ ok: false, code: "INVALID", field: "password" });
		}
		expect(await finish()).toMatchObject({ ok: true });
	});

	it("refuses an address that has got an account in the meantime, however it is written", async () => {
		const { email, finish } = await aLink();
		await aUser(db, await anOrganization(db), { email: email.toUpperCase() });
		expect(await finish()).toMatchObject({ ok: false, code: "CONFLICT", key: "emailHasAccount" });
		const ofBücher = (text: string) => startSignUpSchema.parse({ name: "Jürgen", email: text }).email;
		const [first, second] = [ofBücher("Jürgen@Bücher.example"), ofBücher("jürgen@xn--bcher-kva.example")];
		expect(await (await aLink(first)).finish()).toMatchObject({ ok: true });
		expect(await (await aLink(second)).finish()).toMatchObject({ ok: false, key: "emailHasAccount" });
		const inUnicode = aUser(db, await anOrganization(db), { email: "jürgen@bücher.example" });
		await expect(inUnicode).rejects.toThrow("user_email_domain_check");
	});
});

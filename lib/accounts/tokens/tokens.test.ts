import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { mintToken, readToken, TOKEN_LIFETIME_SECONDS, useToken } from "./tokens.ts";

const { db } = await testDatabase();

type NewToken = Parameters<typeof mintToken>[1];

const mint = (token: NewToken, at?: Date) => transact(db, (tx) => mintToken(tx, token), at && { clock: clockAt(at) });
const use = (purpose: NewToken["purpose"], token: string, at?: Date) =>
	transact(db, (tx) => useToken(tx, { purpose, token }), at && { clock: clockAt(at) });

const aSignUp = (): NewToken => ({ purpose: "sign_up", email: `${newId()}@test.example`, name: "Sally" });

async function anInvitation() {
	const organization = await anOrganization(db);
	const inviter = await aUser(db, organization, { role: "administrator" });
	const at = new Date();
	const invitation = await db.invitation.create({
		data: {
			id: newId(),
			organizationId: organization.id,
			userRoleId: organization.memberRoleId,
			email: `${newId()}@test.example`,
			name: "Tom",
			invitedById: inviter.id,
			createdAt: at,
			lastSentAt: at,
			expiresAt: new Date(at.getTime() + 86_400_000),
		},
	});
	return { invitation, inviter };
}

describe("a one-time link", () => {
	it("is 256 bits, of which only the SHA-256 is stored", async () => {
		const secret = await mint(aSignUp());
		expect(Buffer.from(secret, "base64url")).toHaveLength(32);
		const hash = createHash("sha256").update(secret).digest();
		const stored = await db.token.findUniqueOrThrow({ where: { hash: new Uint8Array(hash) } });
		expect(JSON.stringify(stored)).not.toContain(secret);
		expect(stored.expiresAt.getTime() - stored.createdAt.getTime()).toBe(TOKEN_LIFETIME_SECONDS.sign_up * 1000);
	});

	it("is not used up by reading what it is about", async () => {
		const signUp = aSignUp();
		const token = await mint(signUp);
		for (let time = 0; time < 2; time += 1) {
			expect(await readToken(db, { purpose: "sign_up", token })).toMatchObject({
				email: (signUp as { email: string }).email,
				name: "Sally",
			});
		}
		expect(await use("sign_up", token)).toMatchObject({ name: "Sally" });
	});

	it("is refused alike when it is old, used, another purpose's, unknown, or no token at all", async () => {
		const used = await mint(aSignUp());
		await use("sign_up", used);
		const made = new Date("2026-03-01T12:00:00Z");
		const later = (ms: number) => new Date(made.getTime() + TOKEN_LIFETIME_SECONDS.sign_up * 1000 + ms);
		const old = await mint(aSignUp(), made);
		const another = await mint({ purpose: "set_up" });
		const answers = [
			await use("sign_up", used),
			await use("sign_up", old, later(0)),
			await use("sign_up", another),
			await use("sign_up", Buffer.alloc(32).toString("base64url")),
			await use("sign_up", "' OR true --\u{1F511}"),
			await use("sign_up", ""),
			await readToken(db, { purpose: "sign_up", token: used }),
		];
		expect(answers).toEqual(answers.map(() => null));
		expect(await use("sign_up", old, later(-1))).not.toBeNull();
		expect(await use("set_up", another)).not.toBeNull();
	});

	it("used by two at once, works for one, 100 rounds", async () => {
		for (let round = 0; round < 100; round += 1) {
			const token = await mint(aSignUp());
			const answers = await Promise.all([use("sign_up", token), use("sign_up", token)]);
			expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
		}
	});

	it("stops counting when a new one is made for the same, and no other user's does", async () => {
		const [mine, others] = [aSignUp(), await mint(aSignUp())];
		const first = await mint(mine);
		const second = await mint({ ...mine, email: (mine as { email: string }).email.toUpperCase() } as NewToken);
		expect(await use("sign_up", first)).toBeNull();
		expect(await use("sign_up", second)).not.toBeNull();
		expect(await use("sign_up", others)).not.toBeNull();
	});

	it("of those made at once for the same, one is left", async () => {
		const user = await aUser(db, await anOrganization(db));
		const tokens = await Promise.all(
			Array.from({ length: 8 }, () => mint({ purpose: "password_reset", userId: user.id })),
		);
		const answers = await Promise.all(tokens.map((token) => readToken(db, { purpose: "password_reset", token })));
		expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
	});
});

describe("the subject of a link must still be as it was", () => {
	it("a reset counts while the user is active and has the address that it was sent to", async () => {
		const user = await aUser(db, await anOrganization(db));
		const token = await mint({ purpose: "password_reset", userId: user.id });
		const read = () => readToken(db, { purpose: "password_reset", token });
		const change = (data: { status?: "active" | "suspended"; email?: string }) =>
			db.user.update({ where: { id: user.id }, data });
		expect(await read()).toMatchObject({ userId: user.id });
		await change({ status: "suspended" });
		expect(await read()).toBeNull();
		await change({ status: "active", email: `new.${user.email}` });
		expect(await read()).toBeNull();
		await change({ email: user.email.toUpperCase() });
		expect(await read()).toMatchObject({ userId: user.id });
	});

	it("a change of address counts while that address is the pending one", async () => {
		const user = await aUser(db, await anOrganization(db));
		const email = `new.${user.email}`;
		const token = await mint({ purpose: "email_change", userId: user.id, email });
		const read = () => readToken(db, { purpose: "email_change", token });
		expect(await read()).toBeNull();
		await db.user.update({ where: { id: user.id }, data: { pendingEmail: email } });
		expect(await read()).toMatchObject({ userId: user.id, email });
		await db.user.update({ where: { id: user.id }, data: { pendingEmail: `other.${user.email}` } });
		expect(await read()).toBeNull();
	});

	it("an invitation's counts while the invitation is open", async () => {
		const { invitation, inviter } = await anInvitation();
		const token = await mint({ purpose: "invitation", invitationId: invitation.id });
		const read = () => readToken(db, { purpose: "invitation", token });
		const change = (data: Parameters<typeof db.invitation.update>[0]["data"]) =>
			db.invitation.update({ where: { id: invitation.id }, data });
		expect(await read()).toMatchObject({ invitationId: invitation.id });
		await change({ revokedAt: new Date() });
		expect(await read()).toBeNull();
		await change({ revokedAt: null, acceptedAt: new Date(), acceptedById: inviter.id });
		expect(await read()).toBeNull();
		await change({ acceptedAt: null, acceptedById: null, expiresAt: new Date(Date.now() - 1000) });
		expect(await read()).toBeNull();
	});
});

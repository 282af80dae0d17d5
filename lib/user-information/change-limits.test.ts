import { afterAll, describe, expect, it } from "vitest";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { listCreditUsers } from "@/lib/limits/list-credit-users.ts";
import { previewUserLimits } from "@/lib/limits/preview-user-limits.ts";
import { readWalletLimits } from "@/lib/limits/wallet-limits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { changeUser } from "./change-user.ts";
import { type LimitChange, saveUserSchema } from "./schema.ts";

const { db, sql } = await testDatabase();

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

async function anOffice() {
	const organization = await anOrganization(db);
	const person = (name: string, more: Parameters<typeof aUser>[2] = {}) => aUser(db, organization, { name, ...more });
	const [john, admin] = [await person("John"), await person("Ada", { role: "administrator" })];
	const peter = await person("Peter", { creditOwnerId: john.id });
	const as = async (user: TestUser) => ({ actor: await actorOf(db, user), db });
	/** The one Save of User Information, with nothing changed but this. */
	async function save(
		{ id: userId }: TestUser,
		{ limits, by = admin, ...more }: { limits: readonly unknown[]; by?: TestUser; creditOwnerId?: string },
	) {
		const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
		const { version, name, email, userRoleId, status, language, timeZone, creditOwnerId } = user;
		const form = { userId, version, name, email, userRoleId, status, language, timeZone, creditOwnerId };
		return changeUser(
			await as(by),
			saveUserSchema.parse({
				...form,
				creditUsers: null,
				consolidate: false,
				cancelSubscriptions: false,
				limits,
				...more,
			}),
		);
	}
	const wallets = () => db.account.findMany({ where: { user: { organizationId: organization.id } } });
	const stored = async () =>
		(await db.poolLimit.findMany({ where: { accountId: { in: (await wallets()).map(({ id }) => id) } } }))
			.map(({ userId, credits, period, until }) => [userId, credits, period, until !== null])
			.sort();
	return { organization, john, admin, peter, person, as, save, stored, wallets };
}

const set = (creditTypeId: string, credits: bigint): LimitChange => ({
	what: "set",
	creditTypeId,
	limit: { credits, period: "week" },
});
const raise = (creditTypeId: string, credits: bigint): LimitChange => ({
	what: "raise",
	creditTypeId,
	credits,
	period: "week",
	until: inDays(2).toISOString().slice(0, 10),
});

describe("limits that were staged in Advanced Settings (product.md 4, 43)", () => {
	it("are stored with the save, of several wallets in whichever order they were staged", async () => {
		const { peter, save, stored } = await anOffice();
		for (const types of [
			["email", "sms", "lab"],
			["lab", "sms", "email"],
		]) {
			const credits = types[0] === "email" ? 5n : 6n;
			expect(await save(peter, { limits: types.map((type) => set(type, credits)) })).toMatchObject({ ok: true });
			expect(await stored()).toEqual([1, 2, 3].map(() => [peter.id, credits, "week", false]));
		}
		expect(await save(peter, { limits: [raise("email", 9n)] })).toMatchObject({ ok: true });
		expect(await stored()).toContainEqual([peter.id, 9n, "week", true]);
		expect(await save(peter, { limits: [{ what: "end", creditTypeId: "email" }] })).toMatchObject({ ok: true });
		expect(await stored()).not.toContainEqual([peter.id, 9n, "week", true]);
	});

	it("are on the wallet of the owner that the save gives, and everyone's for one's own", async () => {
		const { john, peter, person, save, wallets } = await anOffice();
		const kim = await person("Kim");
		expect(await save(peter, { creditOwnerId: kim.id, limits: [set("email", 5n)] })).toMatchObject({ ok: true });
		expect(await save(john, { limits: [set("email", 7n)] })).toMatchObject({ ok: true });
		const walletOf = new Map((await wallets()).map(({ id, userId }) => [id, userId]));
		const found = await db.poolLimit.findMany({ where: { accountId: { in: [...walletOf.keys()] } } });
		const inShort = found.map(({ accountId, userId, credits }) => [walletOf.get(accountId), userId, credits]);
		expect(inShort).toHaveLength(2);
		expect(inShort).toEqual(
			expect.arrayContaining([
				[kim.id, peter.id, 5n],
				[john.id, null, 7n],
			]),
		);
	});

	it("change nothing, not even the Credit Owner, where one of them is refused", async () => {
		const { peter, john, person, save, stored } = await anOffice();
		const kim = await person("Kim");
		const refused = await save(peter, { creditOwnerId: kim.id, limits: [set("email", 5n), raise("sms", 9n)] });
		expect(refused).toMatchObject({ code: "CONFLICT", key: "nothingToRaise" });
		expect(await stored()).toEqual([]);
		expect(await db.user.findUnique({ where: { id: peter.id } })).toMatchObject({ creditOwnerId: john.id, version: 0 });
		expect(await save(john, { limits: [set("email", 5n), raise("email", 9n)] })).toMatchObject({ code: "NOT_FOUND" });
		expect(await stored()).toEqual([]);
	});

	it("are refused to those who may not edit users, and unknown to strangers", async () => {
		const { organization, peter, john, save, stored } = await anOffice();
		const role = { id: await aUserRole(db, organization, { rights: ["view_user_list"] }) };
		const viewer = await aUser(db, organization, { role });
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		const limits = [set("email", 5n)];
		expect(await save(peter, { by: viewer, limits })).toMatchObject({ code: "FORBIDDEN" });
		expect(await save(peter, { by: stranger, limits })).toMatchObject({ code: "NOT_FOUND" });
		expect(await save(john, { by: peter, limits })).toMatchObject({ code: "NOT_FOUND" });
		expect(await stored()).toEqual([]);
	});
});

describe("who reads the limits on a wallet", () => {
	it("its owner and administrators; not a Credit User, not a stranger", async () => {
		const { organization, john, admin, peter, as, save } = await anOffice();
		await save(peter, { limits: [set("email", 5n)] });
		const role = { id: await aUserRole(db, organization, { rights: ["view_user_list"] }) };
		const viewer = await aUser(db, organization, { role });
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		const asked = { userId: peter.id, ownerId: john.id };
		for (const reader of [john, admin]) {
			const answer = await previewUserLimits(await as(reader), asked);
			const email = answer.ok ? answer.value.limits.find(({ creditTypeId }) => creditTypeId === "email") : null;
			expect(email).toMatchObject({ default: null, people: [{ name: "Peter", exception: { credits: 5n } }] });
		}
		for (const reader of [peter, viewer, stranger]) {
			expect(await previewUserLimits(await as(reader), asked)).toMatchObject({ code: "NOT_FOUND" });
			expect(await readWalletLimits(await as(reader), { ownerId: john.id, people: [peter.id] })).toBe(null);
		}
	});

	it("an owner lists those who use the credits, by name, a page at a time", async () => {
		const { john, peter, person, as } = await anOffice();
		const kim = await person("Kim", { creditOwnerId: john.id });
		const list = async (user: TestUser, more: object = {}) => {
			const first = { search: "", sort: "name", descending: false, offset: 0, limit: 25 } as const;
			const { rows, total } = await listCreditUsers(await as(user), { ...first, ...more });
			return [rows.map(({ name }) => name), total];
		};
		expect(await list(john)).toEqual([["Kim", "Peter"], 2]);
		expect(await list(john, { descending: true, limit: 1 })).toEqual([["Peter"], 2]);
		expect(await list(john, { search: "ki" })).toEqual([["Kim"], 1]);
		for (const other of [peter, kim]) expect(await list(other)).toEqual([[], 0]);
	});
});

import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { readCreditView, readPersonView } from "@/lib/owners/credit-view.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { listShareGroupsOfPerson } from "@/lib/share-groups/list-share-groups.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { readUsage, readUsageChoices } from "@/lib/usage/queries.ts";
import { NEWEST_USAGE, type UsageQuery } from "@/lib/usage/schema.ts";
import { readUsageFile } from "@/lib/usage/usage-file.ts";
import { OWN_POOLS_KEY } from "@/lib/usage/usage-scope.ts";
import { listCreditsByOwner } from "./list-credits-by-owner.ts";

const { db, url } = await testDatabase();
const northwind = await anOrganization(db);
const acme = await anOrganization(db);
const viewerRole = await aUserRole(db, northwind, { rights: ["view_user_list"] });
const ada = await aUser(db, northwind, { name: "Ada", role: { id: viewerRole } });
const john = await aUser(db, northwind, { name: "John Lee" });
const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
const tom = await aUser(db, acme, { name: "Tom Stranger" });
const zoe = await aUser(db, northwind, { name: "Zoe Young" });
const moved = await aUser(db, acme, { name: "Mo Moved", creditOwnerId: tom.id });
const context = { actor: await actorOf(db, ada), db };
const words = {
	...{ hidden_group: "A share group", hidden_wallet: "A wallet", subscription: "Subscription" },
	outsider: "Someone outside",
};
const GROUPS = { search: "", sort: "name", descending: false, offset: 0, limit: 25, deleted: false } as const;

async function funded(creator: TestUser, name: string, address: string): Promise<string> {
	await boughtCredits(db, { beneficiaryId: creator.id, credits: 50n });
	const shareGroupId = await aShareGroup(db, { creatorId: creator.id, name, addresses: [address] });
	await transact(db, (tx) =>
		postAllocation(tx, { shareGroupId, creditTypeId: "email", credits: 20n, actorId: creator.id }),
	);
	return shareGroupId;
}

async function use(user: TestUser, item: string, shareGroupId?: string): Promise<void> {
	const pool = shareGroupId ? { pool: { shareGroupId } } : {};
	const [charged] = await postCharges(aClient(db), [aCharge(user.id, 1n, { item, ...pool })]);
	if (!charged?.ok) throw new Error("It wasn't charged.");
}

const itemsOf = async (user: TestUser) => {
	const view = await readPersonView(context, user.id);
	if (!view) throw new Error("Nobody is there.");
	return (await readUsage({ view, db }, NEWEST_USAGE)).rows.map(({ item, pool }) => [item, pool.kind, pool.name]);
};

async function seenOf(user: TestUser, asked: Partial<UsageQuery> = {}) {
	const view = await readPersonView(context, user.id);
	if (!view) throw new Error("Nobody is there.");
	const query = { ...NEWEST_USAGE, ...asked };
	const stream = await downloadCsv(await readUsageFile({ view, db }, { query, words }), {
		...{ userId: ada.id, timeZone: "UTC", url },
	});
	return {
		...(await readUsage({ view, db }, query)),
		file: parse<Record<string, string>>(Buffer.from(await new Response(stream).arrayBuffer()), {
			bom: true,
			columns: true,
		}),
		choices: await readUsageChoices({ view, db }),
	};
}

let johnsGroup: string;
let tomsGroup: string;

beforeAll(async () => {
	// Before any group is there: groups pay first (product.md 29).
	await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
	await use(peter, "From John’s wallet");
	await boughtCredits(db, { beneficiaryId: tom.id, credits: 50n });
	await use(moved, "From a wallet elsewhere");
	johnsGroup = await funded(john, "Labs", peter.email);
	tomsGroup = await funded(tom, "Tom’s secret", peter.email);
	await use(peter, "From the labs", johnsGroup);
	await use(peter, "From elsewhere", tomsGroup);
	await use(tom, "Tom’s own");
	await use(john, "John’s own");
	const zoesGroup = await funded(zoe, "Zoe’s", peter.email);
	await anEntry(db, zoesGroup, { kind: "address", value: tom.email });
	await use(peter, "By a colleague", zoesGroup);
	await use(tom, "By an outsider", zoesGroup);
	await use(zoe, "Zoe’s own");
	await db.$executeRaw`UPDATE "user" SET "organization_id" = ${northwind.id}::uuid, "user_role_id" = ${northwind.memberRoleId}::uuid,
		"credit_owner_id" = "id" WHERE "id" = ${moved.id}::uuid`;
});

describe("a person's pages (product.md 57)", () => {
	test("show what they used wherever it was paid, and a group of another organization without its name", async () => {
		expect(await itemsOf(peter)).toEqual([
			["By a colleague", "share_group", "Zoe’s"],
			["From elsewhere", "hidden_group", null],
			["From the labs", "share_group", "Labs"],
			["From John’s wallet", "wallet", "John Lee"],
		]);
		const view = await readPersonView(context, peter.id);
		const pools = view ? (await readUsageChoices({ view, db })).pools : [];
		expect(pools.map(({ name }) => name)).not.toContain("Tom’s secret");
	});

	test("show what others used of their wallet and of their groups", async () => {
		expect((await itemsOf(john)).map(([item]) => item)).toEqual(["John’s own", "From the labs", "From John’s wallet"]);
	});

	test("name no people of another organization, on the screen, in the file and among the choices", async () => {
		const { rows, file, choices } = await seenOf(zoe);
		expect(rows.map(({ item, userName, userEmail }) => [item, userName, userEmail])).toEqual([
			["Zoe’s own", "Zoe Young", zoe.email],
			["By an outsider", null, ""],
			["By a colleague", "Peter Wong", peter.email],
		]);
		expect(file.map(({ item, user_name, user_email }) => [item, user_name, user_email])).toEqual([
			["Zoe’s own", "Zoe Young", zoe.email],
			["By an outsider", "Someone outside", ""],
			["By a colleague", "Peter Wong", peter.email],
		]);
		expect(choices.users.map(({ name }) => name)).toEqual(["Peter Wong", "Zoe Young"]);
	});

	test("sort and search people of other organizations by what is shown of them", async () => {
		for (const [descending, expected] of [
			[false, ["Peter Wong", "Zoe Young", null]],
			[true, [null, "Zoe Young", "Peter Wong"]],
		] as const) {
			const { rows, file } = await seenOf(zoe, { sort: "user_name", descending });
			expect(rows.map(({ userName }) => userName)).toEqual(expected);
			expect(file.map(({ user_name }) => user_name)).toEqual(expected.map((name) => name ?? "Someone outside"));
		}
		for (const search of ["Stranger", tom.email]) {
			const { rows, file, totals } = await seenOf(zoe, { search });
			expect([rows, file, totals.rows]).toEqual([[], [], 0]);
		}
	});

	test("tell neither whose the wallet of another organization is that paid, nor what is in it", async () => {
		const { rows, file, choices } = await seenOf(moved);
		expect(rows).toMatchObject([{ pool: { kind: "hidden_wallet", name: null }, balanceAfter: null }]);
		expect(file).toMatchObject([{ user_name: "Mo Moved", pool: "A wallet", balance_after: "" }]);
		expect(choices.pools.map(({ key, name }) => [key, name])).not.toContainEqual([`wallet:${tom.id}`, "Tom Stranger"]);
		expect((await seenOf(moved, { pool: "hidden_wallet" })).rows).toHaveLength(1);
	});

	test("leave to a share group's creator who has used it", async () => {
		const view = await readCreditView({ actor: await actorOf(db, zoe), db });
		const { rows } = await readUsage({ view, db }, NEWEST_USAGE);
		expect(rows.map(({ userName, userEmail }) => [userName, userEmail])).toContainEqual(["Tom Stranger", tom.email]);
		expect((await readUsageChoices({ view, db })).users.map(({ name }) => name)).toContain("Tom Stranger");
	});

	test("show of their own wallet and share groups alone what the overview adds up", async () => {
		const byOwner = await listCreditsByOwner(context, {
			...{ creditTypeId: "email", search: "", sort: "owner", descending: false, offset: 0, limit: 25 },
		});
		for (const [user, everything] of [
			[john, 3n],
			[peter, 4n],
			[zoe, 3n],
			[moved, 1n],
		] as const) {
			const used = async (pool: string | null) => {
				const { totals, rows } = await seenOf(user, { creditTypeId: "email", pool });
				expect(totals.rows).toBe(rows.length);
				return totals.byCreditType.reduce((sum, { credits, refunded }) => sum + credits - refunded, 0n);
			};
			const ofOwner = byOwner?.rows.find(({ ownerId }) => ownerId === user.id);
			expect(await used(null), user.name).toBe(everything);
			expect(await used(OWN_POOLS_KEY), user.name).toBe(ofOwner?.usedThisMonth ?? 0n);
		}
	});

	test("show the share groups that they made, and no one else's", async () => {
		const ofJohn = await listShareGroupsOfPerson(context, { ...GROUPS, userId: john.id });
		expect(ofJohn?.rows).toMatchObject([{ id: johnsGroup, name: "Labs", addresses: 1, credits: [{ remaining: 19n }] }]);
		expect(await listShareGroupsOfPerson(context, { ...GROUPS, userId: peter.id })).toEqual({ rows: [], total: 0 });
	});

	test("are not found for a stranger, for someone who was removed, and without View User List", async () => {
		const removed = await aUser(db, northwind, { status: "removed" });
		const plain = { actor: await actorOf(db, john), db };
		for (const [who, of] of [
			[context, tom.id],
			[context, removed.id],
			[context, "nonsense"],
			[plain, peter.id],
		] as const) {
			expect(await readPersonView(who, of)).toBeNull();
			expect(await listShareGroupsOfPerson(who, { ...GROUPS, userId: of })).toBeNull();
		}
	});
});

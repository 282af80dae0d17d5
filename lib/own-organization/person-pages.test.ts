import { beforeAll, describe, expect, test } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { readPersonView } from "@/lib/owners/credit-view.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { listShareGroupsOfPerson } from "@/lib/share-groups/list-share-groups.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { readUsage, readUsageChoices } from "@/lib/usage/queries.ts";
import { NEWEST_USAGE } from "@/lib/usage/schema.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const acme = await anOrganization(db);
const viewerRole = await aUserRole(db, northwind, { rights: ["view_user_list"] });
const ada = await aUser(db, northwind, { name: "Ada", role: { id: viewerRole } });
const john = await aUser(db, northwind, { name: "John Lee" });
const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
const tom = await aUser(db, acme, { name: "Tom Stranger" });
const context = { actor: await actorOf(db, ada), db };
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

let johnsGroup: string;
let tomsGroup: string;

beforeAll(async () => {
	// Before any group is there: groups pay first (product.md 29).
	await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
	await use(peter, "From John’s wallet");
	johnsGroup = await funded(john, "Labs", peter.email);
	tomsGroup = await funded(tom, "Tom’s secret", peter.email);
	await use(peter, "From the labs", johnsGroup);
	await use(peter, "From elsewhere", tomsGroup);
	await use(tom, "Tom’s own");
	await use(john, "John’s own");
});

describe("a person's pages (product.md 57)", () => {
	test("show what they used wherever it was paid, and a group of another organization without its name", async () => {
		expect(await itemsOf(peter)).toEqual([
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

	test("show the share groups that they made, and no one else's", async () => {
		const ofJohn = await listShareGroupsOfPerson(context, { ...GROUPS, userId: john.id });
		expect(ofJohn?.rows).toMatchObject([{ id: johnsGroup, name: "Labs", addresses: 1, credits: [{ remaining: 19n }] }]);
		expect(await listShareGroupsOfPerson(context, { ...GROUPS, userId: peter.id })).toEqual({ rows: [], total: 0 });
	});

	test("are not there of a stranger, of someone who was removed, and without View User List", async () => {
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

import { type ChargeRequest, postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { type CreditView, type RequestedView, readCreditView } from "@/lib/owners/credit-view.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { anEntry, aPaidOrder, aShareGroup } from "@/lib/testing/credits.ts";
import type { TestDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { readUsage } from "./queries.ts";
import { NEWEST_USAGE, type UsageQuery } from "./schema.ts";

/**
 * A deployment in Hong Kong. John has credits. Mary spent from the wallet that is now parked before joining John; Peter
 * joined at the same time. All three have used John's credits since; Peter and Carl have used Carl's share group. A
 * stranger is in another organization.
 */
export async function usageStory({ db, sql }: TestDatabase) {
	await sql.query(`UPDATE "deployment" SET "time_zone" = 'Asia/Hong_Kong'`);

	const northwind = await anOrganization(db, { name: "Northwind" });
	const john = await aUser(db, northwind, { name: "John Lee" });
	const mary = await aUser(db, northwind, { name: "Mary Chan" });
	const peter = await aUser(db, northwind, { name: "Peter Wong" });
	const carl = await aUser(db, northwind, { name: "Carl Colleague" });
	const stranger = await aUser(db, await anOrganization(db, { name: "Acme" }), { role: "administrator" });

	await grant(db, john, "email", 10_000n);
	await grant(db, john, "sms", 1_000n);
	await grant(db, mary, "email", 100n);
	await grant(db, peter, "email", 25n);
	const carlsGroup = await fundedGroup(db, carl, 50n);
	await anEntry(db, carlsGroup, { kind: "address", value: carl.email });

	await use(db, mary, 7n, { at: "2026-09-10T02:00:00Z", item: "Before she joined" });
	await setCreditOwner(db, mary, john);
	await setCreditOwner(db, peter, john);
	await use(db, john, 100n, { at: "2026-10-01T15:59:59.999Z", item: "Newsletter" });
	const carts = await use(db, mary, 200n, { at: "2026-10-01T16:00:00Z", item: "Abandoned carts", reference: "A-1" });
	await use(db, peter, 300n, { at: "2026-10-05T02:00:00Z", item: "VIP invitation" });
	await use(db, john, 5n, { at: "2026-10-06T02:00:00Z", item: "Reminder", creditTypeId: "sms" });
	const petersEntry = await anEntry(db, carlsGroup, { kind: "address", value: peter.email });
	await use(db, peter, 4n, { at: "2026-10-07T02:00:00Z", item: "Shared with him", pool: { shareGroupId: carlsGroup } });
	await db.shareGroupEntry.update({ where: { id: petersEntry }, data: { removedAt: new Date() } });
	await use(db, carl, 3n, { at: "2026-10-08T02:00:00Z", item: "His own group's", pool: { shareGroupId: carlsGroup } });

	const viewOf = async (user: TestUser, requested: RequestedView = "owner"): Promise<CreditView> =>
		readCreditView({ actor: await actorOf(db, user), db }, requested);
	const seenBy = async (user: TestUser, requested: RequestedView = "owner", asked: Partial<UsageQuery> = {}) =>
		readUsage({ view: await viewOf(user, requested), db }, { ...NEWEST_USAGE, limit: 50, ...asked });
	return {
		northwind,
		people: { john, mary, peter, carl, stranger },
		carlsGroup,
		carts,
		viewOf,
		seenBy,
		itemsSeenBy: async (...asked: Parameters<typeof seenBy>) => (await seenBy(...asked)).rows.map((row) => row.item),
		use: (...charge: DropFirst<Parameters<typeof use>>) => use(db, ...charge),
		setCreditOwner: (user: TestUser, owner: TestUser) => setCreditOwner(db, user, owner),
	};
}

type DropFirst<List extends unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

async function grant(db: Database, user: TestUser, creditTypeId: string, credits: bigint) {
	const given = { userId: user.id, creditTypeId, credits, expiresAt: null, reason: "A welcome", actorId: null };
	await transact(db, (tx) => postGrant(tx, given), { clock: clockAt(new Date("2026-09-01T00:00:00Z")) });
}

async function fundedGroup(db: Database, creator: TestUser, credits: bigint): Promise<string> {
	const expiresAt = new Date("2099-01-01T00:00:00Z");
	const orderId = await aPaidOrder(db, { beneficiaryId: creator.id, credits, expiresAt });
	const shareGroupId = await aShareGroup(db, { creatorId: creator.id, name: "Carl's group" });
	const moved = await transact(
		db,
		async (tx) => {
			const bought = { orderId, beneficiaryId: creator.id, creditTypeId: "email", credits, expiresAt };
			await postPurchase(tx, { ...bought, actorId: creator.id });
			return postAllocation(tx, { shareGroupId, creditTypeId: "email", credits, actorId: creator.id });
		},
		{ clock: clockAt(new Date("2026-09-01T00:00:00Z")) },
	);
	if (!moved.ok) throw new Error(`The share group was not funded: ${moved.key}`);
	return shareGroupId;
}

async function use(
	db: Database,
	user: TestUser,
	credits: bigint,
	{
		at,
		item,
		...more
	}: { at: string; item: string } & Partial<Pick<ChargeRequest, "creditTypeId" | "reference" | "pool">>,
): Promise<string> {
	const charge = { key: item, userId: user.id, creditTypeId: "email", credits, service: "campaigns", item, ...more };
	const context = { db, clock: clockAt(new Date(at)), client: "test", actorId: null };
	const [outcome] = await postCharges(context, [charge]);
	if (!outcome?.ok) throw new Error(`${item} was refused: ${outcome?.key}`);
	return outcome.value.chargeId;
}

async function setCreditOwner(db: Database, user: TestUser, owner: TestUser) {
	await db.user.update({ where: { id: user.id }, data: { creditOwnerId: owner.id } });
}

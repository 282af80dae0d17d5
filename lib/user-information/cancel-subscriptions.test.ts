import { expect, it, vi } from "vitest";
import { previewCreditOwner } from "@/lib/owners/preview-credit-owner.ts";
import { readSubscriptionsOfUser } from "@/lib/subscription-periods/queries.ts";
import { testSubscribers } from "@/lib/subscriptions/test-subscribers.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { changeUser } from "./change-user.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});
vi.setConfig({ testTimeout: 300_000 });

const { db } = await testDatabase();
const shop = await testSubscribers(db);
const admin = await aUser(db, shop.northwind, { role: "administrator", name: "Alex Morgan" });
const john = await shop.subscriber({ name: "John Lee" });

/** The one save of User Information that points somebody at a Credit Owner. */
async function point(user: TestUser, owner: TestUser, more: { cancelSubscriptions?: boolean } = {}) {
	const { name, email, userRoleId, version } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
	const stored = { userId: user.id, version, name, email, userRoleId, language: "en", timeZone: null } as const;
	const input = { ...stored, status: "active", creditOwnerId: owner.id, creditUsers: null, ...more } as const;
	return changeUser(await shop.context(admin), input);
}

it("a subscription of who becomes a Credit User goes on arriving, parked, and its use stays covered (product.md 49)", async () => {
	shop.on("2027-03-10");
	const mary = await shop.subscriber();
	const id = await shop.subscribe(mary, await shop.allowance());
	const asked = { userId: mary.id, ownerId: john.id };
	const preview = await previewCreditOwner({ actor: (await shop.context(admin)).actor, db }, asked);
	expect(preview).toMatchObject({
		ok: true,
		value: {
			subscriptions: [{ plan: "Email monthly", kind: "allowance", endsOn: "2027-04-10", isCancelled: false }],
		},
	});
	expect(await point(mary, john)).toMatchObject({ ok: true });
	await shop.passUntil("2027-04-10");
	expect(await shop.arrivals(id)).toHaveLength(2);
	expect(await shop.available(mary)).toBe(1_200n);
	expect(await shop.use(mary, 1n)).toMatchObject({ ok: false, code: "INSUFFICIENT_CREDITS" });
});

it("is cancelled in the same save where that is chosen, by whom its subscriber is told, and not otherwise", async () => {
	shop.on("2027-03-10");
	const [mary, peter] = [await shop.subscriber(), await shop.subscriber()];
	const [id, other] = [
		await shop.subscribe(mary, await shop.unlimited()),
		await shop.subscribe(peter, await shop.allowance()),
	];
	const waiting = await shop.subscribe(mary, await shop.allowance({ creditTypeId: "sms" }), "invoice");
	expect(await point(mary, john, { cancelSubscriptions: true })).toMatchObject({ ok: true });
	expect(await shop.subscription(id)).toMatchObject({ status: "active", cancelledById: admin.id });
	expect(await shop.subscription(waiting)).toMatchObject({ status: "ordered", cancelledAt: null });
	expect(await shop.events(id)).toContain("cancelled 2027-04-10");
	expect(await db.coverage.findMany({ where: { subscriptionId: id } })).toMatchObject([
		{ coversUntil: new Date("2027-04-09T16:00:00Z") },
	]);
	// Who stays as they are keeps theirs, whatever is sent along.
	expect(await point(peter, peter, { cancelSubscriptions: true })).toMatchObject({ ok: true });
	expect(await shop.subscription(other)).toMatchObject({ cancelledAt: null });
});

it("is listed to those of the organization alone who may look at its subscriber", async () => {
	shop.on("2027-03-10");
	const mary = await shop.subscriber();
	await shop.subscribe(mary, await shop.allowance());
	const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
	const read = async (user: TestUser) =>
		readSubscriptionsOfUser({ actor: (await shop.context(user)).actor, db }, mary.id);
	expect(await read(admin)).toMatchObject([{ plan: "Email monthly" }]);
	expect(await read(stranger)).toEqual([]);
});

import { expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { cancelSubscription } from "./cancel-subscription.ts";
import { readOwnSubscriptions } from "./queries.ts";
import { ownSubscriptionsFileOf } from "./subscriptions-file.ts";
import { testSubscribers } from "./test-subscribers.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});
vi.setConfig({ testTimeout: 300_000 });

const { db, sql } = await testDatabase();
const shop = await testSubscribers(db);

it("lists one's own alone, with what comes next and costs what, and what has happened", async () => {
	shop.on("2027-03-10");
	const [john, mary] = [await shop.subscriber(), await shop.subscriber()];
	const yearly = await shop.allowance({ validityMonths: 12, priceMinor: 10_000n, taxRateBasisPoints: 1_000 });
	const id = await shop.subscribe(john, yearly);
	const waiting = await shop.subscribe(john, await shop.unlimited({ creditTypeId: "sms" }), "invoice");
	const reader = { actor: (await shop.context(john)).actor, db };
	const [second, first] = await readOwnSubscriptions(reader);
	expect(first).toMatchObject({
		...{ id, plan: "Email monthly", type: "email", state: "active", credits: 1_000n, carryOverCredits: 200n },
		...{ arrivesOn: "2027-04-10", nextOn: "2028-03-10", because: null, unpaidOrder: null },
		renewal: { totalMinor: 11_000n, currency: "USD", months: 12 },
		arrivals: [{ startsOn: "2027-03-10", endsOn: "2027-04-10", credits: 1_000n, carriedCredits: 200n, takenBack: 0n }],
	});
	expect(first?.events.map(({ kind, actor }) => [kind, actor])).toEqual([
		["started", null],
		["ordered", null],
	]);
	expect(second).toMatchObject({ id: waiting, state: "ordered", nextOn: null, renewal: null, unpaidOrder: {} });

	await cancelSubscription(await shop.context(john), { subscriptionId: id });
	await cancelSubscription(await shop.context(john), { subscriptionId: waiting });
	const listed = await readOwnSubscriptions(reader);
	expect(listed.map(({ state, renewal, because }) => [state, renewal, because])).toEqual([
		["cancelled", null, null],
		["ended", null, "cancelled"],
	]);
	const rows = await rowsOfFile(sql, ownSubscriptionsFileOf(reader.actor));
	expect(rows.map(({ plan, kind, status, end_reason }) => [plan, kind, status, end_reason])).toEqual([
		["Email monthly", "allowance", "active", null],
		[second?.plan, "unlimited", "ended", "cancelled"],
	]);
	expect(rows[0]).toMatchObject({ credit_type: "Email", currency: "USD", period_ends_on: "2028-03-10" });
	expect(["arrivals", "arrived", "taken_back"].map((name) => Number(rows[0]?.[name]))).toEqual([1, 1_000, 0]);
	const others = (await shop.context(mary)).actor;
	expect(await readOwnSubscriptions({ actor: others, db })).toEqual([]);
	expect(await rowsOfFile(sql, ownSubscriptionsFileOf(others))).toEqual([]);
});

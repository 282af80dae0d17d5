import { expect, it, vi } from "vitest";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { listRefillEvents } from "./queries.ts";
import { refillHistoryFileOf } from "./refill-history-file.ts";
import { runRefills } from "./run/run-refills.ts";
import { aGroupRefill, aTopUp, refillShop, use } from "./test-refills.ts";

vi.setConfig({ testTimeout: 60_000 });

const { db, sql } = await testDatabase();
const shop = await refillShop(db);

it("the history is a file with its rows, in its order, and nobody else's (product.md 55)", async () => {
	const planId = await aPlan(db, { name: "Email 1,000 of the file" });
	const pack = { planId, planVersion: 0, totalMinor: 1_083n, currency: "USD" };
	const john = await shop.aBuyer();
	await aTopUp(db, john, shop.topUp({ pack }));
	await use(db, john.id, 200n);
	const shareGroupId = await aShareGroup(db, { creatorId: john.id });
	await aGroupRefill(db, john, { shareGroupId });
	await runRefills({ db });
	const file = refillHistoryFileOf(john.actor);
	const rows = await sql.query<Record<string, unknown>>(file.text, file.values);
	for (const row of rows) expect(Object.keys(row)).toEqual(file.columns.map(({ name }) => name));
	const events = await listRefillEvents({ actor: john.actor, db }, { offset: 0, limit: 20 });
	expect(events.length).toBeGreaterThan(1);
	expect(rows.map(({ happened_at, event, share_group }) => [happened_at, event, share_group])).toEqual(
		events.map(({ at, kind, group }) => [at, kind, group?.name ?? null]),
	);
	const ordered = rows.find(({ event }) => event === "ordered");
	expect(ordered).toMatchObject({ refill: "top_up", credit_type: "Email", plan: "Email 1,000 of the file", by: null });
	expect([Number(ordered?.total), ordered?.currency, ordered?.used_most]).toEqual([10.83, "USD", `${john.name} (200)`]);
	const mary = refillHistoryFileOf((await shop.aBuyer()).actor);
	expect(await sql.query(mary.text, mary.values)).toEqual([]);
});

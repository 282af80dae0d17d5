import { expect, test, vi } from "vitest";
import { env } from "@/lib/platform/env.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { postCharges } from "../charges/post-charges.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { byShard } from "./by-shard.ts";
import { readDirectory } from "./lock-pools.ts";

// Read as the modules load, which are imported after this.
vi.hoisted(() => {
	process.env.LEDGER_SHARDS = "32";
});

// The statements of a ledger that is spread over machines are plain SQL, which one PostgreSQL answers alike.
const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const client = aClient(db);

test("charges of accounts on many shards are posted at once, and each once", async () => {
	const people = await Promise.all(Array.from({ length: 12 }, () => aUser(db, northwind)));
	for (const { id } of people) await grantCredits(db, id, 10n);
	const charges = people.map(({ id }) => aCharge(id, 3n));
	const posted = await postCharges(client, charges);
	expect(posted.map((outcome) => outcome.ok)).toEqual(people.map(() => true));
	const again = await Promise.all([postCharges(client, charges), postCharges(client, charges.toReversed())]);
	expect(again).toEqual([posted, posted.toReversed()]);
	expect(await Promise.all(people.map(({ id }) => availableTo(db, id)))).toEqual(people.map(() => 7n));
	expect(await verifyLedger(sql)).toEqual([]);
});

test("accounts are locked shard by shard, each once", async () => {
	const ids = (await db.account.findMany({ select: { id: true } })).map(({ id }) => id);
	const shards = byShard((await readDirectory(sql, ids)).values());
	expect(shards.flat().sort()).toEqual(ids.sort());
	expect(shards.length).toBeGreaterThan(1);
	expect(shards.length).toBeLessThanOrEqual(env.LEDGER_SHARDS);
});

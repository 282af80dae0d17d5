import { expect, it } from "vitest";
import { writeManyCharges } from "@/lib/ledger/charges/many-charges.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { rowsRead } from "@/lib/testing/connections/rows-read.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { readUsage } from "./queries.ts";
import { NEWEST_USAGE, type UsageQuery } from "./schema.ts";

const { db, sql, url, adminUrl } = await testDatabase();
const admin = await openConnection(adminUrl);
const northwind = await anOrganization(db);
const [john, peter, mary] = [await aUser(db, northwind), await aUser(db, northwind), await aUser(db, northwind)];
const view = await readCreditView({ actor: await actorOf(db, john), db }, "own");

async function charge(charges: number, period: { from: Date; until: Date }) {
	await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: BigInt(charges) + 1n });
	const wallet = (await readWalletsOf(sql, [john.id])).find(({ creditTypeId }) => creditTypeId === "lab");
	if (!wallet) throw new Error("John has no wallet.");
	const members = [john, peter, mary].map(({ id: userId }) => ({ userId }));
	await admin.transaction((tx) => writeManyCharges(tx.sql, { ...wallet, charges, members, ...period }));
}

async function costs() {
	const asked: Partial<UsageQuery>[] = [{}, { descending: false }, { userId: mary.id }, { from: "2000-01-01" }];
	const counts: number[] = [];
	for (const one of asked) {
		counts.push(await rowsRead(url, (alone) => readUsage({ view, db: alone }, { ...NEWEST_USAGE, ...one })));
	}
	return counts;
}

it("a page of usage reads no more rows where many are stored, but for the sums of more days", async () => {
	// As many as PostgreSQL plans the same way: of few it reads all.
	await charge(2_000, { from: inDays(1), until: inDays(4) });
	await admin.sql.query("ANALYZE");
	const few = await costs();
	await charge(10_000, { from: inDays(4), until: inDays(7) });
	await admin.sql.query("ANALYZE");
	const more = (await costs()).map((count, place) => count - (few[place] ?? 0));
	expect(Math.max(...more), JSON.stringify(more)).toBeLessThan(100);
});

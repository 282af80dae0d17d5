import { expect, it } from "vitest";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { writeManyCharges } from "./many-charges.ts";

const { db, sql, adminUrl } = await testDatabase();

it("writes every row that posting the charges would have written", async () => {
	const acme = await anOrganization(db);
	const [john, peter] = [await aUser(db, acme), await aUser(db, acme)];
	await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: 1_000n });
	const { id: accountId } = await db.account.findFirstOrThrow({ where: { userId: john.id, creditTypeId: "lab" } });
	const admin = openDatabase(adminUrl, { maxConnections: 1 });
	const [from, until] = [new Date(), new Date(Date.now() + 60_000)];
	const members = [john, peter].map(({ id: userId }) => ({ userId }));
	await admin.$transaction(
		(tx) => writeManyCharges(sqlOf(tx), { accountId, charges: 100, atOnce: 30, members, from, until }),
		{ timeout: 60_000 },
	);
	await admin.$disconnect();
	expect(await verifyLedger(sql)).toEqual([]);
	expect(await db.pool.findUnique({ where: { accountId } })).toMatchObject({ balance: 900n, version: 101n });
	expect(await db.charge.count({ where: { userId: peter.id } })).toBe(50);
});

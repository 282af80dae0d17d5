import { expect, it } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits, FAR_AWAY } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { readHolderLotsFile } from "./holder-lots-file.ts";
import { readHolder } from "./queries.ts";

const { db, sql } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db);
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };

const LOTS = 60;

it("a wallet's lots are a file: all of them, as the page lists the first, for those who may grant credits", async () => {
	const john = await aUser(db, northwind, { name: "John Lee" });
	const soon = inDays(2);
	await grantCredits(db, john.id, 9n);
	await grantCredits(db, john.id, 7n, { creditTypeId: "sms" });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 20n });
	for (let count = 2; count < LOTS; count += 1) await grantCredits(db, john.id, 2n, { expiresAt: soon });
	const use = { userId: john.id, creditTypeId: "email", service: "campaign", item: "Spring", pool: null };
	await placeHold(aClient(db), { key: newId(), ...use, credits: 1n, lifetimeMs: 600_000 });

	const email = { userId: john.id, creditTypeId: "email" };
	const file = await readHolderLotsFile(olivia, email);
	expect(file).toMatchObject({ holder: "John Lee", creditType: "Email" });
	const rows = await rowsOfFile(sql, file?.query ?? null);
	expect(rows).toHaveLength(LOTS);
	expect([rows[0], ...rows.slice(-2)]).toEqual([
		{ credit_type_id: "email", kind: "granted", remaining: 2n, on_hold: 1n, expires_at: soon },
		{ credit_type_id: "email", kind: "purchased", remaining: 20n, on_hold: 0n, expires_at: FAR_AWAY },
		{ credit_type_id: "email", kind: "granted", remaining: 9n, on_hold: 0n, expires_at: null },
	]);
	const holder = await readHolder(olivia, john.id);
	const wallet = holder?.wallets.find(({ creditTypeId }) => creditTypeId === "email");
	expect(wallet?.lots).toMatchObject(
		rows
			.slice(0, 50)
			.map(({ kind, remaining, on_hold: held, expires_at: expiresAt }) => ({ kind, remaining, held, expiresAt })),
	);
	expect(wallet?.hasMoreLots).toBe(true);
	expect(holder?.wallets.find(({ creditTypeId }) => creditTypeId === "sms")?.hasMoreLots).toBe(false);
	expect([holder?.movements.length, holder?.hasMoreMovements]).toEqual([50, true]);
	expect(await readHolderLotsFile(olivia, { ...email, creditTypeId: "fax" })).toBeNull();
	expect(await readHolderLotsFile(olivia, { ...email, userId: newId() })).toBeNull();
	const gone = await aUser(db, northwind, { status: "removed" });
	expect(await readHolderLotsFile(olivia, { ...email, userId: gone.id })).toBeNull();
	const role = { id: await aUserRole(db, operators, { rights: ["manage_orders"] }) };
	for (const user of [await aUser(db, operators, { role }), await aUser(db, northwind, { role: "administrator" })]) {
		expect(await readHolderLotsFile({ actor: await actorOf(db, user), db }, email)).toBeNull();
	}
});

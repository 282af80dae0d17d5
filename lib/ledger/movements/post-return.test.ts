import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share, takeBack } from "@/lib/testing/sharing.ts";
import { placeHold } from "../charges/place-hold.ts";
import { postCharges } from "../charges/post-charges.ts";
import { readBalances } from "../reads/read-balances.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });
const context = { db, client: "test", actorId: null };
const SOON = new Date("2098-01-01T00:00:00Z");
const LATER = new Date("2099-01-01T00:00:00Z");

async function sallyWithGroup() {
	const { id: sally, email } = await aUser(db, acme, { name: "Sally" });
	return { sally, group: await aShareGroup(db, { creatorId: sally, addresses: [email] }) };
}

function buy(beneficiaryId: string, credits: bigint, expiresAt = LATER) {
	return boughtCredits(db, { beneficiaryId, creditTypeId: "lab", credits, expiresAt });
}

async function available(userId: string, at?: Date) {
	const balances = await readBalances(sql, [userId], at);
	return balances.find((wallet) => wallet.creditTypeId === "lab")?.available;
}

test("returned credits go into the lots that they came from, with their expiry (product.md 26)", async () => {
	const { sally, group } = await sallyWithGroup();
	const soon = await buy(sally, 10n, SOON);
	const later = await buy(sally, 40n, LATER);
	await share(db, group, 25n);
	const { id: tom, email } = await aUser(db, acme, { name: "Tom" });
	await anEntry(db, group, { kind: "address", value: email });
	const charge = { key: newId(), userId: tom, creditTypeId: "lab", credits: 4n, service: "Lab", item: "Kubernetes" };
	const [used] = await postCharges(context, [{ ...charge, pool: { shareGroupId: group } }]);
	expect(used).toMatchObject({ ok: true });
	expect(await takeBack(db, group, "all")).toMatchObject({
		value: {
			credits: 21n,
			walletBalanceAfter: 46n,
			groupBalanceAfter: 0n,
			lots: [
				{ lotId: soon.lotId, credits: 6n, expiresAt: SOON },
				{ lotId: later.lotId, credits: 15n, expiresAt: LATER },
			],
		},
	});
	expect(await available(sally)).toBe(46n);
	expect(await available(tom)).toBe(0n);
	expect(await takeBack(db, group, "all")).toMatchObject({ ok: true, value: { credits: 0n, lots: [] } });
});

test("expired and held credits do not return", async () => {
	const { sally, group } = await sallyWithGroup();
	await buy(sally, 10n, SOON);
	await buy(sally, 10n, LATER);
	await share(db, group, 20n);
	const hold = { key: newId(), userId: sally, creditTypeId: "lab", credits: 4n, lifetimeMs: 60_000, service: "Lab" };
	await placeHold(context, { ...hold, item: "Git", pool: { shareGroupId: group } });
	expect(await takeBack(db, group, 17n)).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { available: 16n } });
	expect(await takeBack(db, group, 0n)).toMatchObject({ code: "INVALID", field: "credits" });
	expect(await takeBack(db, group, "all", SOON)).toMatchObject({
		value: { credits: 10n, lots: [{ expiresAt: LATER }] },
	});
});

test("credits return to a lot that they had emptied, and no other is made", async () => {
	const { sally, group } = await sallyWithGroup();
	const { lotId } = await buy(sally, 10n, SOON);
	await share(db, group, 10n);
	const origin = await db.lot.findFirstOrThrow({ where: { id: lotId } });
	expect(origin.remaining).toBe(0n);
	expect(await takeBack(db, group, 3n)).toMatchObject({ value: { lots: [{ lotId, credits: 3n }] } });
	await share(db, group, 3n);
	expect(await takeBack(db, group, "all")).toMatchObject({
		value: { lots: [{ lotId }, { lotId }], walletBalanceAfter: 10n },
	});
	expect(await db.lot.count({ where: { accountId: origin.accountId } })).toBe(1);
});

test("the ledger is clean afterwards", async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

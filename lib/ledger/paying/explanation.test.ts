import { expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { aShareGroup, boughtCredits, FAR_AWAY } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, DAY_MS, grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { placeHold } from "../charges/place-hold.ts";
import { postCharges } from "../charges/post-charges.ts";
import { checkPayment } from "./preview-payment.ts";
import { explanationOf } from "./refusal-to-pay.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db);
const FRIDAY = new Date("2030-03-01T12:00:00Z");
const NEXT_MONDAY = new Date("2030-03-04T00:00:00Z");
const lab = { creditTypeId: "lab" };

/** Peter uses John's wallet of 100 lab credits, 5 a week, and Sally's group of 10, of which 3 a day are for Peter. */
async function petersPools() {
	const [john, sally, peter] = [
		await aUser(db, acme, { name: "John" }),
		await aUser(db, acme, { name: "Sally" }),
		await aUser(db, acme, { name: "Peter" }),
	];
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	await grantCredits(db, john.id, 100n, lab);
	await boughtCredits(db, { beneficiaryId: sally.id, ...lab, credits: 10n, expiresAt: FAR_AWAY });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [peter.email] });
	await share(db, shareGroupId, 10n);
	await aLimit(db, { walletOf: john.id, ...lab, credits: 5n, period: "week" });
	await aLimit(db, { shareGroupId, ...lab, email: peter.email, credits: 3n, period: "total" });
	const client = aClient(db, { clock: clockAt(FRIDAY) });
	const charge = async (credits: bigint) => {
		const request = aCharge(peter.id, credits, lab);
		const [outcome] = await postCharges(client, [request]);
		if (!outcome) throw new Error("A charge was not answered.");
		return { request, outcome, repeat: async () => (await postCharges(client, [request]))[0] };
	};
	const check = (credits: bigint) => checkPayment(sql, { userId: peter.id, ...lab, credits }, { clock: client.clock });
	const group = {
		...{ kind: "share_group", shareGroupId, name: "ABCgroup", ownerId: sally.id, ownerName: "Sally" },
		...{ isOwnerSuspended: false, inPool: 10n, gives: 3n, pays: 0n },
		limit: { limit: 3n, period: "total", used: 0n, left: 3n, resetsAt: null, from: "exception", until: null },
	};
	const wallet = {
		...{ kind: "wallet", shareGroupId: null, name: "John", ownerId: john.id, ownerName: "John" },
		...{ isOwnerSuspended: false, inPool: 100n, gives: 5n, pays: 0n },
		limit: { limit: 5n, period: "week", used: 0n, left: 5n, resetsAt: NEXT_MONDAY, from: "default", until: null },
	};
	return { john, sally, peter, shareGroupId, client, charge, check, group, wallet };
}

test("a refusal by a limit explains each pool, in the order in which they pay: charged, held and checked alike", async () => {
	const { peter, client, charge, check, group, wallet } = await petersPools();
	const { outcome } = await charge(9n);
	if (outcome.ok) throw new Error("It was paid.");
	expect(outcome).toMatchObject({
		key: "limitUsedUp",
		values: { name: "ABCgroup", changedBy: "Sally", available: 8n },
	});
	const explanation = { needed: 9n, available: 8n, pools: [group, wallet] };
	expect(explanationOf(outcome)).toMatchObject(explanation);
	const held = await placeHold(client, { ...aCharge(peter.id, 9n, lab), lifetimeMs: DAY_MS });
	expect(!held.ok && explanationOf(held)).toEqual(explanationOf(outcome));
	const checked = await check(9n);
	expect(checked.explanation).toEqual(explanationOf(outcome));
	expect(checked.result).toEqual(outcome);
});

test("what is paid is explained too: what each pool gives at most, and what it pays", async () => {
	const { charge, check, group, wallet } = await petersPools();
	const { result, explanation } = await check(7n);
	expect(result).toMatchObject({ ok: true, value: [{ credits: 3n }, { credits: 4n }] });
	expect(explanation).toMatchObject({
		needed: 7n,
		available: 8n,
		pools: [
			{ ...group, pays: 3n },
			{ ...wallet, pays: 4n },
		],
	});
	expect((await charge(7n)).outcome).toMatchObject({ ok: true });
	expect((await check(2n)).explanation).toMatchObject({
		available: 1n,
		pools: [
			{ gives: 0n, limit: { used: 3n, left: 0n } },
			{ gives: 1n, limit: { used: 4n, left: 1n } },
		],
	});
});

test("too few credits and a suspended owner are explained; a raise says until when", async () => {
	const { john, sally, peter, charge, check, group, wallet } = await petersPools();
	const { outcome } = await charge(200n);
	expect(outcome).toMatchObject({ key: "insufficientCredits", values: { available: 8n } });
	expect(!outcome.ok && explanationOf(outcome)).toMatchObject({ pools: [group, wallet] });
	const raise = { userId: peter.id, credits: 50n, period: "week" as const, until: "2030-03-02" };
	await aLimit(db, { walletOf: john.id, ...lab, ...raise });
	const raisedUntil = new Date("2030-03-02T23:59:59.999Z");
	expect((await check(1n)).explanation?.pools[1]?.limit).toEqual({
		...{ limit: 50n, period: "week", used: 0n, left: 50n, resetsAt: NEXT_MONDAY },
		...{ from: "raise", until: "2030-03-02", raisedUntil },
	});
	await db.user.update({ where: { id: sally.id }, data: { status: "suspended" } });
	const suspended = await check(52n);
	expect(suspended.result).toMatchObject({ code: "SUSPENDED", values: { name: "Sally" } });
	expect(suspended.explanation).toMatchObject({
		available: 50n,
		pools: [{ name: "John" }, { name: "ABCgroup", isOwnerSuspended: true, gives: 0n, pays: 0n }],
	});
	await db.user.update({ where: { id: peter.id }, data: { status: "suspended" } });
	expect(await check(1n)).toMatchObject({ result: { key: "userSuspended" }, explanation: null });
});

test("a stored refusal holds no names; a repetition gets the same one, with today's names (product.md 34, 37)", async () => {
	const { john, sally, shareGroupId, charge } = await petersPools();
	const { request, outcome, repeat } = await charge(9n);
	expect(await repeat()).toEqual(outcome);
	const stored = await db.request.findFirstOrThrow({ where: { key: request.key } });
	for (const name of ["John", "Sally", "ABCgroup"]) expect(JSON.stringify(stored.answer)).not.toContain(name);
	await db.user.update({ where: { id: john.id }, data: { name: "Removed user" } });
	await db.user.update({ where: { id: sally.id }, data: { name: "Sally G" } });
	await db.shareGroup.update({ where: { id: shareGroupId }, data: { name: "Everyone" } });
	expect(await repeat()).toMatchObject({
		key: "limitUsedUp",
		values: { name: "Everyone", changedBy: "Sally G", limit: 3n, left: 3n, needed: 9n },
		details: { explanation: { pools: [{ name: "Everyone", ownerName: "Sally G" }, { name: "Removed user" }] } },
	});
});

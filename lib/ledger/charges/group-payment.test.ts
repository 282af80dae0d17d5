import { afterAll, expect, test } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { postAllocation } from "../movements/post-allocation.ts";
import { previewPayment } from "../paying/preview-payment.ts";
import { lockAccounts } from "../posting/lock-accounts.ts";
import { readGroupBalances } from "../reads/read-balances.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { captureHold, placeHold, releaseHold } from "./place-hold.ts";
import { type ChargeRequest, postCharges } from "./post-charges.ts";
import { refundCharge } from "./refund-charge.ts";

const { db, sql, url } = await testDatabase();
const acme = await anOrganization(db);
const client = aClient(db);
const meanwhile = await openConnection(url);

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

/** A group with credits that expire in some days, with a new creator unless one is given. */
async function aGroup(
	members: readonly TestUser[],
	{ credits, days, creator }: { credits: bigint; days: number; creator?: TestUser },
) {
	const of = creator ?? (await aUser(db, acme));
	await boughtCredits(db, { beneficiaryId: of.id, credits, expiresAt: inDays(days) });
	const shareGroupId = await aShareGroup(db, { creatorId: of.id, addresses: members.map(({ email }) => email) });
	const moved = await transact(db, (tx) =>
		postAllocation(tx, { shareGroupId, creditTypeId: "email", credits, actorId: null }),
	);
	if (!moved.ok) throw new Error(moved.key);
	const account = await db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId: "email" } });
	return { shareGroupId, accountId: account.id, creator: of };
}

async function walletOf({ id }: TestUser) {
	return (await db.account.findFirstOrThrow({ where: { userId: id, creditTypeId: "email", kind: "wallet" } })).id;
}

/** The usage rows of a charge, in the order of its slices, with what was refunded of them. */
async function usageOf(chargeId: string) {
	const entries = await db.ledgerEntry.findMany({ where: { chargeId }, orderBy: { slice: "asc" } });
	return entries
		.filter(({ sliceCredits }) => sliceCredits !== null)
		.map((usage) => {
			const isOf = (one: (typeof entries)[number]) =>
				one.accountId === usage.accountId && one.sliceVersion === usage.version;
			return { ...usage, refunded: entries.filter(isOf).reduce((sum, { credits }) => sum + credits, 0n) };
		});
}

/** What pays, according to both the preview and the charge: the same. */
async function pay(request: ChargeRequest) {
	const preview = await previewPayment(sql, request);
	const [outcome] = await postCharges(client, [request]);
	if (!outcome?.ok || !preview.ok) {
		expect(preview).toEqual(outcome);
		return { refusal: outcome, chargeId: "", slices: [] };
	}
	const slices = outcome.value.slices.map(({ accountId, credits }) => [accountId, credits]);
	expect(preview.value.map(({ accountId, credits }) => [accountId, credits])).toEqual(slices);
	return { chargeId: outcome.value.chargeId, slices };
}

test("others' groups pay first, the soonest-expiring lot first, then the wallet, then the user's own groups (product.md 29)", async () => {
	const tom = await aUser(db, acme);
	await grantCredits(db, tom.id, 5n, { expiresAt: inDays(1) });
	const late = await aGroup([tom], { credits: 5n, days: 60 });
	const soon = await aGroup([tom], { credits: 5n, days: 30 });
	const own = await aGroup([tom], { credits: 5n, days: 2, creator: tom });
	expect((await pay(aCharge(tom.id, 3n))).slices).toEqual([[soon.accountId, 3n]]);
	const { chargeId, slices } = await pay(aCharge(tom.id, 15n));
	expect(slices).toEqual([
		[soon.accountId, 2n],
		[late.accountId, 5n],
		[await walletOf(tom), 5n],
		[own.accountId, 3n],
	]);
	const rows = await usageOf(chargeId);
	const address = await db.address.findFirstOrThrow({ where: { value: tom.email } });
	expect(rows.map(({ addressId }) => addressId)).toEqual([address.id, address.id, null, address.id]);
	expect((await pay(aCharge(tom.id, 3n))).refusal).toMatchObject({
		code: "INSUFFICIENT_CREDITS",
		values: { needed: 3n, available: 2n },
	});
	// All of it goes back to where it came from, the last slice first (product.md 32).
	const refunded = await refundCharge(client, { key: newId(), chargeId, credits: 9n });
	expect(refunded).toMatchObject({ ok: true });
	expect((await usageOf(chargeId)).map((slice) => slice.refunded)).toEqual([0n, 1n, 5n, 3n]);
});

test("a named pool pays alone, and only for its members (product.md 29)", async () => {
	const tom = await aUser(db, acme);
	await grantCredits(db, tom.id, 100n);
	const group = await aGroup([tom], { credits: 5n, days: 30 });
	const pool = { shareGroupId: group.shareGroupId };
	expect((await pay(aCharge(tom.id, 6n, { pool }))).refusal).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	expect((await pay(aCharge(tom.id, 5n, { pool }))).slices).toEqual([[group.accountId, 5n]]);
	const stranger = await aUser(db, acme);
	expect((await pay(aCharge(stranger.id, 1n, { pool }))).refusal).toMatchObject({
		code: "NOT_FOUND",
		key: "payerNotFound",
	});
});

test("a Credit User's own groups don't pay for them, those of others do (product.md 29)", async () => {
	const john = await aUser(db, acme);
	await grantCredits(db, john.id, 10n);
	const peter = await aUser(db, acme);
	const own = await aGroup([peter, john], { credits: 10n, days: 1, creator: peter });
	const others = await aGroup([peter], { credits: 4n, days: 30 });
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	expect((await pay(aCharge(peter.id, 6n))).slices).toEqual([
		[others.accountId, 4n],
		[await walletOf(john), 2n],
	]);
	expect((await pay(aCharge(peter.id, 9n))).refusal).toMatchObject({ values: { available: 8n } });
	const pool = { shareGroupId: own.shareGroupId };
	expect((await pay(aCharge(peter.id, 1n, { pool }))).refusal).toMatchObject({ key: "ownGroupParked" });
	// For John it is another creator's group.
	expect((await pay(aCharge(john.id, 1n))).slices).toEqual([[own.accountId, 1n]]);
});

test("groups of a suspended creator are skipped, and refuse where they would be needed (product.md 31)", async () => {
	const tom = await aUser(db, acme);
	await grantCredits(db, tom.id, 3n);
	const { shareGroupId, creator } = await aGroup([tom], { credits: 5n, days: 30 });
	await db.user.update({ where: { id: creator.id }, data: { status: "suspended" } });
	const suspended = { code: "SUSPENDED", key: "payingUserSuspended", values: { name: creator.name } };
	expect((await pay(aCharge(tom.id, 2n))).slices).toEqual([[await walletOf(tom), 2n]]);
	expect((await pay(aCharge(tom.id, 2n))).refusal).toMatchObject(suspended);
	expect((await pay(aCharge(tom.id, 1n, { pool: { shareGroupId } }))).refusal).toMatchObject(suspended);
	expect((await pay(aCharge(tom.id, 9n))).refusal).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
});

test("many members of many groups in one batch: no member gets what another has used", async () => {
	const people = await Promise.all(Array.from({ length: 6 }, () => aUser(db, acme)));
	const shared = await aGroup(people, { credits: 10n, days: 30 });
	for (const person of people) await aGroup([person], { credits: 1n, days: 1 });
	const charges = people.flatMap(({ id }) => [aCharge(id, 2n), aCharge(id, 1n)]);
	const outcomes = await postCharges(client, charges);
	// Each has one credit of a group of their own, and all share ten: five users' three are two of these.
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(11);
	expect(outcomes.at(-2)).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { needed: 2n, available: 1n } });
	expect(
		(await readGroupBalances(sql, [shared.shareGroupId])).find(({ accountId }) => accountId === shared.accountId)
			?.available,
	).toBe(0n);
});

test("a hold pins several pools, is captured in their order, and the rest is released to where it was (product.md 33)", async () => {
	const tom = await aUser(db, acme);
	await grantCredits(db, tom.id, 5n);
	const group = await aGroup([tom], { credits: 5n, days: 30 });
	const hold = async (credits: bigint) => {
		const held = await placeHold(client, { ...aCharge(tom.id, credits), lifetimeMs: 60_000 });
		if (!held.ok) throw new Error(held.key);
		return held.value.holdId;
	};
	const holdId = await hold(8n);
	// Blocked in the meantime: the member's holds stay capturable, and they can spend nothing new.
	await anEntry(db, group.shareGroupId, { kind: "blocked", value: tom.email });
	const captured = await captureHold(client, { key: newId(), holdId, credits: 6n });
	expect(captured).toMatchObject({
		ok: true,
		value: { slices: [{ accountId: group.accountId, credits: 5n }, { credits: 1n }] },
	});
	expect(await availableTo(db, tom.id)).toBe(4n);
	expect((await pay(aCharge(tom.id, 5n))).refusal).toMatchObject({ values: { available: 4n } });
	const again = await hold(4n);
	expect(await releaseHold(client, { key: newId(), holdId: again })).toMatchObject({ ok: true });
	expect(await availableTo(db, tom.id)).toBe(4n);
});

test("a refusal names no group that the user isn't let in to, and a repetition gets the first answer (product.md 34)", async () => {
	const tom = await aUser(db, acme);
	const request = aCharge(tom.id, 2n);
	expect((await pay(request)).refusal).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { available: 0n } });
	await aGroup([tom], { credits: 5n, days: 30 });
	const [again] = await postCharges(client, [request]);
	expect(again).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { available: 0n } });
});

test("a user who is let into a group while their charge waits for another group pays from it, where it comes first", async () => {
	const tom = await aUser(db, acme);
	const { accountId, creator } = await aGroup([tom], { credits: 5n, days: 60 });
	const group = await aGroup([], { credits: 5n, days: 30, creator });
	let charging: ReturnType<typeof postCharges> | undefined;
	await meanwhile.transaction(async (tx) => {
		await lockAccounts(tx, [accountId]);
		charging = postCharges(client, [aCharge(tom.id, 3n)]);
		await untilOthersWait(sql);
		await anEntry(db, group.shareGroupId, { kind: "address", value: tom.email });
	});
	expect(await charging).toMatchObject([
		{ ok: true, value: { slices: [{ accountId: group.accountId, credits: 3n }] } },
	]);
});

test.each(["any pool", "the group by name"])(
	"a user whose address changes while their charge waits pays as the new address may, from %s",
	async (pool) => {
		const [tom, address] = [await aUser(db, acme), `${newId()}@acme.example`];
		await grantCredits(db, tom.id, 5n);
		await aGroup([tom], { credits: 5n, days: 10 });
		const group = await aGroup([], { credits: 5n, days: 30 });
		await anEntry(db, group.shareGroupId, { kind: "address", value: address });
		const named = pool === "any pool" ? {} : { pool: { shareGroupId: group.shareGroupId } };
		let charging: ReturnType<typeof postCharges> | undefined;
		await meanwhile.transaction(async (tx) => {
			await tx.sql.query(`SELECT FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [tom.id]);
			charging = postCharges(client, [{ ...aCharge(tom.id, 3n), ...named }]);
			await untilOthersWait(sql);
			await tx.sql.query(`UPDATE "user" SET "email" = $2 WHERE "id" = $1::uuid`, [tom.id, address]);
		});
		expect(await charging).toMatchObject([
			{ ok: true, value: { slices: [{ accountId: group.accountId, credits: 3n }] } },
		]);
	},
);

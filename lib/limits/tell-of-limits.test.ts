import { expect, it } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, DAY_MS, grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { tellOfLimits } from "./tell-of-limits.ts";

const { db } = await testDatabase();
const acme = await anOrganization(db);
const MONDAY = new Date("2030-03-04T12:00:00Z");
const NEXT_MONDAY = new Date("2030-03-11T12:00:00Z");

async function johnsWallet() {
	const [john, peter] = [await aUser(db, acme, { name: "John" }), await aUser(db, acme, { name: "Peter" })];
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	await grantCredits(db, john.id, 1_000n);
	const client = (at = MONDAY) => aClient(db, { clock: clockAt(at) });
	const use = async (credits: bigint, at = MONDAY) => {
		const [outcome] = await postCharges(client(at), [aCharge(peter.id, credits)]);
		if (!outcome?.ok) throw new Error(outcome?.key);
		return outcome.value.chargeId;
	};
	const warned = async () =>
		(await db.limitWarning.findMany({ where: { userId: peter.id }, orderBy: { warnedAt: "asc" } })).map(
			({ credits, used, resetsAt }) => [credits, used, resetsAt?.toISOString().slice(0, 10) ?? null],
		);
	const mailed = async () =>
		(await db.mail.findMany({ where: { kind: "limit_warning", userId: { in: [peter.id, john.id] } } })).map(
			({ userId }) => (userId === peter.id ? "Peter" : "John"),
		);
	return { john, peter, client, use, warned, mailed };
}

it("warns the person at 80 percent of a limit, once a period, whatever is given back and used again", async () => {
	const { john, use, client, warned, mailed } = await johnsWallet();
	await aLimit(db, { walletOf: john.id, credits: 50n, period: "week" });
	await use(39n);
	expect(await warned()).toEqual([]);
	const chargeId = await use(1n);
	expect(await warned()).toEqual([[50n, 40n, "2030-03-11"]]);
	await refundCharge(client(), { key: newId(), chargeId });
	await use(5n);
	await aLimit(db, { walletOf: john.id, credits: 60n, period: "week" });
	await use(10n);
	expect(await warned()).toEqual([[50n, 40n, "2030-03-11"]]);
	expect(await tellOfLimits({ db, clock: clockAt(MONDAY) })).toBe(1);
	expect(await tellOfLimits({ db, clock: clockAt(MONDAY) })).toBe(0);
	expect(await mailed()).toEqual(["Peter"]);
	await use(60n, NEXT_MONDAY);
	expect(await warned()).toHaveLength(2);
});

it("warns at the next use where so much was used before the limit was set or lowered, once and for all in the period", async () => {
	const { john, peter, client, use, warned, mailed } = await johnsWallet();
	await use(125n);
	await aLimit(db, { walletOf: john.id, credits: 200n, period: "month", tellsSetter: true });
	await use(1n);
	expect(await warned()).toEqual([]);
	await aLimit(db, { walletOf: john.id, credits: 150n, period: "month", tellsSetter: true });
	expect(await postCharges(client(), [aCharge(peter.id, 2n), aCharge(peter.id, 2n)])).toMatchObject([
		{ ok: true },
		{ ok: true },
	]);
	await use(5n);
	expect(await warned()).toEqual([[150n, 128n, "2030-04-01"]]);
	await tellOfLimits({ db, clock: clockAt(MONDAY) });
	expect((await mailed()).sort()).toEqual(["John", "Peter"]);
});

it("warns from the share that was chosen, held or charged, and tells the person who set it if they want", async () => {
	const { john, peter, client, warned, mailed } = await johnsWallet();
	await aLimit(db, { walletOf: john.id, credits: 10n, period: "month", warnPercent: 50, tellsSetter: true });
	const hold = (credits: bigint) => placeHold(client(), { ...aCharge(peter.id, credits), lifetimeMs: DAY_MS });
	expect(await hold(4n)).toMatchObject({ ok: true });
	expect(await warned()).toEqual([]);
	expect(await hold(6n)).toMatchObject({ ok: true });
	expect(await hold(1n)).toMatchObject({ ok: false });
	expect(await warned()).toEqual([[10n, 10n, "2030-04-01"]]);
	await tellOfLimits({ db, clock: clockAt(MONDAY) });
	expect((await mailed()).sort()).toEqual(["John", "Peter"]);
});

it("counts a raise's own limit; a refused charge, a limit of nothing and the owner cause no warning", async () => {
	const { john, peter, use, warned, client } = await johnsWallet();
	await aLimit(db, { walletOf: john.id, credits: 10n, period: "total" });
	await aLimit(db, { walletOf: john.id, userId: peter.id, credits: 100n, period: "total", until: "2030-03-04" });
	await use(79n);
	expect(await postCharges(client(), [aCharge(peter.id, 50n), aCharge(john.id, 90n)])).toMatchObject([
		{ ok: false },
		{ ok: true },
	]);
	expect(await warned()).toEqual([]);
	await use(1n);
	expect(await warned()).toEqual([[100n, 80n, null]]);
	const other = await johnsWallet();
	await aLimit(db, { walletOf: other.john.id, credits: 0n, period: "day" });
	await expect(other.use(1n)).rejects.toThrow("limitReached");
	expect(await other.warned()).toEqual([]);
});

it("works on share groups; what is over or was long ago is not told any more", async () => {
	const [sally, tom] = [await aUser(db, acme), await aUser(db, acme)];
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	await share(db, shareGroupId, 50n);
	await aLimit(db, { shareGroupId, creditTypeId: "lab", credits: 5n, period: "day", tellsSetter: true });
	const charge = aCharge(tom.id, 5n, { creditTypeId: "lab", pool: { shareGroupId } });
	expect(await postCharges(aClient(db, { clock: clockAt(MONDAY) }), [charge])).toMatchObject([{ ok: true }]);
	const mine = { userId: tom.id };
	expect(await db.limitWarning.count({ where: mine })).toBe(1);
	expect(await tellOfLimits({ db, clock: clockAt(NEXT_MONDAY) })).toBeGreaterThan(0);
	expect(await db.mail.count({ where: { kind: "limit_warning", ...mine } })).toBe(0);
	expect(await db.limitWarning.count({ where: { ...mine, toldAt: null } })).toBe(0);
});

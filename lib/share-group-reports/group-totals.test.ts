import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { closeShareGroup, finishClosingGroups } from "@/lib/ledger/movements/close-share-group.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { postAdjustment } from "@/lib/ledger/movements/post-adjustment.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { postReturn } from "@/lib/ledger/movements/post-return.ts";
import { idsOf, readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { readGroupCredits } from "@/lib/share-groups/list-share-groups.ts";
import { aPaidOrder, aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { type GroupTotals, readGroupTotals } from "./group-totals.ts";
import { readReportAccess } from "./report-access.ts";

const { db, sql } = await testDatabase();
await sql.query(`UPDATE "deployment" SET "time_zone" = 'Asia/Hong_Kong'`);
const acme = await anOrganization(db, { name: "Acme" });
const HOUR_MS = 3_600_000;
const START = Date.parse("2026-08-01T00:00:00Z");
/** The last hour in which anything happens; lots expire before it, and long after today. */
const LAST_HOUR = 40 * 24;

const step = fc.record({
	hours: fc.integer({ min: 0, max: 60 }),
	what: fc.constantFrom("allocate", "use", "use", "use", "refund", "cancel", "return", "expire", "adjust"),
	credits: fc.bigInt({ min: 1n, max: 30n }),
	pick: fc.nat(),
});
const period = fc.record({
	from: fc.option(fc.integer({ min: -2, max: 45 }), { nil: undefined }),
	length: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
});

/** One in which everything happens that totals count, whatever the others are. */
const OF_EVERY_KIND = (["use", "refund", "return", "adjust", "expire"] as const).map((what) => ({
	hours: what === "expire" ? 13 * 24 : 1,
	what,
	credits: 5n,
	pick: 1,
}));

const dayOf = (day: number) => new Date(START + day * 24 * HOUR_MS).toISOString().slice(0, 10);

async function aFundedGroup() {
	const sally = await aUser(db, acme);
	const tom = await aUser(db, acme);
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email, sally.email] });
	for (const [days, credits] of [
		[12, 40n],
		[30, 60n],
		[2_000, 100n],
	] as const) {
		const expiresAt = new Date(START + days * 24 * HOUR_MS);
		const bought = { beneficiaryId: sally.id, creditTypeId: "lab", credits, expiresAt };
		const orderId = await aPaidOrder(db, bought);
		const purchase = { orderId, ...bought, actorId: sally.id };
		await transact(db, (tx) => postPurchase(tx, purchase), { clock: clockAt(new Date(START)) });
	}
	return { sally, tom, shareGroupId };
}

/** What the steps did, at the hour of each; what the ledger refuses is left out. */
async function play(
	steps: readonly { hours: number; what: string; credits: bigint; pick: number }[],
	isDeleted: boolean,
) {
	const { sally, tom, shareGroupId } = await aFundedGroup();
	const charges: string[] = [];
	let hour = 1;
	for (const { hours, what, credits, pick } of steps) {
		hour = Math.min(hour + hours, LAST_HOUR);
		const clock = clockAt(new Date(START + hour * HOUR_MS - HOUR_MS / 12));
		const context = { db, clock, client: "test", actorId: null };
		const movement = { shareGroupId, creditTypeId: "lab", credits, actorId: null };
		const chargeId = charges[pick % Math.max(charges.length, 1)] ?? newId();
		if (what === "allocate")
			await transact(db, (tx) => postAllocation(tx, { ...movement, credits: credits * 2n }), { clock });
		if (what === "return") await transact(db, (tx) => postReturn(tx, movement), { clock });
		if (what === "refund") await refundCharge(context, { key: newId(), chargeId, credits: credits / 3n + 1n });
		// At four in the afternoon, it is another day in Hong Kong when the charge is cancelled.
		if (what === "cancel") {
			const chargeId = await use(context, { shareGroupId, userId: tom.id, credits });
			const later = { ...context, clock: clockAt(new Date(START + hour * HOUR_MS + HOUR_MS / 12)) };
			if (chargeId) await cancelCharge(later, { key: newId(), chargeId });
		}
		if (what === "expire") await transact(db, (tx) => expireLots(tx), { clock });
		if (what === "adjust") await adjust(shareGroupId, { clock, credits: pick % 2 ? 1n : -1n });
		if (what === "use") {
			const chargeId = await use(context, { shareGroupId, userId: pick % 3 ? tom.id : sally.id, credits });
			if (chargeId) charges.push(chargeId);
		}
	}
	if (isDeleted) await deleteGroup({ sally, tom, shareGroupId, charges: charges.slice(0, 2) });
	const access = await readReportAccess({ actor: await actorOf(db, sally), db }, shareGroupId);
	if (!access) throw new Error("The creator reads the report.");
	return { access, shareGroupId };
}

/** With something on hold, of which some is used late; that is cancelled afterwards, and other charges are refunded. */
async function deleteGroup({
	sally,
	tom,
	shareGroupId,
	charges,
}: Awaited<ReturnType<typeof aFundedGroup>> & { charges: readonly string[] }) {
	const at = (hours: number) => clockAt(new Date(START + (LAST_HOUR + hours) * HOUR_MS));
	const context = (hours: number) => ({ db, clock: at(hours), client: "test", actorId: null });
	const wanted = { userId: tom.id, creditTypeId: "lab", service: "labs", item: "A lab", pool: { shareGroupId } };
	const hold = await placeHold(context(0), { key: newId(), ...wanted, credits: 2n, lifetimeMs: 20 * HOUR_MS });
	await transact(db, (tx) => closeShareGroup(tx, { shareGroupId, actorId: sally.id }), { clock: at(0.1) });
	if (hold.ok) {
		const captured = await captureHold(context(15.8), { key: newId(), holdId: hold.value.holdId, credits: 1n });
		if (!captured.ok) throw new Error(captured.key);
		await finishClosingGroups({ db, clock: at(15.9) });
		// It is another day in Hong Kong by then.
		await cancelCharge(context(16), { key: newId(), chargeId: captured.value.chargeId });
	}
	for (const chargeId of charges) await refundCharge(context(30), { key: newId(), chargeId });
}

async function use(
	context: Parameters<typeof postCharges>[0],
	{ shareGroupId, ...who }: { shareGroupId: string; userId: string; credits: bigint },
): Promise<string | null> {
	const charge = { key: newId(), ...who, creditTypeId: "lab", service: "labs", item: "A lab", pool: { shareGroupId } };
	const [outcome] = await postCharges(context, [charge]);
	return outcome?.ok ? outcome.value.chargeId : null;
}

async function adjust(
	shareGroupId: string,
	{ clock, credits }: { clock: ReturnType<typeof clockAt>; credits: bigint },
) {
	const accountIds = idsOf(await readPoolsOfGroups(sql, [shareGroupId]));
	const where = { accountId: { in: accountIds }, remaining: { gt: 1n }, expiresAt: { gt: await clock.now(sql) } };
	const lot = await db.lot.findFirst({ where, orderBy: { id: "asc" } });
	if (!lot) return;
	await transact(db, (tx) => postAdjustment(tx, { lotId: lot.id, credits, reason: "A test", actorId: null }), {
		clock,
	});
}

/**
 * What the group has before a day begins: of each lot that has not expired by then (product.md 28a), what every entry up
 * to then did.
 */
async function balanceBefore(shareGroupId: string, day: string): Promise<bigint> {
	const [row] = await sql.query<{ balance: bigint }>(
		`SELECT coalesce(sum("entry"."credits"), 0)::bigint AS "balance"
		FROM (SELECT $2::date::timestamp AT TIME ZONE 'Asia/Hong_Kong' AS "start") AS "day"
		CROSS JOIN "account"
		JOIN "lot" ON "lot"."account_id" = "account"."id" AND "lot"."expires_at" >= "start"
		JOIN "ledger_entry" AS "entry" ON ("entry"."account_id", "entry"."lot_id") = ("lot"."account_id", "lot"."id")
			AND "entry"."posted_at" < "start"
		WHERE "account"."share_group_id" = $1::uuid AND "account"."credit_type_id" = 'lab'`,
		[shareGroupId, day],
	);
	return row?.balance ?? 0n;
}

function change({ allocated, returned, used, refunded, expired, corrected }: GroupTotals): bigint {
	return allocated - returned - used + refunded - expired + corrected;
}

describe("a group's totals", () => {
	it("adds up, whatever happened and whatever the period", async () => {
		const seen = new Set<string>();
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { minLength: 5, maxLength: 25 }),
				fc.array(period, { minLength: 3, maxLength: 5 }),
				fc.boolean(),
				async (steps, periods, isDeleted) => {
					const first = { hours: 0, what: "allocate", credits: 50n, pick: 0 };
					const { access, shareGroupId } = await play([first, ...steps], isDeleted);
					for (const { from, length } of [{ from: undefined, length: undefined }, ...periods]) {
						const last = length === undefined ? undefined : (from ?? 0) + length;
						const days = {
							...(from === undefined ? {} : { from: dayOf(from) }),
							...(last === undefined ? {} : { to: dayOf(last) }),
						};
						const [ofLab] = await readGroupTotals(sql, access, { ...days, creditTypeId: "lab" });
						if (!ofLab) throw new Error("The group had lab credits.");
						const { opening, closing, creditType: _, creditTypeId: __, ...columns } = ofLab;
						expect(opening + change(ofLab), "adds up").toBe(closing);
						expect(opening, "opening").toBe(from === undefined ? 0n : await balanceBefore(shareGroupId, dayOf(from)));
						if (last !== undefined) expect(closing, "closing").toBe(await balanceBefore(shareGroupId, dayOf(last + 1)));
						for (const [name, credits] of Object.entries(columns)) if (credits > 0n) seen.add(name);
						if (last !== undefined || from !== undefined) continue;
						const [now] = (await readGroupBalances(sql, [shareGroupId])).filter((one) => one.creditTypeId === "lab");
						expect(closing, "at present").toBe((now?.available ?? 0n) + (now?.held ?? 0n));
						const listed = (await readGroupCredits({ sql }, [shareGroupId])).get(shareGroupId);
						const { allocated, returned, used, refunded } = ofLab;
						expect(listed, "as the list has it").toMatchObject([{ allocated, returned, used: used - refunded }]);
					}
				},
			),
			{ numRuns: 12, endOnFailure: true, examples: [[OF_EVERY_KIND, [{ from: 0, length: 20 }], false]] },
		);
		expect([...seen].sort()).toEqual(["allocated", "corrected", "expired", "refunded", "returned", "used"]);
	});

	it("follows on from the one before: a day's closing is the next one's opening", async () => {
		const use = { hours: 20, what: "use", credits: 3n, pick: 1 };
		const first = { hours: 0, what: "allocate", credits: 30n, pick: 0 };
		const { access } = await play([first, use, use, { ...use, what: "refund" }, use, use], false);
		let closing = 0n;
		for (let day = 0; day < 8; day += 1) {
			const [ofLab] = await readGroupTotals(sql, access, { from: dayOf(day), to: dayOf(day), creditTypeId: "lab" });
			expect(ofLab?.opening).toBe(closing);
			closing = ofLab?.closing ?? -1n;
		}
		expect(closing).toBe(60n - 4n * 3n + 2n);
	});

	it("has everything back when the last charge of a deleted group is cancelled", async () => {
		const { access } = await play([{ hours: LAST_HOUR, what: "allocate", credits: 10n, pick: 0 }], true);
		const [ofLab] = await readGroupTotals(sql, access, { creditTypeId: "lab" });
		expect(ofLab).toMatchObject({ allocated: 20n, returned: 20n, used: 1n, refunded: 1n, closing: 0n });
	});

	it("counts a cancelled charge and its cancellation, each on its own day, so that no closing changes (product.md 32a)", async () => {
		const cancel = { hours: 15, what: "cancel", credits: 3n, pick: 0 };
		const { access } = await play([{ hours: 0, what: "allocate", credits: 20n, pick: 0 }, cancel], false);
		const of = async (day: string) =>
			(await readGroupTotals(sql, access, { from: day, to: day, creditTypeId: "lab" }))[0];
		expect(await of(dayOf(0))).toMatchObject({ opening: 0n, allocated: 40n, used: 3n, refunded: 0n, closing: 37n });
		expect(await of(dayOf(1))).toMatchObject({ opening: 37n, used: 0n, refunded: 3n, closing: 40n });
	});

	it("dates what expires by its lot, however late it is swept (product.md 28a)", async () => {
		const late = { hours: 14 * 24, what: "expire", credits: 1n, pick: 0 };
		const { access } = await play([{ hours: 0, what: "allocate", credits: 10n, pick: 0 }, late], false);
		const [ofLab] = await readGroupTotals(sql, access, { from: dayOf(12), to: dayOf(12), creditTypeId: "lab" });
		expect(ofLab).toMatchObject({ opening: 20n, expired: 20n, closing: 0n });
	});

	it("counts what has expired, swept or not", async () => {
		const { access } = await play([{ hours: 0, what: "allocate", credits: 20n, pick: 0 }], false);
		const [ofLab] = await readGroupTotals(sql, access, { creditTypeId: "lab" });
		expect(ofLab).toMatchObject({ allocated: 40n, expired: 40n, closing: 0n });
	});
});

import { expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, DAY_MS } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { share, takeBack } from "@/lib/testing/sharing.ts";
import { NEWEST_USAGE } from "@/lib/usage/schema.ts";
import { listMovements } from "./list-movements.ts";
import { readMovementsFile } from "./movements-file.ts";
import { readReport } from "./report.ts";
import { readReportAccess } from "./report-access.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db);
const START = Date.parse("2031-03-01T12:00:00Z");
const onDay = (day: number) => new Date(START + day * DAY_MS);
const client = (day: number) => aClient(db, { clock: clockAt(onDay(day)) });

/** 30 shared, 5 taken back; Tom used 4 of which 1 was refunded, and 2 that were cancelled; Una used 3; 19 expired. */
async function aUsedGroup() {
	const sally = await aUser(db, acme, { name: "Sally" });
	const [tom, una] = [await aUser(db, acme, { name: "Tom" }), await aUser(db, acme, { name: "Una" })];
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n, expiresAt: onDay(10) });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email, una.email] });
	await share(db, shareGroupId, 30n, onDay(0));
	await takeBack(db, shareGroupId, 5n, onDay(1));
	const use = async (user: TestUser, credits: bigint, day: number, item: string) => {
		const charge = aCharge(user.id, credits, { creditTypeId: "lab", pool: { shareGroupId }, item });
		const [outcome] = await postCharges(client(day), [charge]);
		if (!outcome?.ok) throw new Error(outcome?.key);
		return outcome.value.chargeId;
	};
	const toms = await use(tom, 4n, 2, "SQL");
	await refundCharge(client(3), { key: newId(), chargeId: toms, credits: 1n });
	const cancelled = await use(tom, 2n, 4, "Never mind");
	await cancelCharge(client(4), { key: newId(), chargeId: cancelled });
	const unas = await use(una, 3n, 5, "Kubernetes");
	await expireLots(db, { clock: clockAt(onDay(11)) });
	return { sally, tom, una, shareGroupId, toms, unas };
}

const movementsOf = async (user: TestUser, shareGroupId: string, page = { offset: 0, limit: 50 }) =>
	listMovements({ actor: await actorOf(db, user), db }, { shareGroupId, ...page });

it("its creator sees what was shared, used, given back, taken back and expired, each with the balance after it", async () => {
	const { sally, shareGroupId, toms, unas } = await aUsedGroup();
	const movements = await movementsOf(sally, shareGroupId);
	const nothing = { by: null, item: null, chargeId: null };
	expect(movements).toMatchObject([
		{ kind: "expiry", credits: -19n, groupBalanceAfter: 0n, at: onDay(11), ...nothing },
		{ kind: "charge", credits: -3n, groupBalanceAfter: 19n, by: "Una", item: "Kubernetes", chargeId: unas },
		{ kind: "refund", credits: 1n, groupBalanceAfter: 22n, by: null, item: "SQL", chargeId: toms },
		{ kind: "charge", credits: -4n, groupBalanceAfter: 21n, by: "Tom", item: "SQL", chargeId: toms },
		{ kind: "return", credits: -5n, groupBalanceAfter: 25n, creditTypeId: "lab", nameInText: "lab", ...nothing },
		{ kind: "allocation", credits: 30n, groupBalanceAfter: 30n, ...nothing },
	]);
	expect(new Set(movements.map(({ key }) => key)).size).toBe(movements.length);
	expect(await movementsOf(sally, shareGroupId, { offset: 1, limit: 2 })).toEqual(movements.slice(1, 3));
});

it("what was used of it, refunds taken off, is what the report and its rows say, and all of it is the balance", async () => {
	const { sally, shareGroupId } = await aUsedGroup();
	const movements = await movementsOf(sally, shareGroupId);
	const sumOf = (...kinds: string[]) =>
		movements
			.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
			.reduce((sum, { credits }) => sum + credits, 0n);
	const access = await readReportAccess({ actor: await actorOf(db, sally), db }, shareGroupId);
	if (!access) throw new Error("Sally has made the group.");
	const { totals, rows } = await readReport({ access, db }, { ...NEWEST_USAGE, limit: 50 });
	const [lab] = totals.byCreditType;
	expect(lab).toMatchObject({ credits: -sumOf("charge"), refunded: sumOf("refund") });
	expect(rows).toHaveLength(movements.filter(({ kind }) => kind === "charge").length);
	expect(sumOf()).toBe(movements[0]?.groupBalanceAfter);
});

it("nobody else sees anything of it", async () => {
	const { tom, shareGroupId } = await aUsedGroup();
	for (const user of [tom, await aUser(db, acme, { role: "administrator" })]) {
		expect(await movementsOf(user, shareGroupId)).toEqual([]);
	}
});

it("all of it is a file in the same order, its creator's alone", async () => {
	const { sally, tom, shareGroupId } = await aUsedGroup();
	const movements = await movementsOf(sally, shareGroupId);
	const rows = await rowsOfFile(sql, await readMovementsFile({ actor: await actorOf(db, sally), db }, shareGroupId));
	expect(rows).toEqual(
		movements.map(({ at, kind, by, item, credits, creditTypeId, groupBalanceAfter, chargeId }) => ({
			...{ date: at, what: kind, by, item, credits, credit_type_id: creditTypeId },
			...{ group_balance: groupBalanceAfter, charge_id: chargeId },
		})),
	);
	for (const [user, id] of [
		[tom, shareGroupId],
		[await aUser(db, acme, { role: "administrator" }), shareGroupId],
		[sally, "nonsense"],
	] as const) {
		expect(await readMovementsFile({ actor: await actorOf(db, user), db }, id)).toBeNull();
	}
});

import { beforeEach, describe, expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { continueBulkRefunds } from "./continue-bulk-refunds.ts";
import { previewBulkRefund } from "./preview-bulk-refund.ts";
import { listBulkRefunds } from "./queries.ts";
import { startBulkRefund } from "./start-bulk-refund.ts";

const { db, sql } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db);
const acme = await anOrganization(db);
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };
const client = aClient(db);
const today = new Date().toISOString().slice(0, 10);
const reason = "The mail service was down";

let john: TestUser;
let sally: TestUser;
let service: string;
beforeEach(async () => {
	john = await aUser(db, northwind);
	sally = await aUser(db, acme);
	service = `service ${newId()}`;
	for (const user of [john, sally]) await grantCredits(db, user.id, 100n);
});

const period = () => ({ service, from: `${today}T00:00`, until: `${today}T23:59` });

async function charge(user: TestUser, credits: bigint, more: object = {}): Promise<string> {
	const [answer] = await postCharges(client, [aCharge(user.id, credits, { service, ...more })]);
	if (!answer?.ok) throw new Error("A charge was refused.");
	return answer.value.chargeId;
}

async function start() {
	const preview = await previewBulkRefund(olivia, period());
	if (!preview.ok) throw new Error(preview.key);
	const { charges, credits } = preview.value;
	const started = await startBulkRefund(olivia, { key: newId(), ...period(), charges, credits, reason });
	return { sums: preview.value, refundId: started.ok ? started.value.refundId : started.key };
}

const balances = () => Promise.all([availableTo(db, john.id), availableTo(db, sally.id)]);

describe("a refund in bulk (product.md 32b)", () => {
	it("gives back what charges of the service have left, those that are refunded in part among them", async () => {
		const partly = await charge(john, 10n);
		await charge(john, 5n);
		await charge(sally, 7n);
		const cancelled = await charge(sally, 3n);
		const wholly = await charge(sally, 4n);
		await charge(john, 20n, { service: "another" });
		await refundCharge(client, { key: newId(), chargeId: partly, credits: 4n });
		await refundCharge(client, { key: newId(), chargeId: wholly });
		await cancelCharge(client, { key: newId(), chargeId: cancelled });
		expect(await balances()).toEqual([69n, 93n]);

		const { sums, refundId } = await start();
		expect(sums).toMatchObject({ charges: 3, people: 2, organizations: 2, credits: 18n });
		expect(await balances(), "nothing before the job").toEqual([69n, 93n]);
		expect(await continueBulkRefunds({ db })).toBe(3);
		expect(await balances()).toEqual([80n, 100n]);
		const [row] = (await listBulkRefunds(olivia))?.rows ?? [];
		expect(row).toMatchObject({
			id: refundId,
			charges: 3,
			doneCharges: 3,
			credits: 18n,
			refunded: 18n,
			madeBy: "Olivia",
		});
		expect(row?.finishedAt).toBeInstanceOf(Date);
		const audited = await db.auditEntry.findMany({
			where: { subjectId: acme.id, action: "organization.charges_refunded" },
		});
		expect(audited.at(-1)).toMatchObject({ reason, after: { service, charges: 1, credits: "7" } });
		expect(await db.ledgerEntry.findFirst({ where: { kind: "refund", userId: sally.id, reason } })).toMatchObject({
			actorId: olivia.actor.userId,
		});

		expect(await previewBulkRefund(olivia, period()), "a second finds nothing").toMatchObject({
			key: "nothingToRefund",
		});
		expect(await continueBulkRefunds({ db })).toBe(0);
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("goes on where it was after a crash, and gives nothing back twice, also when two jobs run", async () => {
		const chargeIds = [await charge(john, 10n), await charge(john, 5n), await charge(sally, 7n)];
		const { refundId } = await start();
		// The first was refunded and the process was killed before it was noted.
		const [first = ""] = chargeIds;
		const killed = { ...client, client: `bulk_refund:${refundId}`, actorId: olivia.actor.userId };
		await refundCharge(killed, { key: first, chargeId: first, reason });
		expect(await balances()).toEqual([95n, 93n]);
		await Promise.all([continueBulkRefunds({ db }), continueBulkRefunds({ db })]);
		expect(await balances()).toEqual([100n, 100n]);
		const [row] = (await listBulkRefunds(olivia))?.rows ?? [];
		expect(row).toMatchObject({ doneCharges: 3, refunded: 22n });
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("takes no more than is left where something was refunded after it was started", async () => {
		const chargeId = await charge(john, 10n);
		await charge(sally, 7n);
		await start();
		await refundCharge(client, { key: newId(), chargeId, credits: 10n });
		await continueBulkRefunds({ db });
		expect(await balances()).toEqual([100n, 100n]);
		expect((await listBulkRefunds(olivia))?.rows[0]).toMatchObject({ doneCharges: 2, credits: 17n, refunded: 7n });
	});

	it("is refused where the charges are others than the preview showed, and for an empty period", async () => {
		await charge(john, 10n);
		const sums = { charges: 1, credits: 10n };
		await charge(john, 1n);
		const input = { key: newId(), ...period(), ...sums, reason };
		expect(await startBulkRefund(olivia, input)).toMatchObject({ code: "STALE", key: "refundsChanged" });
		const backwards = { ...period(), until: `${today}T00:00` };
		expect(await previewBulkRefund(olivia, backwards)).toMatchObject({ code: "INVALID", field: "until" });
		expect(
			await previewBulkRefund(olivia, { ...period(), from: "2020-01-01T00:00", until: "2020-01-02T00:00" }),
		).toMatchObject({
			key: "nothingToRefund",
		});
		expect(await balances()).toEqual([89n, 100n]);
	});

	it("is the operator's with Grant Credits", async () => {
		await charge(john, 10n);
		const stranger = { actor: await actorOf(db, await aUser(db, northwind, { role: "administrator" })), db };
		const input = { key: newId(), ...period(), charges: 1, credits: 10n, reason };
		expect(await previewBulkRefund(stranger, period())).toMatchObject({ code: "NOT_FOUND", key: "notFound" });
		expect(await startBulkRefund(stranger, input)).toMatchObject({ code: "NOT_FOUND", key: "notFound" });
		expect(await listBulkRefunds(stranger)).toBeNull();
		expect((await balances())[0]).toBe(90n);
	});
});

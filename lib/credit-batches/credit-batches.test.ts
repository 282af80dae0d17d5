import { beforeEach, describe, expect, it } from "vitest";
import { undoMovement } from "@/lib/grants/undo-movement.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { MAX_BATCH_LINES } from "./bounds.ts";
import { checkCreditFile } from "./check-credit-file.ts";
import { postCreditFile } from "./post-credit-file.ts";
import { listCreditBatches } from "./queries.ts";
import { undoBatch } from "./undo-batch.ts";

const { db, sql } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db, { name: "Northwind" });
const acme = await anOrganization(db, { name: "Acme" });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };
const reason = "An outage";

let john: TestUser;
let sally: TestUser;
beforeEach(async () => {
	john = await aUser(db, northwind, { name: "John Lee" });
	sally = await aUser(db, acme, { name: "Sally Green" });
});

type Kind = "grants" | "balances";
const check = async (csv: string, kind: Kind = "grants") => {
	const checked = await checkCreditFile(olivia, { kind, csv });
	if (!checked.ok) throw new Error(checked.key);
	return checked.value;
};
const post = (csv: string, { kind = "grants" as Kind, key = newId() } = {}) =>
	postCreditFile(olivia, { key, kind, csv, fileName: "file.csv", reason });
const problemsOf = async (csv: string, kind: Kind = "grants") =>
	(await check(csv, kind)).wrong.map(({ line, problem }) => [line, problem.kind]);
const balances = () => Promise.all([availableTo(db, john.id), availableTo(db, sally.id)]);

const HEAD = "user,credit_type,credits,expires_on,reference";
const MONEY_HEAD = `${HEAD},price,currency`;

describe("many grants from a file (product.md 42)", () => {
	it("are summed before, posted together, and undone together as far as they are unspent", async () => {
		await db.user.update({ where: { id: sally.id }, data: { externalId: `crm-${sally.id}` } });
		const csv = `${HEAD}\n${john.email.toUpperCase()},Email,50,2099-12-31,\ncrm-${sally.id},email,30,,r-${sally.id}\n${john.id},sms,7,,\n`;
		expect(await check(csv)).toMatchObject({
			...{ fresh: 3, people: 2, there: 0, count: 0 },
			sums: [
				{ creditType: "Email", lines: 2, credits: 80n },
				{ creditType: "SMS", lines: 1, credits: 7n },
			],
		});
		expect(await balances(), "a dry run posts nothing").toEqual([0n, 0n]);
		const key = newId();
		const posted = await post(csv, { key });
		expect(posted).toMatchObject({ ok: true, value: { lines: 3 } });
		expect(await post(csv, { key }), "sent again").toEqual(posted);
		expect(await balances()).toEqual([50n, 30n]);
		const audited = await db.auditEntry.findMany({ where: { subjectId: sally.id, action: "user.credits_granted" } });
		expect(audited).toMatchObject([{ organizationId: acme.id, reason, after: { credits: "30" } }]);

		await postCharges(aClient(db), [aCharge(john.id, 20n)]);
		const batchId = (posted.ok && posted.value.batchId) || "";
		const [batch] = (await listCreditBatches(olivia))?.rows ?? [];
		expect(batch).toMatchObject({ id: batchId, lines: 3, unspent: 67n, undoneAt: null, madeBy: "Olivia" });
		expect(await undoBatch(olivia, { batchId, reason: "A mistake" })).toEqual({
			ok: true,
			value: { granted: 87n, takenBack: 67n },
		});
		expect(await balances()).toEqual([0n, 0n]);
		expect(await undoBatch(olivia, { batchId, reason })).toMatchObject({ code: "CONFLICT", key: "batchUndone" });
		expect((await listCreditBatches(olivia))?.rows[0]).toMatchObject({ undoneBy: "Olivia", takenBack: 67n });
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("count each user once, whatever types of credits the lines are of", async () => {
		await post(`${HEAD}\n${john.email},email,5,,\n${sally.email},sms,7,,\n${sally.email},sms,1,,\n`);
		expect((await listCreditBatches(olivia))?.rows[0]).toMatchObject({ lines: 3, people: 2 });
	});

	it("leaves out of an undoing what was undone alone, and lets nothing be undone alone afterwards", async () => {
		const posted = await post(`${HEAD}\n${john.email},email,50,,\n${sally.email},email,30,,\n`);
		const batchId = (posted.ok && posted.value.batchId) || "";
		const entries = await db.ledgerEntry.findMany({ where: { movementId: batchId }, orderBy: { credits: "desc" } });
		const [johns, sallys] = entries.map(({ accountId, version }) => ({ accountId, version, reason }));
		if (!johns || !sallys) throw new Error("Nothing was posted.");
		await undoMovement(olivia, johns);
		expect(await undoBatch(olivia, { batchId, reason })).toMatchObject({ value: { granted: 80n, takenBack: 30n } });
		await undoMovement(olivia, sallys);
		expect(await balances()).toEqual([0n, 0n]);
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("are all or nothing: each bad line is named with its problem", async () => {
		await db.creditType.update({ where: { id: "lab" }, data: { retiredAt: new Date() } });
		const gone = await aUser(db, northwind, { status: "removed" });
		const used = `used-${newId()}`;
		await post(`${HEAD}\n${john.email},email,1,,${used}\n`);
		const csv = [
			HEAD,
			`${john.email},email,50,,`,
			",email,50,,",
			"nobody@test.example,email,50,,",
			`${gone.email},email,50,,`,
			`${john.email},,50,,`,
			`${john.email},fax,50,,`,
			`${john.email},lab,50,,`,
			`${john.email},email,0,,`,
			`${john.email},email,1.5,,`,
			`${john.email},email,5,2020-01-01,`,
			`${john.email},email,5,2026-02-30,`,
			`${john.email},email,5,,twice`,
			`${john.email},email,5,,twice`,
			`${john.email},email,5,,${used}`,
			`${john.email},email,5,,${"x".repeat(201)}`,
			`${john.email},email,5`,
		].join("\n");
		expect(await problemsOf(csv)).toEqual([
			[3, "userMissing"],
			[4, "userUnknown"],
			[5, "userUnknown"],
			[6, "creditTypeMissing"],
			[7, "creditTypeUnknown"],
			[8, "creditTypeRetired"],
			[9, "notCredits"],
			[10, "notCredits"],
			[11, "dayOver"],
			[12, "notADay"],
			[14, "referenceTwice"],
			[15, "referenceUsed"],
			[16, "referenceTooLong"],
			[17, "cells"],
		]);
		expect(await post(csv)).toMatchObject({ code: "INVALID", key: "batchLinesWrong", details: { count: 14 } });
		expect(await balances()).toEqual([1n, 0n]);
		await db.creditType.update({ where: { id: "lab" }, data: { retiredAt: null } });
	});

	it("use a reference once, also when two files come at once", async () => {
		const csv = `${HEAD}\n${john.email},email,5,,race-${newId()}\n`;
		const answers = await Promise.all([post(csv), post(csv), post(csv)]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await balances())[0]).toBe(5n);
	});

	it("are the operator's with Grant Credits", async () => {
		const role = { id: await aUserRole(db, operators, { rights: ["manage_orders"] }) };
		const csv = `${HEAD}\n${john.email},email,5,,\n`;
		const posted = await post(csv);
		const batchId = (posted.ok && posted.value.batchId) || "";
		for (const user of [await aUser(db, operators, { role }), await aUser(db, northwind, { role: "administrator" })]) {
			const context = { actor: await actorOf(db, user), db };
			const refused = { code: "NOT_FOUND", key: "notFound" };
			expect(await checkCreditFile(context, { kind: "grants", csv })).toMatchObject(refused);
			expect(await postCreditFile(context, { key: newId(), kind: "grants", csv, fileName: "", reason })).toMatchObject(
				refused,
			);
			expect(await undoBatch(context, { batchId, reason })).toMatchObject(refused);
			expect(await listCreditBatches(context)).toBeNull();
		}
		expect((await balances())[0]).toBe(5n);
	});

	it("can be 10,000, and no more", async () => {
		const lines = Array.from(
			{ length: MAX_BATCH_LINES },
			(_, index) => `${index % 2 ? john.email : sally.email},email,1,,`,
		);
		expect(
			await checkCreditFile(olivia, { kind: "grants", csv: `${[HEAD, ...lines, lines[0]].join("\n")}` }),
		).toMatchObject({
			code: "INVALID",
			key: "csvTooManyRows",
		});
		const csv = [HEAD, ...lines].join("\n");
		expect(await check(csv)).toMatchObject({ fresh: 10_000, people: 2 });
		const posted = await post(csv);
		expect(posted).toMatchObject({ ok: true, value: { lines: 10_000 } });
		expect(await balances()).toEqual([5_000n, 5_000n]);
		const batchId = (posted.ok && posted.value.batchId) || "";
		expect(await undoBatch(olivia, { batchId, reason })).toMatchObject({ value: { takenBack: 10_000n } });
		expect(await balances()).toEqual([0n, 0n]);
	}, 300_000);
});

describe("balances brought over (product.md 55a)", () => {
	const refs = () => [`old-${newId()}`, `old-${newId()}`] as const;

	it("count as purchased, with expiry and price, and an import run twice changes nothing", async () => {
		const [one, two] = refs();
		const csv = `${MONEY_HEAD}\n${john.email},email,50,2099-12-31,${one},12.50,USD\n${sally.email},email,30,2099-06-30,${two},,\n`;
		expect(await check(csv, "balances")).toMatchObject({
			...{ fresh: 2, people: 2, there: 0 },
			paid: [{ currency: "USD", totalMinor: 1_250n }],
		});
		expect(await post(csv, { kind: "balances" })).toMatchObject({ ok: true, value: { lines: 2, there: 0 } });
		const order = await db.order.findFirstOrThrow({ where: { gatewayReference: one } });
		expect(order).toMatchObject({
			...{ status: "paid", gateway: "external", planId: null, buyerId: john.id, beneficiaryId: john.id },
			...{ credits: 50n, totalMinor: 1_250n, currency: "USD", expiresAt: new Date("2099-12-31T23:59:59.999Z") },
		});
		expect(await db.lot.findFirst({ where: { orderId: order.id } })).toMatchObject({
			kind: "purchased",
			remaining: 50n,
		});

		expect(await check(csv, "balances")).toMatchObject({ fresh: 0, there: 2, count: 0 });
		expect(await post(csv, { kind: "balances" })).toMatchObject({ value: { batchId: null, lines: 0, there: 2 } });
		const more = `${csv}${john.email},sms,5,2099-12-31,${newId()},,\n`;
		expect(await post(more, { kind: "balances" })).toMatchObject({ value: { lines: 1, there: 2 } });
		expect(await balances()).toEqual([50n, 30n]);

		await postCharges(aClient(db), [aCharge(john.id, 10n)]);
		const refunded = await refundOrder(olivia, { orderId: order.id, reason });
		expect(refunded, "as far as it is unspent").toMatchObject({
			value: { refundedCredits: 40n, refundedMinor: 1_000n },
		});
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("name what is wrong: the currency, the reference, the day", async () => {
		const [one] = refs();
		await post(`${MONEY_HEAD}\n${john.email},email,50,2099-12-31,${one},12.50,USD\n`, { kind: "balances" });
		const csv = [
			MONEY_HEAD,
			`${john.email},email,50,2099-12-31,${one},12.51,USD`,
			`${john.email},email,5,,a,,`,
			`${john.email},email,5,2099-12-31,,,`,
			`${john.email},email,5,2020-12-31,b,,`,
			`${john.email},email,5,2099-12-31,c,5,DOLLARS`,
			`${john.email},email,5,2099-12-31,d,5,`,
			`${john.email},email,5,2099-12-31,e,5.001,USD`,
			`${john.email},email,5,2099-12-31,f,,`,
			`${john.email},email,5,2099-12-31,f,,`,
		].join("\n");
		expect(await problemsOf(csv, "balances")).toEqual([
			[2, "referenceOther"],
			[3, "dayMissing"],
			[4, "referenceMissing"],
			[5, "dayOver"],
			[6, "currencyUnknown"],
			[7, "currencyMissing"],
			[8, "notAnAmount"],
			[10, "referenceTwice"],
		]);
		expect(await post(csv, { kind: "balances" })).toMatchObject({ code: "INVALID" });
		expect((await balances())[0]).toBe(50n);
	});

	it("can be 10,000, and change nothing the second time", async () => {
		const [from] = refs();
		const line = (index: number) => `${index % 2 ? john.email : sally.email},email,1,2099-12-31,${from}-${index},,`;
		const csv = [MONEY_HEAD, ...Array.from({ length: MAX_BATCH_LINES }, (_, index) => line(index))].join("\n");
		expect(await post(csv, { kind: "balances" })).toMatchObject({ ok: true, value: { lines: 10_000, there: 0 } });
		expect(await post(csv, { kind: "balances" })).toMatchObject({ ok: true, value: { lines: 0, there: 10_000 } });
		expect(await balances()).toEqual([5_000n, 5_000n]);
	}, 300_000);

	it("can't be undone as grants are: their orders are refunded", async () => {
		const [one] = refs();
		const posted = await post(`${MONEY_HEAD}\n${john.email},email,5,2099-12-31,${one},,\n`, { kind: "balances" });
		const batchId = (posted.ok && posted.value.batchId) || "";
		expect(await undoBatch(olivia, { batchId, reason })).toMatchObject({ code: "NOT_FOUND", key: "batchNotFound" });
	});
});

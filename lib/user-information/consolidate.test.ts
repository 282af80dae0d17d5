import { expect, it } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { readConsolidation } from "@/lib/ledger/reads/read-consolidation.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { previewCreditOwner } from "@/lib/owners/preview-credit-owner.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, DAY_MS, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { changeUser } from "./change-user.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const admin = await aUser(db, northwind, { name: "Ada Admin", role: "administrator" });
const ada = { actor: await actorOf(db, admin), db };
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };
const client = aClient(db);

/** Two users who are their own Credit Owners. */
async function two() {
	return {
		john: await aUser(db, northwind, { name: "John Lee" }),
		peter: await aUser(db, northwind, { name: "Peter Wong" }),
	};
}

/** The one Save of User Information, with nothing changed but the Credit Owner. */
async function point(user: TestUser, owner: TestUser, { consolidate = true } = {}) {
	const stored = await db.user.findUniqueOrThrow({ where: { id: user.id } });
	const { id: userId, version, name, email, userRoleId, timeZone } = stored;
	return changeUser(ada, {
		...{ userId, version, name, email, userRoleId, timeZone, status: "active", language: "en" },
		...{ creditOwnerId: owner.id, creditUsers: null, consolidate },
	});
}

const lotsOf = async (user: TestUser) => {
	const accounts = await db.account.findMany({ where: { userId: user.id } });
	const lots = await db.lot.findMany({
		where: { accountId: { in: accounts.map(({ id }) => id) }, remaining: { gt: 0n } },
		orderBy: [{ expiresAt: "asc" }],
	});
	return lots.map(({ kind, remaining, expiresAt, orderId }) => ({ kind, remaining, expiresAt, orderId }));
};

const movable = (user: TestUser, oldOwner: TestUser, newOwner: TestUser) =>
	readConsolidation(sql, { userId: user.id, oldOwnerId: oldOwner.id, newOwnerId: newOwner.id });

it("moves what was bought and is free, each part with its order and expiry, in the same save (product.md 55a)", async () => {
	const { john, peter } = await two();
	const [soon, later] = [inDays(10), inDays(90)];
	const first = await boughtCredits(db, { beneficiaryId: peter.id, credits: 20n, expiresAt: soon });
	const second = await boughtCredits(db, { beneficiaryId: peter.id, credits: 30n, expiresAt: later });
	await grantCredits(db, peter.id, 5n);
	await placeHold(client, { ...aCharge(peter.id, 8n), lifetimeMs: DAY_MS });
	const preview = await previewCreditOwner(ada, { userId: peter.id, ownerId: john.id });
	expect(preview).toMatchObject({
		value: {
			movable: [
				{ credits: 12n, expiresAt: soon, nameInText: "email" },
				{ credits: 30n, expiresAt: later },
			],
		},
	});

	expect(await point(peter, john)).toMatchObject({ ok: true });
	expect(await lotsOf(john)).toEqual([
		{ kind: "purchased", remaining: 12n, expiresAt: soon, orderId: first.orderId },
		{ kind: "purchased", remaining: 30n, expiresAt: later, orderId: second.orderId },
	]);
	expect(await lotsOf(peter)).toMatchObject([{ remaining: 8n }, { kind: "granted", remaining: 5n }]);
	const told = await db.mail.findMany({ where: { kind: "credit_owner_changed", userId: { in: [john.id, peter.id] } } });
	const along = { fromId: peter.id, toId: john.id, creditTypeId: "email", credits: "42" };
	expect(told.map(({ facts }) => facts)).toEqual(told.map(() => expect.objectContaining({ moved: [along] })));
	expect(told).toHaveLength(2);
	const audited = await db.auditEntry.findMany({ where: { subjectId: peter.id, action: "user.credits_consolidated" } });
	expect(audited).toMatchObject([
		{
			actorId: admin.id,
			before: { heldBy: peter.id },
			after: { heldBy: john.id, credits: "42", creditType: "Email" },
		},
	]);
	expect(await verifyLedger(sql)).toEqual([]);
});

it("moves nothing unless it is chosen", async () => {
	const { john, peter } = await two();
	await boughtCredits(db, { beneficiaryId: peter.id, credits: 20n });
	await point(peter, john, { consolidate: false });
	expect([await availableTo(db, peter.id), await availableTo(db, john.id)]).toEqual([20n, 0n]);
});

it("comes back as far as it is unspent, or goes on to the next Credit Owner", async () => {
	const { john, peter } = await two();
	const kate = await aUser(db, northwind, { name: "Kate" });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 7n, expiresAt: inDays(1) });
	const { lotId } = await boughtCredits(db, { beneficiaryId: peter.id, credits: 20n, expiresAt: inDays(5) });
	await point(peter, john);
	await postCharges(client, [aCharge(peter.id, 10n)]);
	expect(await movable(peter, john, peter)).toMatchObject([{ credits: 17n, holderId: john.id }]);

	await point(peter, peter);
	expect([await availableTo(db, peter.id), await availableTo(db, john.id)]).toEqual([17n, 0n]);
	expect(await db.lot.findFirst({ where: { id: lotId } }), "into the lot that it came from").toMatchObject({
		remaining: 17n,
	});

	await point(peter, john);
	await boughtCredits(db, { beneficiaryId: peter.id, credits: 2n });
	expect(await movable(peter, john, kate)).toHaveLength(2);
	await point(peter, kate);
	const all = [await availableTo(db, peter.id), await availableTo(db, john.id), await availableTo(db, kate.id)];
	expect(all).toEqual([0n, 0n, 19n]);
	expect(await movable(peter, kate, kate), "there is nothing to move where they are").toEqual([]);
	expect(await verifyLedger(sql)).toEqual([]);
});

it("is found by the refund of its order, in whatever wallet and share group it is", async () => {
	const { john, peter } = await two();
	const { orderId } = await boughtCredits(db, { beneficiaryId: peter.id, creditTypeId: "lab", credits: 100n });
	const group = await aShareGroup(db, { creatorId: peter.id });
	await share(db, group, 10n);
	await point(peter, john);
	const johns = await aShareGroup(db, { creatorId: john.id });
	await share(db, johns, 20n);
	await postCharges(client, [aCharge(peter.id, 30n, { creditTypeId: "lab" })]);
	const refunded = await refundOrder(olivia, { orderId, reason: "Not needed" });
	expect(refunded).toMatchObject({ ok: true, value: { refundedCredits: 70n, refundedMinor: 700n } });
	expect(await lotsOf(john)).toEqual([]);
	expect(await verifyLedger(sql)).toEqual([]);
});

it("leaves every credit in one place while the user is charged and held at the same time, and orders are refunded", async () => {
	for (let round = 0; round < 10; round += 1) {
		const { john, peter } = await two();
		const { orderId } = await boughtCredits(db, { beneficiaryId: peter.id, credits: 20n });
		const answers = await Promise.all([
			point(peter, john),
			postCharges(client, [aCharge(peter.id, 6n)]).then(([answer]) => answer),
			placeHold(client, { ...aCharge(peter.id, 5n), lifetimeMs: DAY_MS }),
			round % 5 === 0 ? refundOrder(olivia, { orderId, reason: "Not needed" }) : null,
		]);
		const [moved, charged, held, refunded] = answers;
		expect(moved).toMatchObject({ ok: true });
		if (refunded === null) expect([charged, held]).toMatchObject([{ ok: true }, { ok: true }]);
		const used = (charged?.ok ? 6n : 0n) + (held.ok ? 5n : 0n);
		const back = refunded?.ok ? refunded.value.refundedCredits : 0n;
		expect((await availableTo(db, john.id)) + (await availableTo(db, peter.id))).toBe(20n - used - back);
	}
	expect(await verifyLedger(sql)).toEqual([]);
}, 120_000);

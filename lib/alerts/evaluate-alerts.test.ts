import { describe, expect, test } from "vitest";
import { captureHold, placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import { stopMail } from "@/lib/mail-stops/stop-mail.ts";
import { stopToken } from "@/lib/mail-stops/stop-token.ts";
import { listNotices } from "@/lib/notices/queries.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { previewRemoval } from "@/lib/user-information/preview-removal.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import { changeAlert } from "./change-alert.ts";
import { confirmAlertEmail } from "./confirm-alert-email.ts";
import { evaluateAlerts } from "./evaluate-alerts.ts";
import { hasAlerts } from "./queries.ts";
import { removeAlert } from "./remove-alert.ts";
import { anAlert, confirmationLinkTo } from "./test-alerts.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);

const use = (user: TestUser, credits: bigint) => postCharges(aClient(db), [aCharge(user.id, credits)]);
const evaluate = () => evaluateAlerts({ db });
/** What a user or an address was mailed of alerts, oldest first. */
async function told(to: { userId: string } | { recipientEmail: string }): Promise<string[]> {
	const mails = await db.mail.findMany({ where: { kind: "alert", ...to }, orderBy: { createdAt: "asc" } });
	for (const { id, status } of mails) if (status === "waiting") await deliverMail({ db, server: null }, { mailId: id });
	const delivered = await db.mail.findMany({ where: { kind: "alert", ...to }, orderBy: { createdAt: "asc" } });
	return delivered.map(({ subject, status }) => subject ?? status);
}

/** A user with 150 email credits and an alert at 100. */
async function anOwner(more: Parameters<typeof anAlert>[2] = {}) {
	const user = await aUser(db, northwind);
	await grantCredits(db, user.id, 150n);
	return { user, alertId: await anAlert(db, user, more) };
}

const CROSSED = "Your email credits are below 100";
const RECOVERED = "Your email credits are at 100 or more again";

describe("an alert is told once when crossed and once when recovered (product.md 28c)", () => {
	test("by mail and notice, whatever runs twice, and again only after it has recovered", async () => {
		const { user } = await anOwner();
		expect(await evaluate()).toBe(0);
		await use(user, 50n);
		expect(await evaluate()).toBe(0);
		await use(user, 1n);
		const both = await Promise.all([evaluate(), evaluate()]);
		expect(both[0] + both[1]).toBe(1);
		await use(user, 90n);
		expect(await evaluate()).toBe(0);
		await grantCredits(db, user.id, 91n);
		expect(await evaluate()).toBe(1);
		await use(user, 1n);
		expect(await evaluate()).toBe(1);
		expect(await told({ userId: user.id })).toEqual([CROSSED, RECOVERED, CROSSED]);
		expect(await db.notice.count({ where: { userId: user.id, kind: "alert" } })).toBe(3);
	});

	test("50 charges at once cross it once", async () => {
		const { user } = await anOwner();
		await Promise.all([...Array.from({ length: 50 }, () => use(user, 2n)), ...Array.from({ length: 5 }, evaluate)]);
		await evaluate();
		expect(await told({ userId: user.id })).toEqual([CROSSED]);
	});

	test("what is on hold is not there: a hold crosses it, its release recovers it, its capture doesn't", async () => {
		const { user } = await anOwner();
		const hold = async () => {
			const placed = await placeHold(aClient(db), { ...aCharge(user.id, 60n), key: newId(), lifetimeMs: 60_000 });
			if (!placed.ok) throw new Error(placed.key);
			return placed.value.holdId;
		};
		const released = await hold();
		expect(await evaluate()).toBe(1);
		await releaseHold(aClient(db), { key: newId(), holdId: released });
		expect(await evaluate()).toBe(1);
		const captured = await hold();
		expect(await evaluate()).toBe(1);
		await captureHold(aClient(db), { key: newId(), holdId: captured, credits: 60n });
		expect(await evaluate()).toBe(0);
		expect(await told({ userId: user.id })).toEqual([CROSSED, RECOVERED, CROSSED]);
	});

	test("a lot's expiry crosses it, swept or not", async () => {
		const { user } = await anOwner();
		await use(user, 60n);
		await evaluate();
		await grantCredits(db, user.id, 50n, { expiresAt: inDays(1) });
		expect(await evaluate()).toBe(1);
		const later = clockAt(inDays(2));
		expect(await evaluateAlerts({ db, clock: later })).toBe(1);
		await expireLots(db, { clock: later });
		expect(await evaluateAlerts({ db, clock: later })).toBe(0);
		expect(await told({ userId: user.id })).toEqual([CROSSED, RECOVERED, CROSSED]);
	});

	test("killed half-way it has told no one, and does so the next time", async () => {
		const { user } = await anOwner();
		await use(user, 100n);
		const killed = transact(db, async (tx) => {
			expect(await evaluateAlerts({ db: tx })).toBe(1);
			throw new Error("Killed.");
		});
		await expect(killed).rejects.toThrow("Killed.");
		expect(await told({ userId: user.id })).toEqual([]);
		expect(await evaluate()).toBe(1);
		expect(await told({ userId: user.id })).toEqual([CROSSED]);
	});

	test("late by three days it tells once what is so then, not what came and went", async () => {
		const [{ user: still }, { user: again }] = [await anOwner(), await anOwner()];
		for (const user of [still, again]) await use(user, 100n);
		await grantCredits(db, again.id, 100n);
		const late = inDays(3);
		const evaluateLate = () => evaluateAlerts({ db, clock: clockAt(late) });
		const runs = await Promise.all([evaluateLate(), evaluateLate()]);
		expect(runs[0] + runs[1]).toBe(1);
		expect([await told({ userId: still.id }), await told({ userId: again.id })]).toEqual([[CROSSED], []]);
		expect(await db.alertEvent.findMany({ where: { userId: still.id } })).toMatchObject([{ happenedAt: late }]);
	});

	test("where fewer are left when it is set or changed, that isn't told, but what follows is", async () => {
		const { user, alertId } = await anOwner({ credits: 200n });
		expect(await evaluate()).toBe(0);
		await grantCredits(db, user.id, 50n);
		expect(await evaluate()).toBe(1);
		await changeAlert({ actor: await actorOf(db, user), db }, { alertId, credits: 300n, receivers: [] });
		expect(await evaluate()).toBe(0);
		await removeAlert({ actor: await actorOf(db, user), db }, { alertId });
		await use(user, 200n);
		expect(await evaluate()).toBe(0);
		expect(await told({ userId: user.id })).toEqual(["Your email credits are at 200 or more again"]);
	});

	test("a share group's is its creator's, and is over with the group or while its creator is suspended", async () => {
		const sally = await aUser(db, northwind);
		await boughtCredits(db, { beneficiaryId: sally.id, credits: 40n });
		const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Labs", addresses: [sally.email] });
		const shared = { shareGroupId, creditTypeId: "email", credits: 30n, actorId: null };
		await transact(db, (tx) => postAllocation(tx, shared));
		await anAlert(db, sally, { pool: { kind: "share_group", shareGroupId, creditTypeId: "email" }, credits: 20n });
		const usesGroup = (credits: bigint) =>
			postCharges(aClient(db), [aCharge(sally.id, credits, { pool: { shareGroupId } })]);
		await usesGroup(11n);
		await db.user.update({ where: { id: sally.id }, data: { status: "suspended" } });
		expect(await evaluate()).toBe(0);
		await db.user.update({ where: { id: sally.id }, data: { status: "active" } });
		expect(await evaluate()).toBe(1);
		expect(await told({ userId: sally.id })).toEqual(["The email credits in Labs are below 20"]);
		await transact(db, (tx) => postAllocation(tx, { ...shared, credits: 5n }));
		await db.shareGroup.update({ where: { id: shareGroupId }, data: { status: "closing", closingAt: new Date() } });
		expect(await evaluate()).toBe(0);
	});
});

describe("other receivers", () => {
	const anAddress = () => `ops.${newId()}@northwind.example`;
	async function agrees(email: string) {
		const token = await confirmationLinkTo(db, email);
		expect(await confirmAlertEmail({ db }, { token })).toMatchObject({ ok: true });
	}

	test("are told once they have agreed, until they stop mail or are named no more", async () => {
		const [agreed, silent] = [anAddress(), anAddress()];
		const { user, alertId } = await anOwner({ receivers: [agreed, silent] });
		await agrees(agreed);
		await use(user, 51n);
		await evaluate();
		const crossed = `${user.name}’s email credits are below 100`;
		expect(await told({ recipientEmail: agreed })).toEqual([crossed]);
		expect(await told({ recipientEmail: silent })).toEqual([]);
		await stopMail({ db }, { token: stopToken(agreed) });
		await grantCredits(db, user.id, 1n);
		await evaluate();
		expect(await told({ recipientEmail: agreed })).toEqual([crossed, "obsolete"]);
		expect(await told({ userId: user.id })).toEqual([CROSSED, RECOVERED]);
		await use(user, 1n);
		await evaluate();
		await changeAlert({ actor: await actorOf(db, user), db }, { alertId, credits: 100n, receivers: [] });
		expect((await told({ recipientEmail: agreed })).at(-1)).toBe("obsolete");
	});

	test("who have an account get a notice, as long as they are named; who are suspended get nothing", async () => {
		const [lee, mia] = [await aUser(db, northwind), await aUser(db, await anOrganization(db))];
		const { user, alertId } = await anOwner({ receivers: [lee.email, mia.email] });
		for (const { email } of [lee, mia]) await agrees(email);
		await db.user.update({ where: { id: mia.id }, data: { status: "suspended" } });
		await use(user, 51n);
		await evaluate();
		expect(await told({ userId: lee.id })).toEqual([`${user.name}’s email credits are below 100`]);
		expect(await told({ recipientEmail: mia.email })).toEqual([]);
		const about = async () => {
			const query = {
				search: "",
				kind: null,
				state: null,
				sort: "createdAt",
				descending: true,
				offset: 0,
				limit: 9,
			} as const;
			return (await listNotices({ actor: await actorOf(db, lee), db }, query)).rows.map((row) => row.about);
		};
		expect(await about()).toMatchObject([
			{ kind: "alert", isRecovery: false, credits: 100n, available: 99n, whose: "othersWallet", owner: user.name },
		]);
		await removeAlert({ actor: await actorOf(db, user), db }, { alertId });
		expect(await about()).toEqual([null]);
	});

	test("who are removed are erased from alerts, theirs go, and the administrator is told so before (product.md 36a)", async () => {
		const admin = await aUser(db, northwind, { role: "administrator" });
		const gone = await aUser(db, northwind);
		await anAlert(db, gone);
		const { user } = await anOwner({ receivers: [gone.email, anAddress()] });
		await agrees(gone.email);
		const context = { actor: await actorOf(db, admin), db };
		expect(await hasAlerts(context, { userId: gone.id, email: gone.email })).toBe(true);
		expect(await hasAlerts(context, { userId: admin.id, email: admin.email })).toBe(false);
		const other = { actor: await actorOf(db, await aUser(db, await anOrganization(db))), db };
		expect(await hasAlerts(other, { userId: gone.id, email: gone.email })).toBe(false);
		const preview = await previewRemoval(context, { userId: gone.id });
		expect(preview).toMatchObject({ ok: true, value: { alerts: { own: 1, received: 1 } } });
		const version = preview.ok ? preview.value.version : 0;
		const choice = { version, creditUsers: null, credits: null, shareGroupIds: [], reason: "Has left" };
		expect(await removeUser(context, { userId: gone.id, ...choice })).toMatchObject({ ok: true });
		expect(await db.alert.count({ where: { userId: gone.id } })).toBe(0);
		expect(await db.alertReceiver.count({ where: { email: gone.email } })).toBe(0);
		expect(await db.confirmedAlertEmail.count({ where: { address: gone.email } })).toBe(0);
		expect(await db.alertReceiver.count({ where: { alert: { userId: user.id } } })).toBe(1);
	});
});

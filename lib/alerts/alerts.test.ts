import { describe, expect, test } from "vitest";
import { placeKey } from "@/lib/auth/requests/client-address.ts";
import { MAILS_A_DAY_FROM_PLACE } from "@/lib/outbox/limits.ts";
import { newId } from "@/lib/platform/ids.ts";
import { deleteShareGroup } from "@/lib/share-groups/deletion/delete-share-group.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { addAlert } from "./add-alert.ts";
import { ALERTS_OF_POOL } from "./bounds.ts";
import { changeAlert } from "./change-alert.ts";
import { confirmAlertEmail, readAlertEmailRequest } from "./confirm-alert-email.ts";
import { readAlerts } from "./queries.ts";
import { removeAlert } from "./remove-alert.ts";
import type { AddAlertInput } from "./schema.ts";
import { sendAlertConfirmationAgain } from "./send-alert-confirmation-again.ts";
import { CONFIRMATIONS_A_DAY } from "./set-receivers.ts";
import { anAlert, confirmationLinkTo } from "./test-alerts.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db, { name: "Northwind" });
const stranger = await aUser(db, await anOrganization(db));

const context = async (user: TestUser) => ({ actor: await actorOf(db, user), db });
const EMAIL = { kind: "wallet", creditTypeId: "email" } as const;
const input = (more: Partial<AddAlertInput> = {}): AddAlertInput => ({
	pool: EMAIL,
	credits: 100n,
	receivers: [],
	...more,
});
const ofWallets = async (user: TestUser) => readAlerts(await context(user), { kind: "wallets" });
const anAddress = () => `ops.${newId()}@northwind.example`;

describe("an alert is its owner's", () => {
	test("set on the own wallet and an own group, listed with what is left, changed, removed, and in the audit log", async () => {
		const john = await aUser(db, northwind);
		await grantCredits(db, john.id, 250n);
		const shareGroupId = await aShareGroup(db, { creatorId: john.id });
		const email = anAddress();
		const alertId = await anAlert(db, john, { receivers: [email, email.toUpperCase(), john.email] });
		const inGroup = await anAlert(db, john, {
			pool: { kind: "share_group", shareGroupId, creditTypeId: "lab" },
			credits: 5n,
		});
		expect((await ofWallets(john))?.alerts).toEqual([
			{
				...{ alertId, creditTypeId: "email", creditType: "Email", credits: 100n, available: 250n, crossedAt: null },
				receivers: [{ email, hasAgreed: false }],
			},
		]);
		const ofGroup = async (user: TestUser) => readAlerts(await context(user), { kind: "share_group", shareGroupId });
		// Fewer are left already.
		expect((await ofGroup(john))?.alerts).toMatchObject([
			{ alertId: inGroup, creditTypeId: "lab", crossedAt: expect.any(Date) },
		]);
		const changed = { alertId, credits: 300n, receivers: [] };
		for (const _ of [1, 2]) expect(await changeAlert(await context(john), changed)).toMatchObject({ ok: true });
		expect((await ofWallets(john))?.alerts).toMatchObject([
			{ credits: 300n, crossedAt: expect.any(Date), receivers: [] },
		]);
		expect(await removeAlert(await context(john), { alertId })).toMatchObject({ ok: true });
		expect(await removeAlert(await context(john), { alertId })).toMatchObject({ code: "NOT_FOUND" });
		expect((await ofWallets(john))?.alerts).toEqual([]);
		const log = await db.auditEntry.findMany({ where: { actorId: john.id }, orderBy: { happenedAt: "asc" } });
		expect(log.map(({ action }) => action)).toEqual([
			...["user.alert_added", "share_group.alert_added", "user.alert_changed", "user.alert_removed"],
		]);
		expect(JSON.stringify(log)).not.toContain(email);
	});

	test("a stranger finds and changes nothing, nor does an administrator", async () => {
		const john = await aUser(db, northwind);
		const admin = await aUser(db, northwind, { role: "administrator" });
		const shareGroupId = await aShareGroup(db, { creatorId: john.id });
		const email = anAddress();
		const alertId = await anAlert(db, john, { receivers: [email] });
		const before = await db.alert.findMany({ include: { receivers: true } });
		for (const other of [stranger, admin]) {
			const others = await context(other);
			const pool = { kind: "share_group", shareGroupId, creditTypeId: "email" } as const;
			for (const answer of [
				await addAlert(others, input({ pool })),
				await changeAlert(others, { alertId, credits: 1n, receivers: [] }),
				await removeAlert(others, { alertId }),
				await sendAlertConfirmationAgain(others, { alertId, email }),
			]) {
				expect(answer).toMatchObject({ code: "NOT_FOUND" });
			}
			expect(await readAlerts(others, { kind: "share_group", shareGroupId })).toBeNull();
		}
		expect(await readAlerts(await context(stranger), { kind: "share_group", shareGroupId: "nonsense" })).toBeNull();
		expect(await db.alert.findMany({ include: { receivers: true } })).toEqual(before);
	});

	test("a Credit User sets none: alerts on those credits are the Credit Owner's", async () => {
		const john = await aUser(db, northwind, { name: "John" });
		const peter = await aUser(db, northwind, { creditOwnerId: john.id });
		expect(await addAlert(await context(peter), input())).toMatchObject({
			...{ code: "CONFLICT", key: "alertsAreTheOwners", values: { owner: "John" } },
		});
		expect((await ofWallets(peter))?.owner).toBe("John");
		expect(await db.alert.count({ where: { userId: { in: [john.id, peter.id] } } })).toBe(0);
	});

	test("is refused twice at one number, beyond the most of a pool, and on a group that is deleted", async () => {
		const mary = await aUser(db, northwind);
		const alertId = await anAlert(db, mary, { credits: 1n });
		const two = await Promise.all([1, 2].map(async () => addAlert(await context(mary), input({ credits: 2n }))));
		expect(two.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(two.find(({ ok }) => !ok)).toMatchObject({ code: "CONFLICT", key: "alertIsThere" });
		expect(await changeAlert(await context(mary), { alertId, credits: 2n, receivers: [] })).toMatchObject({
			key: "alertIsThere",
		});
		for (let credits = 3n; credits <= ALERTS_OF_POOL; credits += 1n) await anAlert(db, mary, { credits });
		expect(await addAlert(await context(mary), input())).toMatchObject({ key: "tooManyAlerts" });
		const shareGroupId = await aShareGroup(db, { creatorId: mary.id });
		const pool = { kind: "share_group", shareGroupId, creditTypeId: "email" } as const;
		await deleteShareGroup(await context(mary), { key: newId(), shareGroupId });
		expect(await addAlert(await context(mary), input({ pool }))).toMatchObject({ key: "shareGroupClosed" });
		const unknown = { kind: "wallet", creditTypeId: "gold" } as const;
		expect(await addAlert(await context(mary), input({ pool: unknown }))).toMatchObject({ code: "NOT_FOUND" });
	});
});

describe("a receiver agrees first", () => {
	test("by a link that names who asks, works once, and is told of all alerts of that user that name it", async () => {
		const tom = await aUser(db, northwind, { name: "Tom" });
		const email = anAddress();
		const alertId = await anAlert(db, tom, { receivers: [email] });
		const token = await confirmationLinkTo(db, email);
		expect(await readAlertEmailRequest({ db }, token)).toEqual({ email, name: "Tom", organization: "Northwind" });
		expect(await readAlertEmailRequest({ db }, "nonsense")).toBeNull();
		expect(await confirmAlertEmail({ db }, { token })).toMatchObject({ ok: true, value: { email } });
		expect(await confirmAlertEmail({ db }, { token })).toMatchObject({ code: "NOT_FOUND" });
		expect((await ofWallets(tom))?.alerts).toMatchObject([{ receivers: [{ email, hasAgreed: true }] }]);
		await anAlert(db, tom, { credits: 7n, receivers: [email.replace("ops", "Ops")] });
		expect(await db.mail.count({ where: { kind: "alert_email", userId: tom.id } })).toBe(1);
		expect(await sendAlertConfirmationAgain(await context(tom), { alertId, email })).toMatchObject({
			key: "receiverHasAgreed",
		});
		// It agreed to nobody else's.
		await anAlert(db, await aUser(db, northwind), { receivers: [email] });
		expect(await db.mail.count({ where: { kind: "alert_email", recipientEmail: email } })).toBe(2);
	});

	test("asked again, the newest link counts; those of other addresses stay good; removed, none is", async () => {
		const kim = await aUser(db, northwind);
		const [one, other] = [anAddress(), anAddress()];
		const alertId = await anAlert(db, kim, { receivers: [one, other] });
		const [first, others] = [await confirmationLinkTo(db, one), await confirmationLinkTo(db, other)];
		expect(await sendAlertConfirmationAgain(await context(kim), { alertId, email: one })).toMatchObject({ ok: true });
		const second = await confirmationLinkTo(db, one);
		expect(await confirmAlertEmail({ db }, { token: first })).toMatchObject({ code: "NOT_FOUND" });
		expect(await readAlertEmailRequest({ db }, others)).toMatchObject({ email: other });
		await changeAlert(await context(kim), { alertId, credits: 100n, receivers: [one] });
		expect(await confirmAlertEmail({ db }, { token: others })).toMatchObject({ code: "NOT_FOUND" });
		await db.user.update({ where: { id: kim.id }, data: { status: "suspended" } });
		expect(await confirmAlertEmail({ db }, { token: second })).toMatchObject({ code: "NOT_FOUND" });
		await db.user.update({ where: { id: kim.id }, data: { status: "active" } });
		expect(await confirmAlertEmail({ db }, { token: second })).toMatchObject({ ok: true });
	});

	test("what is no address is refused by name; nothing is stored", async () => {
		const ann = await aUser(db, northwind);
		for (const text of ["ops", "ops@localhost", "a@b.example, c@d.example"]) {
			expect(await addAlert(await context(ann), input({ receivers: [anAddress(), text] }))).toMatchObject({
				...{ code: "INVALID", key: "notAReceiver", values: { address: text }, field: "receivers" },
			});
		}
		expect(await db.alert.count({ where: { userId: ann.id } })).toBe(0);
	});

	test("a mailbox and a user are asked so often a day; the alert is there all the same", async () => {
		const [bea, cal] = [await aUser(db, northwind), await aUser(db, northwind)];
		const mailbox = newId();
		const to = (index: number) => `x.${mailbox}+${index}@northwind.example`;
		for (let index = 1; index <= 3; index += 1)
			await anAlert(db, bea, { credits: BigInt(index), receivers: [to(index)] });
		expect(await addAlert(await context(cal), input({ receivers: [to(4), anAddress()] }))).toMatchObject({
			...{ ok: true, value: { unasked: 1 } },
		});
		const [alert] = (await ofWallets(cal))?.alerts ?? [];
		const again = { alertId: alert?.alertId ?? "", email: to(4) };
		expect(await sendAlertConfirmationAgain(await context(cal), again)).toMatchObject({ code: "TOO_MANY_REQUESTS" });
		const dan = await aUser(db, northwind);
		for (let index = 1; index <= CONFIRMATIONS_A_DAY / 10; index += 1) {
			await anAlert(db, dan, { credits: BigInt(index), receivers: Array.from({ length: 10 }, anAddress) });
		}
		expect(await addAlert(await context(dan), input({ receivers: [anAddress()] }))).toMatchObject({
			value: { unasked: 1 },
		});
		const eva = await aUser(db, northwind);
		const here = { ...(await context(eva)), ipAddress: "192.0.2.7" };
		const mail = {
			kind: "alert_email",
			recipientEmail: anAddress(),
			createdAt: new Date(),
			place: placeKey("192.0.2.7"),
		};
		const sent = Array.from({ length: MAILS_A_DAY_FROM_PLACE - 1 }, () => ({ id: newId(), ...mail }));
		await db.mail.createMany({ data: sent });
		expect(await addAlert(here, input({ receivers: [anAddress()] }))).toMatchObject({ value: { unasked: 0 } });
		expect(await addAlert(here, input({ credits: 1n, receivers: [anAddress()] }))).toMatchObject({
			value: { unasked: 1 },
		});
	});
});

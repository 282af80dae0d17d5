import { describe, expect, it } from "vitest";
import { inviteUser } from "@/lib/accounts/invitations/invite-user.ts";
import { createVendorKey } from "@/lib/api-keys/create-vendor-key.ts";
import { sendTestMail } from "@/lib/letters/delivery/send-test-mail.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { readCustomerSteps } from "./customer-steps.ts";
import { readOperatorSteps } from "./operator-steps.ts";

const { db } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };

describe("what the operator has to do first (product.md 52)", () => {
	it("is counted as it gets done", async () => {
		await db.creditType.updateMany({ data: { retiredAt: new Date() } });
		const atFirst = { hasSeller: false, creditTypes: 0, plansOnSale: 0, apiKeys: 0, customers: 0, testMail: null };
		expect(await readOperatorSteps(olivia)).toEqual(atFirst);
		await db.creditType.updateMany({ data: { retiredAt: null } });
		await aPlan(db, { onSaleFrom: new Date("2099-01-01") });
		expect(await readOperatorSteps(olivia)).toMatchObject({ creditTypes: 3, plansOnSale: 0 });
		await aPlan(db);
		const key = { name: "Mail service", scopes: ["charge"], expiresAt: null } as const;
		await createVendorKey({ db }, { ...key, isTest: true });
		expect(await readOperatorSteps(olivia), "a test key connects no service").toMatchObject({ apiKeys: 0 });
		await createVendorKey({ db }, { ...key, isTest: false });
		expect(await readOperatorSteps(olivia)).toMatchObject({ apiKeys: 1 });
		const northwind = await anOrganization(db);
		await anOrganization(db);
		expect(await readOperatorSteps(olivia)).toMatchObject({ plansOnSale: 1, customers: 2 });
		const administrator = { actor: await actorOf(db, await aUser(db, northwind, { role: "administrator" })), db };
		expect(await readOperatorSteps(administrator)).toBeNull();
	});

	it("has a mail to oneself, whose fate is shown; not many at once, and only with See Mail", async () => {
		const send = () => sendTestMail(olivia, {});
		expect(await send()).toMatchObject({ ok: true, value: { email: olivia.actor.email } });
		const mail = await db.mail.findFirstOrThrow({ where: { kind: "mail_test" } });
		expect(mail).toMatchObject({ userId: olivia.actor.userId, recipientEmail: olivia.actor.email });
		expect(await readOperatorSteps(olivia)).toMatchObject({ testMail: { status: "waiting", error: null } });
		await db.mail.update({
			where: { id: mail.id },
			data: { status: "failed", lastError: "550 No", closedAt: new Date() },
		});
		expect(await readOperatorSteps(olivia)).toMatchObject({ testMail: { status: "failed", error: "550 No" } });
		for (let count = 0; count < 3; count += 1) expect(await send()).toMatchObject({ ok: true });
		expect(await send()).toMatchObject({ ok: false, key: "testMailsWait" });
		const clerk = await aUser(db, operators, {
			role: { id: await aUserRole(db, operators, { rights: ["manage_orders"] }) },
		});
		expect(await sendTestMail({ actor: await actorOf(db, clerk), db }, {})).toMatchObject({ code: "NOT_FOUND" });
		expect(await db.auditEntry.count({ where: { action: "mail.tested", subjectId: mail.id } })).toBe(1);
	});
});

describe("what a new organization's administrator may want to do first", () => {
	it("is shown until the first purchase", async () => {
		const acme = await anOrganization(db);
		const user = await aUser(db, acme, { role: "administrator" });
		const sally = { actor: await actorOf(db, user), db };
		expect(await readCustomerSteps(sally)).toEqual({ hasInvited: false, hasCreditUsers: false });
		const invited = await inviteUser(sally, { email: "tom@acme.example", name: "Tom", userRoleId: acme.memberRoleId });
		expect(invited).toMatchObject({ ok: true });
		expect(await readCustomerSteps(sally)).toEqual({ hasInvited: true, hasCreditUsers: false });
		const tom = await aUser(db, acme, { creditOwnerId: user.id });
		expect(await readCustomerSteps(sally)).toEqual({ hasInvited: true, hasCreditUsers: true });
		expect(await readCustomerSteps({ actor: await actorOf(db, tom), db }), "a member").toBeNull();
		expect(await readCustomerSteps(olivia), "the operator").toBeNull();
		await boughtCredits(db, { beneficiaryId: user.id, credits: 5n });
		expect(await readCustomerSteps(sally)).toBeNull();
	});
});

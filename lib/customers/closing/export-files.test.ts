import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { loadActor } from "@/lib/auth/actor.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { saveOrganization } from "@/lib/own-organization/save-organization.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import {
	actorOf,
	anOrganization,
	aUser,
	aUserRole,
	type TestOrganization,
	type TestUser,
} from "@/lib/testing/people.ts";
import { aCoverage, aRunningAllowance } from "@/lib/testing/subscriptions.ts";
import { readOrganization } from "../queries.ts";
import { suspendOrganization } from "../suspend-organization.ts";
import { anonymiseOrganization } from "./anonymise-organization.ts";
import { closeOrganization } from "./close-organization.ts";
import { readExportFile } from "./export-files.ts";
import type { ExportFile } from "./schema.ts";

const { db, sql, url } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };
const acme = await anOrganization(db, { name: "Acme" });
const reason = "They have left us";
const words = { hidden_group: "a share group", subscription: "a subscription" };

let northwind: TestOrganization;
let john: TestUser;
let peter: TestUser;
let tom: TestUser;

beforeEach(async () => {
	northwind = await anOrganization(db, { name: `Northwind ${newId()}` });
	john = await aUser(db, northwind, { name: "John Lee", role: "administrator" });
	peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
	tom = await aUser(db, acme, { name: "Tom" });
});

const close = () => closeOrganization(olivia, { organizationId: northwind.id, name: northwind.name, reason });
const anonymise = (name = northwind.name) => anonymiseOrganization(olivia, { organizationId: northwind.id, name });
const charge = (user: TestUser, credits: bigint) => postCharges(aClient(db), [aCharge(user.id, credits)]);

/** Credits of John's in a new share group that lets Tom in. */
async function shareWithTom(credits: bigint): Promise<void> {
	const shareGroupId = await aShareGroup(db, { creatorId: john.id, name: "Labs", addresses: [tom.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits, actorId: null };
	await transact(db, (tx) => postAllocation(tx, allocation));
}

async function fileOf(file: ExportFile, context = olivia) {
	const query = await readExportFile(context, { organizationId: northwind.id, file, words });
	if (!query) return null;
	const stream = await downloadCsv(query, { userId: olivia.actor.userId, timeZone: "Europe/Oslo", url });
	const bytes = Buffer.from(await new Response(stream).arrayBuffer());
	return parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
}

describe("anonymising a closed organization (product.md 57a)", () => {
	it("erases every name and address, keeps the rows, and is done once, by its name", async () => {
		await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
		await charge(peter, 3n);
		const { id: invitationId } = await anInvitation(db, northwind);
		expect(await anonymise()).toMatchObject({ code: "CONFLICT", key: "organizationIsNotClosed" });
		await close();
		expect(await anonymise("Acme")).toMatchObject({ code: "INVALID", field: "name" });
		expect(await anonymise()).toEqual({ ok: true, value: { people: 3 } });
		expect(await anonymise()).toMatchObject({ code: "CONFLICT", key: "organizationIsAnonymous" });
		const users = await db.user.findMany({ where: { organizationId: northwind.id } });
		expect(users.map(({ name, status }) => [name, status])).toEqual(users.map(() => ["Removed user", "removed"]));
		expect(await db.invitation.findUniqueOrThrow({ where: { id: invitationId } })).toMatchObject({
			name: "Removed user",
		});
		expect(await readOrganization(olivia, northwind.id)).toMatchObject({ name: "Closed organization" });
		const everything = JSON.stringify([await fileOf("people"), await fileOf("usage"), await fileOf("audit")]);
		for (const told of [john, peter].flatMap(({ name, email }) => [name, email]))
			expect(everything).not.toContain(told);
		expect(await fileOf("usage")).toMatchObject([{ user_name: "Removed user", credits: "-3" }]);
		expect(await loadActor(tom.id, db), "of another organization").not.toBeNull();
		expect(await verifyLedger(sql)).toEqual([]);
	});
});

it("an anonymised organization's own names are nowhere in its log, neither its last nor one before (product.md 57a)", async () => {
	const context = { actor: await actorOf(db, john), db };
	const renamed = { version: 0, name: `Southwind ${newId()}`, creditOwnerId: john.id };
	expect(await saveOrganization(context, renamed)).toMatchObject({ ok: true });
	const changed = async () => (await fileOf("audit"))?.find(({ action }) => action === "organization.changed");
	expect(await changed()).toMatchObject({ before: expect.stringContaining(northwind.name) });
	await closeOrganization(olivia, { organizationId: northwind.id, name: renamed.name, reason });
	expect(await changed(), "closed").toMatchObject({ after: expect.stringContaining(renamed.name) });
	expect(await anonymise(renamed.name)).toMatchObject({ ok: true });
	const log = JSON.stringify(await fileOf("audit"));
	for (const name of [northwind.name, renamed.name]) expect(log).not.toContain(name);
	expect(await changed()).toMatchObject({
		...{ subject: "Closed organization", before: "creditOwnerId: ", after: "creditOwnerId: Removed user" },
	});
});

describe("the files of an organization (product.md 57a)", () => {
	it("have its people, orders, usage, balances and audit log, harmless for a spreadsheet", async () => {
		const evil = await aUser(db, northwind, { name: "=1+1" });
		await db.user.update({ where: { id: evil.id }, data: { externalId: `@SUM(${newId()})` } });
		await boughtCredits(db, { beneficiaryId: evil.id, credits: 40n });
		await grantCredits(db, john.id, 7n, { creditTypeId: "sms" });
		await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
		await shareWithTom(20n);
		await charge(peter, 3n);
		await charge(tom, 2n);
		await suspendOrganization(olivia, { organizationId: northwind.id, reason: "=unpaid" });

		expect((await fileOf("people"))?.map(({ name, credit_owner: owner, kind }) => [name, owner, kind])).toEqual([
			["'=1+1", "", "person"],
			["John Lee", "", "person"],
			["Peter Wong", "John Lee", "person"],
		]);
		expect((await fileOf("people"))?.[0]?.external_id).toMatch(/^'@SUM/);
		expect((await fileOf("orders"))?.map((row) => row.credits).sort()).toEqual(["40", "50"]);
		expect((await fileOf("usage"))?.map((row) => [row.user_name, row.credits, row.pool])).toEqual([
			["Tom", "-2", "Labs"],
			["Peter Wong", "-3", "John Lee"],
		]);
		expect(await fileOf("balances")).toMatchObject([
			{ user_name: "'=1+1", credit_type: "Email", purchased: "40", granted: "0", on_hold: "0" },
			{ user_name: "John Lee", share_group: "", credit_type: "Email", purchased: "27" },
			{ user_name: "John Lee", share_group: "", credit_type: "SMS", purchased: "0", granted: "7" },
			{ user_name: "John Lee", share_group: "Labs", credit_type: "Email", purchased: "18" },
		]);
		expect(await fileOf("audit")).toMatchObject([
			{
				actor: "operator",
				actor_id: "",
				action: "organization.suspended",
				subject: northwind.name,
				reason: "'=unpaid",
			},
		]);
	});

	it("have its subscriptions and what they covered, of its own people alone, before and after it is closed", async () => {
		await aRunningAllowance(db, john.id);
		await aCoverage(db, peter.id, { plan: "Unlimited email" });
		await aCoverage(db, tom.id);
		await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
		await charge(peter, 400n);
		await charge(tom, 9n);
		await charge(john, 3n);
		const all = async () =>
			(await fileOf("subscriptions"))?.map((row) => [row.user_name, row.plan, row.kind, row.status, row.end_reason]);
		expect(await all()).toEqual([
			["John Lee", "Monthly 1,000", "allowance", "active", ""],
			["Peter Wong", "Unlimited email", "unlimited", "active", ""],
		]);
		const used = async () =>
			(await fileOf("usage"))?.map((row) => [row.user_name, row.credits, row.credit_type, row.pool]);
		const usage = [
			["John Lee", "-3", "Email", "John Lee"],
			["Peter Wong", "0", "Email", "a subscription: Unlimited email"],
		];
		expect(await used()).toEqual(usage);
		await close();
		expect(await used()).toEqual(usage);
		expect((await all())?.map((row) => row.slice(3))).toEqual([
			["ended", "user_removed"],
			["ended", "user_removed"],
		]);
	});

	it("are refused without the rights: orders need Manage Orders", async () => {
		const role = await aUserRole(db, operators, { rights: ["manage_organizations"] });
		const other = { actor: await actorOf(db, await aUser(db, operators, { role: { id: role } })), db };
		expect(await fileOf("orders", other), "without Manage Orders").toBeNull();
	});
});

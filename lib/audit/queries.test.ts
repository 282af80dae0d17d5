import { describe, expect, it } from "vitest";
import { clockAt } from "@/lib/clock.ts";
import { newId } from "@/lib/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { transact } from "@/lib/transaction.ts";
import { type AuditQuery, listAuditActors, listAuditEntries } from "./queries.ts";
import { type AuditRecord, recordAudit } from "./record-audit.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const admin = await aUser(db, northwind, { name: "Ada Admin", role: "administrator" });
const john = await aUser(db, northwind, { name: "John Lee" });
const peter = await aUser(db, northwind, { name: "Peter Wong" });
const other = await anOrganization(db, { isOperator: true });
const operator = await aUser(db, other, { name: "Olga Operator", role: "administrator" });
const actor = await actorOf(db, admin);
const goneRoleId = newId();

async function record(day: string, entry: Omit<AuditRecord, "organizationId"> & { organizationId?: string }) {
	const clock = clockAt(new Date(`${day}T12:00:00Z`));
	await transact(db, (tx) => recordAudit(tx, { organizationId: northwind.id, ...entry }), { clock });
}

await record("2026-03-01", {
	actor: null,
	action: "user.created",
	subject: { type: "user", id: peter.id },
	after: { name: "Peter Wong", userRoleId: northwind.memberRoleId },
});
await record("2026-03-02", {
	actor,
	action: "user.credit_owner_changed",
	subject: { type: "user", id: peter.id },
	before: { creditOwnerId: peter.id },
	after: { creditOwnerId: john.id },
});
await record("2026-03-03", {
	actor,
	action: "user_role.deleted",
	subject: { type: "user_role", id: goneRoleId },
	before: { name: "Accounting", rights: ["view_billing"] },
});
await record("2026-03-04", {
	actor: await actorOf(db, operator),
	action: "order.cancelled",
	subject: { type: "order", id: newId() },
	before: { status: "pending" },
	after: { status: "cancelled" },
	reason: "Asked for it",
});
await record("2026-03-02", {
	actor: await actorOf(db, operator),
	organizationId: other.id,
	action: "user.suspended",
	subject: { type: "user", id: operator.id },
});

const QUERY: AuditQuery = {
	sort: "when",
	search: "",
	action: null,
	actorId: null,
	from: null,
	to: null,
	descending: true,
	offset: 0,
	limit: 25,
};

async function actions(query: Partial<AuditQuery>): Promise<string[] | undefined> {
	return (await listAuditEntries(actor, { ...QUERY, ...query }, db))?.rows.map((row) => row.action);
}

describe("the audit log", () => {
	it("is the organization's own, newest first, with names for ids", async () => {
		const page = await listAuditEntries(actor, QUERY, db);
		expect(page?.hasMore).toBe(false);
		expect(page?.rows).toMatchObject([
			{ action: "order.cancelled", actor: { kind: "operator" }, subject: { name: null }, reason: "Asked for it" },
			{ action: "user_role.deleted", subject: { name: "Accounting" } },
			{
				action: "user.credit_owner_changed",
				actor: { kind: "user", id: admin.id, name: "Ada Admin" },
				subject: { type: "user", id: peter.id, name: "Peter Wong" },
				changes: [{ field: "creditOwnerId", before: "Peter Wong", after: "John Lee" }],
			},
			{
				action: "user.created",
				actor: { kind: "system" },
				changes: [
					{ field: "name", before: undefined, after: "Peter Wong" },
					{ field: "userRoleId", before: undefined, after: "Member" },
				],
			},
		]);
	});

	it("filters by action, actor, subject and period, days included", async () => {
		expect(await actions({ action: "user.created" })).toEqual(["user.created"]);
		expect(await actions({ actorId: admin.id })).toEqual(["user_role.deleted", "user.credit_owner_changed"]);
		expect(await actions({ search: "peter", descending: false })).toEqual([
			"user.created",
			"user.credit_owner_changed",
		]);
		expect(await actions({ search: peter.id, action: "user.created" })).toEqual(["user.created"]);
		expect(await actions({ search: "nobody" })).toEqual([]);
		expect(await actions({ from: "2026-03-02", to: "2026-03-03" })).toHaveLength(2);
		expect(await actions({ actorId: operator.id, from: "2026-03-05" })).toEqual([]);
	});

	it("comes in pages", async () => {
		const first = await listAuditEntries(actor, { ...QUERY, limit: 3 }, db);
		expect(first).toMatchObject({ hasMore: true });
		expect(first?.rows).toHaveLength(3);
		expect(await actions({ limit: 3, offset: 3 })).toEqual(["user.created"]);
	});

	it("offers the organization's own people who did something", async () => {
		expect(await listAuditActors(actor, db)).toEqual([{ id: admin.id, name: "Ada Admin" }]);
	});

	it("is not there without View Audit Log", async () => {
		const member = await actorOf(db, peter);
		expect(await listAuditEntries(member, QUERY, db)).toBeNull();
		expect(await listAuditActors(member, db)).toBeNull();
	});
});

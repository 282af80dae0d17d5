import { describe, expect, it } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aPaidOrder, aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { ACTORS_OFFERED, findAuditActors, listAuditActors } from "./audit-actors.ts";
import { readAuditFile } from "./audit-file.ts";
import { listAuditEntries } from "./queries.ts";
import { type AuditRecord, recordAudit } from "./record-audit.ts";
import type { AuditQuery } from "./select-audit-entries.ts";

const { db, sql } = await testDatabase();
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
	orderNumber: null,
	action: null,
	actorId: null,
	from: null,
	to: null,
	descending: true,
	offset: 0,
	limit: 25,
};

async function actions(query: Partial<AuditQuery>): Promise<string[] | undefined> {
	return (await listAuditEntries({ actor, db }, { ...QUERY, ...query }))?.rows.map((row) => row.action);
}

describe("the audit log", () => {
	it("belongs to the organization, newest first, with names for ids", async () => {
		const page = await listAuditEntries({ actor, db }, QUERY);
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

	it("finds what is about a user, though it stands with another: their limit on the credits that they use", async () => {
		const others = await anOrganization(db);
		const [ada, owner, ben] = [
			await aUser(db, others, { name: "Ada Stone", role: "administrator" }),
			await aUser(db, others, { name: "Olaf Owner" }),
			await aUser(db, others, { name: "Ben Carter" }),
		];
		const reader = await actorOf(db, ada);
		const found = async (search: string) =>
			(await listAuditEntries({ actor: reader, db }, { ...QUERY, search }))?.rows.map(({ action }) => action);
		const entry = { actor: reader, organizationId: others.id, subject: { type: "user", id: owner.id } as const };
		await record("2026-03-01", {
			...{ ...entry, action: "user.credit_limit_changed" },
			...{ before: { userId: ben.id, limit: null }, after: { userId: ben.id, limit: "80/week" } },
		});
		await record("2026-03-02", {
			...{ ...entry, action: "share_group.handover_offered", subject: { type: "share_group", id: newId() } },
			...{ before: { userId: ben.id }, after: { userId: owner.id } },
		});
		await record("2026-03-03", { ...entry, action: "user.suspended", after: { status: "suspended" } });
		for (const search of ["ben cart", ben.id, ben.id.toUpperCase()]) {
			expect(await found(search), search).toEqual(["share_group.handover_offered", "user.credit_limit_changed"]);
		}
		expect(await found("olaf")).toHaveLength(3);
		expect(await actions({ search: ben.id })).toEqual([]);
	});

	it("comes in pages", async () => {
		const first = await listAuditEntries({ actor, db }, { ...QUERY, limit: 3 });
		expect(first).toMatchObject({ hasMore: true });
		expect(first?.rows).toHaveLength(3);
		expect(await actions({ limit: 3, offset: 3 })).toEqual(["user.created"]);
	});

	it("finds each kind of subject by its name, and an order by its number", async () => {
		const orderId = await aPaidOrder(db, { beneficiaryId: john.id, credits: 10n });
		const { number } = await db.order.update({
			where: { id: orderId },
			data: { status: "pending", paidAt: null, expiresAt: null },
		});
		const groupId = await aShareGroup(db, { creatorId: john.id, name: "ABCgroup" });
		const strangers = await aShareGroup(db, { creatorId: operator.id, name: "ABCgroup elsewhere" });
		await record("2026-04-01", { actor, action: "order.placed", subject: { type: "order", id: orderId } });
		await record("2026-04-02", {
			actor,
			action: "share_group.created",
			subject: { type: "share_group", id: groupId },
		});
		await record("2026-04-03", {
			actor,
			action: "share_group.deleted",
			subject: { type: "share_group", id: strangers },
		});
		expect(await actions({ search: "abcGROUP" })).toEqual(["share_group.created"]);
		expect(await actions({ search: `Order ${number}`, orderNumber: number.toString() })).toEqual(["order.placed"]);
		expect(await actions({ search: "account" })).toEqual(["user_role.deleted"]);
	});

	it("finds one user among however many of the same name", async () => {
		const crowd = await anOrganization(db);
		const chief = await actorOf(db, await aUser(db, crowd, { name: "Chief", role: "administrator" }));
		await db.user.createMany({
			data: Array.from({ length: 300 }, (_, index) => {
				const id = newId();
				const email = `maria.${index}@crowd.example`;
				return {
					id,
					...{ organizationId: crowd.id, userRoleId: crowd.memberRoleId, creditOwnerId: id },
					name: "Maria",
					email,
				};
			}),
		});
		const last = await db.user.findFirstOrThrow({
			where: { organizationId: crowd.id, name: "Maria" },
			orderBy: { id: "desc" },
		});
		await record("2026-05-01", {
			actor: chief,
			organizationId: crowd.id,
			action: "user.changed",
			subject: { type: "user", id: last.id },
		});
		const found = await listAuditEntries({ actor: chief, db }, { ...QUERY, search: "maria" });
		expect(found?.rows.map((row) => row.subject.id)).toEqual([last.id]);
	});

	it("offers the organization's own actors, and a search where there are many", async () => {
		expect(await listAuditActors({ actor, db }, { chosenId: null })).toEqual({
			found: [{ id: admin.id, name: "Ada Admin" }],
			hasMore: false,
		});
		const busy = await anOrganization(db);
		const people = [];
		for (let count = 0; count <= ACTORS_OFFERED; count += 1) {
			const person = await actorOf(db, await aUser(db, busy, { name: `Person ${count}`, role: "administrator" }));
			people.push(person);
			const subject = { type: "user", id: person.userId } as const;
			await record("2026-05-01", { actor: person, organizationId: busy.id, action: "user.password_changed", subject });
		}
		await aUser(db, busy, { name: `Person ${ACTORS_OFFERED}, who did nothing` });
		const [one, last] = [people[0], people.at(-1)];
		if (!one || !last) throw new Error("Nobody did anything.");
		expect(await listAuditActors({ actor: one, db }, { chosenId: null })).toEqual({ found: [], hasMore: true });
		const chosen = { id: last.userId, name: `Person ${ACTORS_OFFERED}` };
		expect(await listAuditActors({ actor: one, db }, { chosenId: last.userId })).toEqual({
			found: [chosen],
			hasMore: true,
		});
		expect(await findAuditActors({ actor: one, db }, { search: "" })).toMatchObject({ value: { hasMore: true } });
		expect(await findAuditActors({ actor: one, db }, { search: chosen.name })).toMatchObject({
			value: { found: [chosen], hasMore: false },
		});
		expect(await findAuditActors({ actor, db }, { search: "person" })).toMatchObject({ value: { found: [] } });
	});

	it("is not shown without View Audit Log", async () => {
		const member = await actorOf(db, peter);
		expect(await listAuditEntries({ actor: member, db }, QUERY)).toBeNull();
		expect(await listAuditActors({ actor: member, db }, { chosenId: null })).toBeNull();
		expect(await findAuditActors({ actor: member, db }, { search: "" })).toMatchObject({
			ok: false,
			code: "NOT_FOUND",
		});
	});
});

it("forgets what an anonymised organization was called, and shows what else was changed (product.md 57a)", async () => {
	const closing = await anOrganization(db, { name: "Southwind" });
	const ann = await actorOf(db, await aUser(db, closing, { role: "administrator" }));
	const subject = { type: "organization", id: closing.id } as const;
	const ofClosing = { actor: null, organizationId: closing.id, subject };
	await record("2026-06-01", { ...ofClosing, action: "organization.created", after: { name: "Westwind" } });
	await record("2026-06-02", {
		...{ ...ofClosing, action: "organization.changed" },
		before: { name: "Westwind", creditOwnerId: null },
		after: { name: "Southwind", creditOwnerId: null },
	});
	const shown = async () =>
		(await listAuditEntries({ actor: ann, db }, QUERY))?.rows.map(({ changes }) => changes.map(({ field }) => field));
	expect(await shown()).toEqual([["name", "creditOwnerId"], ["name"]]);
	const now = new Date();
	const suspended = { suspendedAt: now, suspendedById: operator.id, suspendReason: "Left" };
	const closed = { closedAt: now, closedById: operator.id, closeReason: "Left" };
	await db.organization.update({ where: { id: closing.id }, data: { ...suspended, ...closed } });
	expect(await shown(), "closed").toEqual([["name", "creditOwnerId"], ["name"]]);
	await db.organization.update({ where: { id: closing.id }, data: { anonymisedAt: now } });
	expect(await shown(), "anonymised").toEqual([["creditOwnerId"], []]);
});

describe("the audit log as a file", () => {
	it("has the page's rows in its order, with names for ids, and nothing that names a removed user", async () => {
		const gone = await aUser(db, northwind, { name: "Gone Girl" });
		await record("2026-03-06", {
			actor,
			action: "user.created",
			subject: { type: "user", id: gone.id },
			after: { name: "Gone Girl", email: gone.email, userRoleId: northwind.memberRoleId },
			reason: "=1+1",
		});
		const asked = { sort: "when", search: "", orderNumber: null, action: null, actorId: null } as const;
		const query: AuditQuery = { ...asked, from: null, to: null, descending: true, offset: 0, limit: 1_000 };
		const file = await readAuditFile({ actor, db }, query);
		const rows = file && (await sql.query<Record<string, string | null>>(file.text, file.values));
		const shown = await listAuditEntries({ actor, db }, query);
		expect(rows?.map((row) => [row.action, row.subject_id])).toEqual(
			shown?.rows.map(({ action, subject }) => [action, subject.id]),
		);
		const created = () => rows?.find((row) => row.subject_id === gone.id);
		expect(created()?.after).toBe(`email: ${gone.email}; name: Gone Girl; userRoleId: Member`);
		const moved = rows?.find((row) => row.action === "user.credit_owner_changed");
		expect(moved).toMatchObject({ actor: "Ada Admin", subject: "Peter Wong", after: "creditOwnerId: John Lee" });
		expect(rows?.find((row) => row.action === "order.cancelled")).toMatchObject({ actor: "operator", actor_id: null });

		await db.user.update({ where: { id: gone.id }, data: { status: "removed", name: "Removed user" } });
		const after = file && (await sql.query<Record<string, string | null>>(file.text, file.values));
		const forgotten = after?.find((row) => row.subject_id === gone.id);
		expect(forgotten).toMatchObject({ subject: "Removed user", after: "userRoleId: Member" });
		const stranger = await actorOf(db, await aUser(db, northwind));
		expect(await readAuditFile({ actor: stranger, db }, query)).toBeNull();
	});
});

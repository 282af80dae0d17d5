import { describe, expect, it } from "vitest";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aServiceUser, aUser, aUserRole } from "@/lib/testing/people.ts";
import { changeManyUsers } from "./change-many-users.ts";
import { previewManyUsers } from "./preview-many-users.ts";
import type { ManyChange } from "./schema.ts";
import { changed, northwind, type Person, previewed, suspend, to } from "./test-many-users.ts";

const { db } = await testDatabase({ maxConnections: 16 });

const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });
const ownersOf = async (people: readonly Person[]) =>
	Promise.all(people.map(async ({ id }) => (await stored(id)).creditOwnerId));

describe("a Credit Owner for many", () => {
	it("is stored for all, with an audit row and a mail each, and one mail to the new owner", async () => {
		const { admin, john, person, context } = await northwind(db);
		const people: Person[] = [];
		for (let nth = 0; nth < 30; nth += 1) people.push(await person(`Person ${nth}`));
		expect(await changed(context, people, to(john))).toEqual({ ok: true, value: { changed: 30 } });
		expect(new Set(await ownersOf(people))).toEqual(new Set([john.id]));
		const ids = people.map(({ id }) => id);
		const where = { subjectId: { in: ids }, action: "user.credit_owner_changed", actorId: admin.id };
		expect(await db.auditEntry.count({ where })).toBe(30);
		expect(await db.mail.count({ where: { userId: { in: ids }, kind: "credit_owner_changed" } })).toBe(30);
		const toJohn = await db.mail.findMany({ where: { userId: john.id } });
		expect(toJohn.map(({ facts }) => new Set((facts as { userIds: string[] }).userIds))).toEqual([new Set(ids)]);
		expect((await stored(people[0]?.id ?? "")).version).toBe(1);
	});

	it("is shown before: who changes, who doesn't, who would be refused and why, and what is set aside", async () => {
		const { john, grace, peter, mary, context } = await northwind(db);
		await assignCreditOwner(context, { userId: grace.id, ownerId: mary.id, creditUsers: null });
		await assignCreditOwner(context, { userId: peter.id, ownerId: john.id, creditUsers: null });
		await grantCredits(db, mary.id, 25n);
		const people = [john, mary, peter];
		const preview = await previewed(context, people, to(john));
		expect(preview).toMatchObject({ changing: 0, same: 2, refused: 1, parked: [] });
		expect(preview.people[0]).toMatchObject({
			...{ id: mary.id, state: "refused", before: null, after: "John Lee" },
			why: "1 person uses Mary Chan’s credits: Grace Kim. Choose that they go along to John Lee, or leave Mary Chan out.",
		});
		expect(await changed(context, people, to(john))).toMatchObject({ code: "CONFLICT", key: "manyRefused" });
		expect(await ownersOf([mary, grace])).toEqual([mary.id, mary.id]);

		const along = await previewed(context, people, to(john, true));
		expect(along).toMatchObject({
			changing: 1,
			refused: 0,
			along: 1,
			parked: [{ creditTypeId: "email", available: 25n }],
		});
		expect(await changed(context, people, to(john, true))).toMatchObject({ ok: true });
		expect(await ownersOf([mary, grace, peter, john])).toEqual([john.id, john.id, john.id, john.id]);
	});

	it("sums credits up in the catalogue's order, not in that of the people", async () => {
		const { john, peter, mary, context } = await northwind(db);
		await grantCredits(db, mary.id, 3n, { creditTypeId: "lab" });
		await grantCredits(db, mary.id, 5n, { creditTypeId: "sms" });
		await grantCredits(db, peter.id, 7n);
		const { parked } = await previewed(context, [mary, peter], to(john));
		expect(parked.map(({ creditTypeId }) => creditTypeId)).toEqual(["email", "sms", "lab"]);
	});

	it("can't make a chain: neither to a Credit User nor to somebody in the same change", async () => {
		const { john, grace, peter, mary, context } = await northwind(db);
		await assignCreditOwner(context, { userId: grace.id, ownerId: john.id, creditUsers: null });
		const { people } = await previewed(context, [peter, mary], to(grace));
		expect(people.map(({ why }) => why)).toEqual([
			"Grace Kim uses John Lee’s credits. Choose John Lee instead.",
			"Grace Kim uses John Lee’s credits. Choose John Lee instead.",
		]);
		expect(await changed(context, [peter, mary], to(grace))).toMatchObject({ code: "CONFLICT" });
		expect(await ownersOf([peter, mary])).toEqual([peter.id, mary.id]);
		expect(await changed(context, [grace, peter, mary], to(null))).toEqual({ ok: true, value: { changed: 1 } });
		expect(await ownersOf([grace])).toEqual([grace.id]);
	});

	it("is refused where anything was changed since it was shown, with what would change now", async () => {
		const { john, grace, peter, mary, context } = await northwind(db);
		const [people, change] = [[peter, mary], to(john)];
		const userIds = people.map(({ id }) => id);
		const { stamp } = await previewed(context, people, change);
		await db.user.update({ where: { id: mary.id }, data: { name: "Mary Chan-Lee", version: { increment: 1 } } });
		const stale = await changeManyUsers(context, { userIds, change, stamp });
		expect(stale).toMatchObject({ code: "STALE", details: { changing: 2 } });
		expect(await ownersOf(people)).toEqual([peter.id, mary.id]);

		const again = await previewed(context, people, change);
		await assignCreditOwner(context, { userId: john.id, ownerId: grace.id, creditUsers: null });
		expect(await changeManyUsers(context, { userIds, change, stamp: again.stamp })).toMatchObject({
			...{ code: "STALE", details: { changing: 0, refused: 2 } },
		});
		expect(await ownersOf(people)).toEqual([peter.id, mary.id]);
	});

	it("finds nobody elsewhere, needs Edit User, and points nobody at an actor who lacks their rights", async () => {
		const { organization, person, admin, john, peter, context } = await northwind(db);
		const elsewhere = await anOrganization(db);
		const stranger = await aUser(db, elsewhere, { role: "administrator" });
		const other = { actor: await actorOf(db, stranger), db };
		const input = { userIds: [peter.id], change: to(john) };
		expect(await previewManyUsers(other, input)).toMatchObject({ code: "NOT_FOUND" });
		expect(await changeManyUsers(other, { ...input, stamp: "any" })).toMatchObject({ code: "NOT_FOUND" });
		const strange = await previewed(context, [peter], to(stranger));
		expect(strange.people).toMatchObject([
			{ why: "There is no such user in your organization. Choose someone from the list." },
		]);
		const viewer = await person("Vera", {
			role: { id: await aUserRole(db, organization, { rights: ["view_user_list"] }) },
		});
		expect(await previewManyUsers({ actor: await actorOf(db, viewer), db }, input)).toMatchObject({
			code: "FORBIDDEN",
		});
		const rights = ["view_user_list", "edit_user"] as const;
		const editor = await person("Edith", { role: { id: await aUserRole(db, organization, { rights }) } });
		const { people } = await previewed({ actor: await actorOf(db, editor), db }, [peter, admin], to(editor));
		expect(people.map(({ id, state }) => [id, state])).toContainEqual([admin.id, "refused"]);
	});
});

describe("a role or a status for many", () => {
	it("is stored as by the one Save, and leaves the last administrator", async () => {
		const { organization, admin, person, peter, mary, context } = await northwind(db);
		const bob = await person("Bob", { role: "administrator" });
		const role: ManyChange = { what: "role", userRoleId: organization.memberRoleId };
		const preview = await previewed(context, [admin, bob, peter], role);
		expect(preview).toMatchObject({ refused: 1, changing: 1, same: 1 });
		expect(preview.people[0]).toMatchObject({ name: "Bob", why: expect.stringContaining("last active administrator") });
		const userRoleId = await aUserRole(db, organization, { rights: ["purchase"] });
		expect(await changed(context, [peter, mary], { what: "role", userRoleId })).toEqual({
			ok: true,
			value: { changed: 2 },
		});
		expect((await stored(mary.id)).userRoleId).toBe(userRoleId);
		expect(await db.auditEntry.findMany({ where: { subjectId: mary.id } })).toMatchObject([
			{ action: "user.changed", before: { userRoleId: organization.memberRoleId }, after: { userRoleId } },
		]);
	});

	it("suspends, ends the sessions, and sends Credit Users back where that is wanted", async () => {
		const { admin, grace, peter, mary, context } = await northwind(db);
		await assignCreditOwner(context, { userId: grace.id, ownerId: mary.id, creditUsers: null });
		const session = await startSession({ userId: peter.id, ipAddress: null, userAgent: null }, db);
		const { people } = await previewed(context, [peter, mary, admin], suspend(false));
		expect(people.map(({ name, state }) => `${name}: ${state}`)).toEqual([
			...["Ada Admin: refused", "Mary Chan: refused", "Peter Wong: changes"],
		]);
		expect(people[1]?.why).toBe(
			"1 person uses Mary Chan’s credits: Grace Kim. Choose that they go back to their own credits, or leave Mary Chan out.",
		);
		expect(await changed(context, [peter, mary], suspend(true))).toEqual({ ok: true, value: { changed: 2 } });
		expect([await stored(peter.id), await stored(mary.id)].map(({ status }) => status)).toEqual([
			"suspended",
			"suspended",
		]);
		expect(await userOfSession(session, db)).toBeNull();
		expect(await ownersOf([grace])).toEqual([grace.id]);
		expect(await db.auditEntry.count({ where: { subjectId: peter.id, action: "user.suspended" } })).toBe(1);
	});

	it("makes the actor responsible for the service users of each who is suspended", async () => {
		const { organization, admin, john, peter, mary, context } = await northwind(db);
		const services = [
			await aServiceUser(db, organization, { responsibleId: peter.id }),
			await aServiceUser(db, organization, { responsibleId: mary.id }),
		];
		const others = await aServiceUser(db, organization, { responsibleId: john.id });
		expect(await changed(context, [peter, mary], suspend(false))).toMatchObject({ ok: true });
		const passedOn = await Promise.all(
			services.map(({ id }) => db.auditEntry.findMany({ where: { subjectId: id, action: "service_user.changed" } })),
		);
		expect(passedOn).toMatchObject([
			[{ before: { responsibleId: peter.id }, after: { responsibleId: admin.id } }],
			[{ before: { responsibleId: mary.id }, after: { responsibleId: admin.id } }],
		]);
		const responsible = [...services, others].map(async ({ id }) => (await stored(id)).responsibleId);
		expect(await Promise.all(responsible)).toEqual([admin.id, admin.id, john.id]);
	});

	it("is refused where the role, or what else the preview counted, was changed since", async () => {
		const { organization, peter, context } = await northwind(db);
		const userRoleId = await aUserRole(db, organization, { rights: ["purchase"] });
		const userIds = [peter.id];
		const role: ManyChange = { what: "role", userRoleId };
		const { stamp } = await previewed(context, [peter], role);
		const data = { rights: ["purchase" as const, "view_user_list" as const], version: { increment: 1 } };
		await db.userRole.update({ where: { id: userRoleId }, data });
		const stale = { code: "STALE", key: "manyChangedMeanwhile" };
		expect(await changeManyUsers(context, { userIds, change: role, stamp })).toMatchObject(stale);
		expect((await stored(peter.id)).userRoleId).toBe(organization.memberRoleId);

		const shown = await previewed(context, [peter], suspend(false));
		await aServiceUser(db, organization, { responsibleId: peter.id });
		const change = { userIds, change: suspend(false), stamp: shown.stamp };
		expect(await changeManyUsers(context, change)).toMatchObject({ ...stale, details: { serviceUsers: 1 } });
	});
});

describe("two administrators at once", () => {
	it("change overlapping people in both orders: one does, the other is shown it, 10 rounds", async () => {
		for (let round = 0; round < 10; round += 1) {
			const { organization, john, grace, peter, mary, context } = await northwind(db);
			const second = { actor: await actorOf(db, await aUser(db, organization, { role: "administrator" })), db };
			const [one, other] = [
				{ userIds: [peter.id, mary.id], change: to(john) },
				{ userIds: [mary.id, peter.id], change: to(grace) },
			];
			const stamps = [await previewManyUsers(context, one), await previewManyUsers(second, other)];
			const [first, later] = stamps.map((preview) => (preview.ok ? preview.value.stamp : ""));
			const results = await Promise.all([
				changeManyUsers(context, { ...one, stamp: first ?? "" }),
				changeManyUsers(second, { ...other, stamp: later ?? "" }),
			]);
			expect(results.map((result) => (result.ok ? "done" : result.code)).sort()).toEqual(["STALE", "done"]);
			expect(new Set(await ownersOf([peter, mary])).size).toBe(1);
		}
	});

	it("never build a chain, in either order, 10 rounds", async () => {
		for (let round = 0; round < 10; round += 1) {
			const { john, grace, peter, mary, context } = await northwind(db);
			const many = { userIds: [peter.id, mary.id], change: to(john) };
			const { stamp } = await previewed(context, [peter, mary], many.change);
			const results = await Promise.all([
				changeManyUsers(context, { ...many, stamp }),
				assignCreditOwner(context, { userId: john.id, ownerId: grace.id, creditUsers: null }),
			]);
			expect(results.filter(({ ok }) => ok).length).toBe(1);
			const chains = await db.user.count({
				where: { creditOwnerId: john.id, id: { not: john.id }, creditOwner: { creditOwnerId: { not: john.id } } },
			});
			expect(chains).toBe(0);
		}
	});
});

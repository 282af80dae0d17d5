import { expect, it } from "vitest";
import { moveUser } from "@/lib/accounts/invitations/accept/move-user.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { forgetUsers } from "@/lib/user-information/forget-users.ts";
import { MAX_VIEWS } from "./bounds.ts";
import { changeView } from "./change-view.ts";
import { chooseDefaultView } from "./choose-default-view.ts";
import { deleteView } from "./delete-view.ts";
import { readDefaultView, readView, readViews } from "./queries.ts";
import { saveView } from "./save-view.ts";
import { saveViewSchema } from "./schema.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);

async function aPerson(organization = northwind, more: Parameters<typeof aUser>[2] = {}) {
	const user = await aUser(db, organization, more);
	return { user, as: { actor: await actorOf(db, user), db } };
}
type Person = Awaited<ReturnType<typeof aPerson>>;

const view = { list: "/usage", name: "Email in March", query: "type=email&sort=credits", isShared: false } as const;

async function aView({ as }: Person, more: Partial<Parameters<typeof saveView>[1]> = {}): Promise<string> {
	const saved = await saveView(as, { ...view, ...more });
	if (!saved.ok) throw new Error(saved.key);
	return saved.value.viewId;
}

async function seen({ as }: Person, list: "/usage" | "/orders" | "/admin/users" = "/usage") {
	const read = await readViews(as, { list });
	return read.ok ? read.value.map(({ name, by, isDefault }) => [name, by, isDefault]) : read.code;
}

it("is its maker's alone until it is shared, and then everybody's of the organization who can open the list", async () => {
	const [john, peter] = [await aPerson(northwind, { name: "John" }), await aPerson()];
	const stranger = await aPerson(await anOrganization(db));
	const viewId = await aView(john);
	expect(await seen(john)).toEqual([["Email in March", null, false]]);
	expect(await seen(john, "/orders")).toEqual([]);
	expect(await seen(peter)).toEqual([]);
	expect(await readView(peter.as, { list: "/usage", viewId })).toBeNull();
	expect(await changeView(john.as, { viewId, isShared: true })).toMatchObject({ ok: true });
	expect(await seen(peter)).toEqual([["Email in March", "John", false]]);
	expect(await readView(peter.as, { list: "/usage", viewId })).toMatchObject({ query: view.query, isOwn: false });
	expect(await readView(peter.as, { list: "/orders", viewId })).toBeNull();
	expect(await seen(stranger)).toEqual([]);
	expect(await readView(stranger.as, { list: "/usage", viewId })).toBeNull();
});

it("is of a page that its reader can open", async () => {
	const id = await aUserRole(db, northwind, { rights: ["view_user_list"] });
	const [admin, member] = [await aPerson(northwind, { role: { id } }), await aPerson()];
	const users = { ...view, list: "/admin/users", isShared: true } as const;
	await aView(admin, { ...users, name: "Suspended" });
	expect(await saveView(member.as, users)).toMatchObject({ ok: false, code: "NOT_FOUND" });
	expect(await seen(member, "/admin/users")).toBe("NOT_FOUND");
	expect(await chooseDefaultView(member.as, { list: "/admin/users", viewId: null })).toMatchObject({
		code: "NOT_FOUND",
	});
	expect(await saveView(admin.as, { ...view, list: "/operator/orders" })).toMatchObject({ code: "NOT_FOUND" });
});

it("is changed and deleted by its maker alone", async () => {
	const [john, peter] = [await aPerson(), await aPerson()];
	const viewId = await aView(john, { isShared: true });
	expect(await changeView(peter.as, { viewId, name: "Mine" })).toMatchObject({ code: "NOT_FOUND" });
	expect(await deleteView(peter.as, { viewId })).toMatchObject({ code: "NOT_FOUND" });
	await aView(john, { name: "Other" });
	expect(await changeView(john.as, { viewId, name: "OTHER" })).toMatchObject({ key: "viewNameTaken", field: "name" });
	const changes = { viewId, name: "EMAIL in March", query: "type=sms" };
	expect(await changeView(john.as, changes)).toMatchObject({ ok: true, value: { name: "EMAIL in March" } });
	expect(await readView(peter.as, { list: "/usage", viewId })).toMatchObject({
		name: "EMAIL in March",
		query: "type=sms",
	});
	expect(await deleteView(john.as, { viewId })).toMatchObject({ ok: true });
	expect(await deleteView(john.as, { viewId })).toMatchObject({ code: "NOT_FOUND" });
	expect(JSON.stringify(await seen(peter))).not.toContain("EMAIL in March");
});

it("has a name of its own on its page, also where two save at once, and there are not endlessly many", async () => {
	const john = await aPerson();
	const both = await Promise.all([view, { ...view, name: "email IN march" }].map((one) => saveView(john.as, one)));
	expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
	await aView(john, { list: "/orders" });
	const many = Array.from({ length: MAX_VIEWS - 1 }, (_, nth) => ({
		...{ id: newId(), userId: john.user.id, list: "/usage", name: `View ${nth}` },
		...{ query: "", isShared: false, createdAt: new Date() },
	}));
	await db.savedView.createMany({ data: many });
	expect(await saveView(john.as, { ...view, name: "One more" })).toMatchObject({ code: "TOO_MANY_REQUESTS" });
});

it("is with what the list opens for those who choose it, as long as they see it", async () => {
	const [john, peter] = [await aPerson(), await aPerson()];
	const own = await aView(john, { name: "Own" });
	const viewId = await aView(john, { isShared: true });
	const list = "/usage" as const;
	expect(await chooseDefaultView(peter.as, { list, viewId: own })).toMatchObject({ code: "NOT_FOUND" });
	expect(await chooseDefaultView(peter.as, { list: "/orders", viewId })).toMatchObject({ code: "NOT_FOUND" });
	for (const id of [own, viewId])
		expect(await chooseDefaultView(john.as, { list, viewId: id })).toMatchObject({ ok: true });
	expect(await chooseDefaultView(peter.as, { list, viewId })).toMatchObject({ ok: true });
	expect(await readDefaultView(john.as, list)).toMatchObject({ id: viewId, isDefault: true });
	expect(await readDefaultView(peter.as, list)).toMatchObject({ id: viewId, isOwn: false });
	expect(await readDefaultView(peter.as, "/orders")).toBeNull();
	await changeView(john.as, { viewId, isShared: false });
	expect(await readDefaultView(peter.as, list)).toBeNull();
	expect(await readDefaultView(john.as, list)).toMatchObject({ id: viewId });
	await chooseDefaultView(john.as, { list, viewId: null });
	expect(await readDefaultView(john.as, list)).toBeNull();
	await chooseDefaultView(john.as, { list, viewId });
	await deleteView(john.as, { viewId });
	expect(await readDefaultView(john.as, list)).toBeNull();
});

it("goes with its person, and is shared with nobody where they move", async () => {
	const elsewhere = await anOrganization(db);
	const [there, mover] = [await aPerson(elsewhere), await aPerson(await anOrganization(db))];
	const moved = await aView(mover, { isShared: true });
	const to = { organizationId: elsewhere.id, userRoleId: elsewhere.memberRoleId };
	await transact(db, (tx) => moveUser(tx, { actor: mover.as.actor, to }));
	expect(await seen(there)).toEqual([]);
	expect(await db.savedView.count({ where: { id: moved } })).toBe(1);

	const [john, peter] = [await aPerson(), await aPerson()];
	const viewId = await aView(john, { isShared: true, name: "Going" });
	await chooseDefaultView(peter.as, { list: "/usage", viewId });
	const users = [john.user];
	await transact(db, (tx) => forgetUsers(tx, { organizationId: northwind.id, users, actorId: peter.user.id }));
	expect(await db.savedView.count({ where: { userId: john.user.id } })).toBe(0);
	expect(await readDefaultView(peter.as, "/usage")).toBeNull();
});

it("keeps what a list's address can say, and nothing of pages, whose credits or what is open", () => {
	const isFit = (query: string) => saveViewSchema.safeParse({ ...view, query }).success;
	for (const query of ["", "q=lee&from=2026-03-01&sort=-credits&columns=a,b", "type=e%20mail"]) {
		expect(isFit(query), query).toBe(true);
	}
	for (const name of ["period", "page", "rows", "view", "charge", "saved", "q=a&q", "a.b", "%00"]) {
		expect(isFit(`${name}=1`), name).toBe(false);
	}
	expect(isFit(`q=${"a".repeat(2_000)}`)).toBe(false);
});

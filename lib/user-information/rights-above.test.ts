import { describe, expect, it } from "vitest";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { previewCreditOwner } from "@/lib/owners/preview-credit-owner.ts";
import { listCreditOwnerCandidates } from "@/lib/owners/queries.ts";
import { northwind } from "@/lib/people/test-northwind.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, aUser, aUserRole } from "@/lib/testing/people.ts";
import { changeUser } from "./change-user.ts";
import { type ChangeUserInput, changeUserSchema } from "./schema.ts";

const { db } = await testDatabase();

const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });

/** Northwind with Hanna, who may see and edit users and nothing else. */
async function withHanna() {
	const { organization, admin, john, peter, mary } = await northwind(db);
	const role = { id: await aUserRole(db, organization, { name: "People", rights: ["view_user_list", "edit_user"] }) };
	const hanna = await aUser(db, organization, { name: "Hanna", role });
	const member = { id: await aUserRole(db, organization, { name: "Nobody", rights: [] }) };
	const nora = await aUser(db, organization, { name: "Nora", role: member });
	const as = { actor: await actorOf(db, hanna), db };
	const save = async (userId: string, changes: Partial<ChangeUserInput>) => {
		const { version, name, email, userRoleId, status, language, timeZone, creditOwnerId } = await stored(userId);
		const form = { userId, version, name, email, userRoleId, status, language, timeZone, creditOwnerId };
		return changeUser(as, changeUserSchema.parse({ ...form, creditUsers: null, ...changes }));
	};
	return { organization, admin, john, peter, mary, hanna, nora, as, save };
}

describe("a user with rights that the actor lacks (product.md 38)", () => {
	it.each([
		["name", { name: "Not Ada" }],
		["email", { email: "not.ada@test.example" }],
		["status", { status: "suspended" }],
	] as const)("keeps the %s", async (field, change) => {
		const { admin, save } = await withHanna();
		const before = await stored(admin.id);
		expect(await save(admin.id, change)).toMatchObject({ code: "FORBIDDEN", key: "userHasRightsYouLack", field });
		expect(await stored(admin.id)).toEqual(before);
	});

	it("can be pointed at any other user, but not at the actor", async () => {
		const { admin, john, hanna, as, save } = await withHanna();
		const refused = { code: "FORBIDDEN", key: "creditOwnerYourself", field: "creditOwnerId" };
		expect(await save(admin.id, { creditOwnerId: hanna.id })).toMatchObject(refused);
		const direct = { userId: admin.id, ownerId: hanna.id, creditUsers: null };
		expect(await assignCreditOwner(as, direct)).toMatchObject(refused);
		expect(await previewCreditOwner({ actor: as.actor, db }, { userId: admin.id, ownerId: hanna.id })).toMatchObject(
			refused,
		);
		expect((await stored(admin.id)).creditOwnerId).toBe(admin.id);

		expect(await save(admin.id, { creditOwnerId: john.id })).toMatchObject({ ok: true });
		expect(await save(admin.id, { creditOwnerId: admin.id })).toMatchObject({ ok: true });
	});

	it("is not moved along to the actor with another's Credit Users", async () => {
		const { admin, john, hanna, as } = await withHanna();
		await db.user.update({ where: { id: admin.id }, data: { creditOwnerId: john.id } });
		const creditUsers = { to: "owner" as const, ownerId: hanna.id };
		const moved = await assignCreditOwner(as, { userId: john.id, ownerId: hanna.id, creditUsers });
		// John, Peter and Mary can buy, which the actor can't.
		expect(moved).toMatchObject({ code: "FORBIDDEN", key: "creditOwnerYourself" });
		expect((await stored(admin.id)).creditOwnerId).toBe(john.id);
	});

	it("is not moved along when another user's removal points all Credit Users at the actor", async () => {
		const { admin, nora, hanna, save } = await withHanna();
		await db.user.update({ where: { id: admin.id }, data: { creditOwnerId: nora.id } });
		const suspended = await save(nora.id, { status: "suspended", creditUsers: { to: "owner", ownerId: hanna.id } });
		expect(suspended).toMatchObject({ code: "FORBIDDEN", key: "creditOwnerYourself", field: "creditUsers" });
		expect((await stored(admin.id)).creditOwnerId).toBe(nora.id);
	});

	it("is the reason beside the actor's own name in Advanced Settings", async () => {
		const { admin, nora, hanna, as } = await withHanna();
		const obstacle = async (userId: string) => {
			const listed = await listCreditOwnerCandidates(
				{ actor: as.actor, db },
				{ userId, search: "Hanna", chosenId: userId },
			);
			return listed.ok && listed.value.candidates.find(({ id }) => id === hanna.id)?.obstacle;
		};
		expect(await obstacle(admin.id)).toBe("rights_you_lack");
		expect(await obstacle(nora.id)).toBeNull();
	});
});

it("a user with no more rights than the actor can be renamed and pointed at the actor", async () => {
	const { nora, hanna, save } = await withHanna();
	expect(await save(nora.id, { name: "Nora B.", creditOwnerId: hanna.id })).toMatchObject({ ok: true });
	expect(await stored(nora.id)).toMatchObject({ name: "Nora B.", creditOwnerId: hanna.id });
});

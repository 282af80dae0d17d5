import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { listUserIds } from "./list-user-ids.ts";
import { listedUsersFileOf, usersFileOf } from "./users-file.ts";

const { db, sql } = await testDatabase();

it("the selected people are a file, and all that match can be selected, of one's own organization alone", async () => {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const john = await aUser(db, organization, { name: "John Lee" });
	const peter = await aUser(db, organization, { name: "Peter Wong", creditOwnerId: john.id });
	const stranger = await aUser(db, await anOrganization(db), { name: "Kim Stranger", role: "administrator" });
	const actor = await actorOf(db, admin);
	const { text, values, columns } = usersFileOf(actor, [peter.id, john.id, stranger.id]);
	const rows = await sql.query<Record<string, unknown>>(text, values);
	expect(rows).toMatchObject([
		{ name: "John Lee", role: "Member", status: "active", credit_owner: john.email },
		{ name: "Peter Wong", email: peter.email, credit_owner: john.email, last_signed_in_at: null },
	]);
	expect(rows).toHaveLength(2);
	expect(Object.keys(rows[0] ?? {})).toEqual(columns.map(({ name }) => name));

	const filters = { search: "", status: null, userRoleId: null, creditOwner: null } as const;
	expect(await listUserIds({ actor, db }, filters)).toEqual({
		ok: true,
		value: { ids: [admin.id, john.id, peter.id] },
	});
	const found = await listUserIds({ actor, db }, { ...filters, creditOwner: "anothers" });
	expect(found).toEqual({ ok: true, value: { ids: [peter.id] } });
	expect(await listUserIds({ actor: await actorOf(db, john), db }, filters)).toMatchObject({ code: "NOT_FOUND" });
});

it("the list with its filters is a file, in its order; only for those who may see it", async () => {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const john = await aUser(db, organization, { name: "John Lee" });
	await aUser(db, organization, { name: "Peter Leeson", creditOwnerId: john.id });
	await aUser(db, await anOrganization(db), { name: "Lee Stranger" });
	const page = { sort: "name", descending: true, offset: 0, limit: 1 } as const;
	const all = { search: "", status: null, userRoleId: null, creditOwner: null } as const;
	const actor = await actorOf(db, admin);
	const names = async (query: Parameters<typeof listedUsersFileOf>[1]) => {
		const file = listedUsersFileOf(actor, query);
		const rows = file && (await sql.query<{ name: string }>(file.text, file.values));
		return rows?.map(({ name }) => name);
	};
	expect(await names({ ...all, ...page })).toEqual(["Peter Leeson", "John Lee", "Ada Admin"]);
	expect(await names({ ...all, ...page, search: "lee" })).toEqual(["Peter Leeson", "John Lee"]);
	expect(await names({ ...all, ...page, search: "lee", creditOwner: "own" })).toEqual(["John Lee"]);
	expect(listedUsersFileOf(await actorOf(db, john), { ...all, ...page })).toBeNull();
});

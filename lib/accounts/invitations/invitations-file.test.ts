import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { invitationsFileOf } from "./invitations-file.ts";
import { listInvitations } from "./queries.ts";

const { db, sql } = await testDatabase();

it("the list of invitations is a file with the same rows, in its order, of one's own organization alone", async () => {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	for (const name of ["Tom Reed", "Ann 100%"]) await anInvitation(db, organization, { name, inviter: admin });
	const over = { lastSentAt: new Date(Date.now() - 200_000), expiresAt: new Date(Date.now() - 100_000) };
	await anInvitation(db, organization, { name: "Bea Reeder", inviter: admin, ...over });
	const elsewhere = await anOrganization(db);
	await anInvitation(db, elsewhere, {
		name: "Kim Reed",
		inviter: await aUser(db, elsewhere, { role: "administrator" }),
	});
	const actor = await actorOf(db, admin);
	for (const [search, status, names] of [
		["", null, ["Ann 100%", "Bea Reeder", "Tom Reed"]],
		["reed", null, ["Bea Reeder", "Tom Reed"]],
		["reed", "expired", ["Bea Reeder"]],
		["0%", "pending", ["Ann 100%"]],
	] as const) {
		const query = { search, status, sort: "name", descending: false, offset: 0, limit: 50 } as const;
		const file = invitationsFileOf(actor, query);
		const rows = await sql.query<Record<string, unknown>>(file?.text ?? "", file?.values);
		expect(rows.map(({ name }) => name)).toEqual(names);
		expect(rows.map(({ name, status }) => [name, status])).toEqual(
			(await listInvitations({ actor, db }, query))?.rows.map((row) => [row.name, row.status]),
		);
		expect(Object.keys(rows[0] ?? {})).toEqual(file?.columns.map(({ name }) => name));
	}
	const member = await actorOf(db, await aUser(db, organization));
	expect(
		invitationsFileOf(member, { search: "", status: null, sort: "name", descending: false, offset: 0, limit: 1 }),
	).toBeNull();
});

import { describe, expect, it } from "vitest";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { assignOwnersOfFile } from "./assign-owners-of-file.ts";
import { checkOwnersFile } from "./check-owners-file.ts";

const { db } = await testDatabase({ maxConnections: 16 });

async function northwind() {
	const organization = await anOrganization(db);
	const named = (name: string, more = {}) => aUser(db, organization, { name, ...more });
	const [admin, john, grace, peter, mary] = [
		await named("Ada Admin", { role: "administrator" }),
		await named("John Lee"),
		await named("Grace Kim"),
		await named("Peter Wong"),
		await named("Mary Chan"),
	];
	const context = { actor: await actorOf(db, admin), db };
	return { organization, admin, john, grace, peter, mary, context };
}

type Context = Awaited<ReturnType<typeof northwind>>["context"];
type Mailbox = { readonly email: string };

const fileOf = (...lines: readonly (readonly [Mailbox | string, Mailbox | string])[]) =>
	[
		"email,credit_owner",
		...lines.map((line) => line.map((one) => (typeof one === "string" ? one : one.email)).join()),
	].join("\n");

async function checked(context: Context, csv: string) {
	const preview = await checkOwnersFile(context, { csv });
	if (!preview.ok) throw new Error(preview.key);
	return preview.value;
}

async function assigned(context: Context, csv: string) {
	return assignOwnersOfFile(context, { csv, stamp: (await checked(context, csv)).stamp });
}

/** The sentences about a file, by line. */
async function wrongOf(context: Context, csv: string): Promise<Record<number, string>> {
	const { people, wrong } = await checked(context, csv);
	const found = [...wrong, ...people].filter(({ why }) => why !== null);
	return Object.fromEntries(found.map(({ line, why }) => [line, why]));
}

const ownerOf = async ({ id }: { id: string }) => (await db.user.findUniqueOrThrow({ where: { id } })).creditOwnerId;

describe("Credit Owners from a file", () => {
	it("are shown first, set all at once, and a second time change nothing", async () => {
		const { john, grace, peter, mary, context } = await northwind();
		await assignCreditOwner(context, { userId: grace.id, ownerId: mary.id, creditUsers: null });
		const csv = fileOf([peter.email.toUpperCase(), john], [mary, mary], [grace, grace]);
		expect(await checked(context, csv)).toMatchObject({ changing: 2, same: 1, refused: 0 });
		expect(await ownerOf(peter)).toBe(peter.id);
		expect(await assigned(context, csv)).toEqual({ ok: true, value: { changed: 2 } });
		expect([await ownerOf(peter), await ownerOf(grace)]).toEqual([john.id, grace.id]);

		const before = await db.auditEntry.count();
		expect(await checked(context, csv)).toMatchObject({ changing: 0, same: 3 });
		expect(await assigned(context, csv)).toEqual({ ok: true, value: { changed: 0 } });
		expect(await db.auditEntry.count()).toBe(before);
	});

	it("are summed up by how many different ones there are", async () => {
		const { organization, john, grace, peter, mary, context } = await northwind();
		const namesake = await aUser(db, organization, { name: "John Lee" });
		const two = { changing: 2, owners: 2, toOwn: 0 };
		expect(await checked(context, fileOf([peter, john], [mary, namesake], [grace, grace]))).toMatchObject(two);
		await assignCreditOwner(context, { userId: grace.id, ownerId: mary.id, creditUsers: null });
		const one = { changing: 2, owners: 1, toOwn: 1 };
		expect(await checked(context, fileOf([peter, john], [grace, grace]))).toMatchObject(one);
		expect(await checked(context, fileOf([grace, grace]))).toMatchObject({ changing: 1, owners: 0, toOwn: 1 });
	});

	it("have a sentence for each line that is wrong, and nothing is changed then", async () => {
		const { john, peter, mary, context } = await northwind();
		const stranger = await aUser(db, await anOrganization(db), { name: "Kim Stranger" });
		const csv = `${fileOf([peter, john], [peter.email.toUpperCase(), john], ["nobody@test.example", john], [stranger, john], [mary, stranger], [mary, ""], ["", john])}\n${mary.email}`;
		const nobody = (email: string) =>
			`Nobody in your organization has the address ${email}. Check its spelling, or invite them first.`;
		expect(await wrongOf(context, csv)).toEqual({
			3: `${peter.email.toUpperCase()} is in line 2 already. Keep one of the two.`,
			4: nobody("nobody@test.example"),
			5: nobody(stranger.email),
			6: nobody(stranger.email),
			7: "This line names no Credit Owner. Write their address, or for somebody’s own credits the same address twice.",
			8: "This line has no address. Write whose Credit Owner it is.",
			9: "This line has more or fewer cells than the header.",
		});
		expect(await assigned(context, csv)).toMatchObject({ code: "CONFLICT", values: { count: 7 } });
		expect(await ownerOf(peter)).toBe(peter.id);
	});

	it("are found by their address alone: by no id of the vendor’s, and no service user", async () => {
		const { organization, john, peter, mary, context } = await northwind();
		const service = await aServiceUser(db, organization);
		await db.user.update({ where: { id: mary.id }, data: { externalId: "kim@vendor.example" } });
		await db.user.update({ where: { id: service.id }, data: { externalId: "gate@vendor.example" } });
		const csv = fileOf(
			["kim@vendor.example", john],
			["external:kim@vendor.example", john],
			[service, john],
			[peter, "gate@vendor.example"],
		);
		const nobody = expect.stringContaining("Nobody in your organization has the address");
		expect(await wrongOf(context, csv)).toEqual({ 2: nobody, 3: nobody, 4: nobody, 5: nobody });
	});

	it("take a line for each Credit User of somebody who becomes one", async () => {
		const { john, grace, mary, context } = await northwind();
		await assignCreditOwner(context, { userId: grace.id, ownerId: mary.id, creditUsers: null });
		const sentence = "1 person uses Mary Chan’s credits: Grace Kim. Add a line for each of them.";
		expect(await wrongOf(context, fileOf([mary, john]))).toEqual({ 2: sentence });
		expect(await checked(context, fileOf([mary, john], [grace, john]))).toMatchObject({ changing: 2, refused: 0 });
	});

	it("make no chain within one file, whichever line comes first", async () => {
		const { john, grace, peter, context } = await northwind();
		const sentence = (line: number) =>
			`Line ${line} gives John Lee another Credit Owner, so nobody can use John Lee’s credits then. Choose Grace Kim instead.`;
		expect(await wrongOf(context, fileOf([peter, john], [john, grace]))).toEqual({ 2: sentence(3) });
		expect(await wrongOf(context, fileOf([john, grace], [peter, john]))).toEqual({ 3: sentence(2) });
		expect(await assigned(context, fileOf([john, grace], [peter, john]))).toMatchObject({ code: "CONFLICT" });
		expect([await ownerOf(john), await ownerOf(peter)]).toEqual([john.id, peter.id]);
		await assignCreditOwner(context, { userId: john.id, ownerId: grace.id, creditUsers: null });
		expect(await assigned(context, fileOf([peter, john], [john, john]))).toEqual({ ok: true, value: { changed: 2 } });
		expect([await ownerOf(john), await ownerOf(peter)]).toEqual([john.id, john.id]);
	});

	it("need their header, and are refused where somebody was changed since", async () => {
		const { john, peter, context } = await northwind();
		expect(await checkOwnersFile(context, { csv: `mail,owner\n${peter.email},${john.email}` })).toMatchObject({
			...{ code: "INVALID", key: "csvWithoutHeader", values: { columns: "email, credit_owner" } },
		});
		const csv = fileOf([peter, john]);
		const { stamp } = await checked(context, csv);
		await db.user.update({ where: { id: peter.id }, data: { version: { increment: 1 } } });
		expect(await assignOwnersOfFile(context, { csv, stamp })).toMatchObject({
			code: "STALE",
			details: { changing: 1 },
		});
		expect(await ownerOf(peter)).toBe(peter.id);
		const stranger = await aUser(db, await anOrganization(db), {});
		const other = { actor: await actorOf(db, stranger), db };
		expect(await checkOwnersFile(other, { csv })).toMatchObject({ code: "NOT_FOUND" });
		expect(await assignOwnersOfFile(other, { csv, stamp })).toMatchObject({ code: "NOT_FOUND" });
	});

	it("of 1,000 lines are set, two such files in opposite orders at once end, and one line more is refused", async () => {
		const { organization, john, grace, context } = await northwind();
		const people = Array.from({ length: 1_000 }, () => newId()).map((id) => ({ id, email: `${id}@test.example` }));
		await db.user.createMany({
			data: people.map(({ id, email }) => ({
				...{ id, email, name: `Person ${id}`, creditOwnerId: id },
				...{ organizationId: organization.id, userRoleId: organization.memberRoleId },
			})),
		});
		const file = (owner: Mailbox, of: readonly Mailbox[]) => fileOf(...of.map((one) => [one, owner] as const));
		const [one, other] = [file(john, people), file(grace, people.toReversed())];
		const stamps = [await checked(context, one), await checked(context, other)].map(({ stamp }) => stamp);
		const results = await Promise.all([
			assignOwnersOfFile(context, { csv: one, stamp: stamps[0] ?? "" }),
			assignOwnersOfFile(context, { csv: other, stamp: stamps[1] ?? "" }),
		]);
		expect(results.map((result) => (result.ok ? result.value.changed : result.code)).sort()).toEqual([1_000, "STALE"]);
		const where = { id: { in: people.map(({ id }) => id) } };
		expect((await db.user.groupBy({ by: ["creditOwnerId"], where })).length).toBe(1);
		const more = file(john, [...people, grace]);
		expect(await checkOwnersFile(context, { csv: more })).toMatchObject({
			key: "csvTooManyRows",
			values: { most: 1_000 },
		});
	});
});

import { describe, expect, it } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { assignCreditOwner } from "./assign-credit-owner.ts";

const { db } = await testDatabase();

async function northwind() {
	const organization = await anOrganization(db);
	const person = (name: string, more = {}) => aUser(db, organization, { name, ...more });
	const [admin, john, grace] = [
		await person("Ada Admin", { role: "administrator" }),
		await person("John Lee"),
		await person("Grace Kim"),
	];
	const [peter, mary] = [
		await person("Peter Wong", { creditOwnerId: john.id }),
		await person("Mary Chan", { creditOwnerId: john.id }),
	];
	const context = { actor: await actorOf(db, admin), db };
	return { admin, john, grace, peter, mary, context };
}

/** Who was told what about the users who moved: name → whose Credit Owner, and who it is. */
async function told(people: Record<string, { id: string; name: string }>) {
	const nameOf = new Map(Object.values(people).map(({ id, name }) => [id, name]));
	const mails = await db.mail.findMany({ where: { userId: { in: [...nameOf.keys()] } } });
	return mails
		.map(({ userId, kind, facts }) => {
			expect(kind).toBe("credit_owner_changed");
			const { userIds, newOwnerId } = facts as { userIds: string[]; newOwnerId: string | null };
			const who = userIds.map((id) => nameOf.get(id)).sort();
			return `${nameOf.get(userId ?? "")}: ${who.join(", ")} → ${newOwnerId === null ? "own" : nameOf.get(newOwnerId)}`;
		})
		.sort();
}

describe("a change of Credit Owner (product.md 5)", () => {
	it("is told to the user, the old and the new owner, once each", async () => {
		const { context, ...people } = await northwind();
		const input = { userId: people.peter.id, ownerId: people.grace.id, creditUsers: null };
		expect(await assignCreditOwner(context, input)).toMatchObject({ ok: true });
		expect(await told(people)).toEqual([
			"Grace Kim: Peter Wong → Grace Kim",
			"John Lee: Peter Wong → Grace Kim",
			"Peter Wong: Peter Wong → Grace Kim",
		]);
		await assignCreditOwner(context, input);
		expect(await told(people)).toHaveLength(3);
	});

	it("back to themselves is told to the user and the old owner", async () => {
		const { context, ...people } = await northwind();
		await assignCreditOwner(context, { userId: people.peter.id, ownerId: people.peter.id, creditUsers: null });
		expect(await told(people)).toEqual(["John Lee: Peter Wong → own", "Peter Wong: Peter Wong → own"]);
	});

	it("is told to those who move along, and to their owners in one mail", async () => {
		const { context, ...people } = await northwind();
		const creditUsers = { to: "owner", ownerId: people.grace.id } as const;
		const input = { userId: people.john.id, ownerId: people.grace.id, creditUsers };
		expect(await assignCreditOwner(context, input)).toMatchObject({ ok: true });
		expect(await told(people)).toEqual([
			"Grace Kim: John Lee → Grace Kim",
			"Grace Kim: Mary Chan, Peter Wong → Grace Kim",
			"John Lee: John Lee → Grace Kim",
			"John Lee: Mary Chan, Peter Wong → Grace Kim",
			"Mary Chan: Mary Chan → Grace Kim",
			"Peter Wong: Peter Wong → Grace Kim",
		]);
	});

	it("tells a user who takes over that they use their own credits", async () => {
		const { context, ...people } = await northwind();
		const creditUsers = { to: "owner", ownerId: people.mary.id } as const;
		const input = { userId: people.john.id, ownerId: people.grace.id, creditUsers };
		expect(await assignCreditOwner(context, input)).toMatchObject({ ok: true });
		const mails = await told(people);
		expect(mails).toContain("Mary Chan: Mary Chan → own");
		expect(mails).toContain("Mary Chan: Peter Wong → Mary Chan");
	});

	it("is not told when it is refused, rolled back, or history", async () => {
		const { context, ...people } = await northwind();
		const input = { userId: people.grace.id, ownerId: people.peter.id, creditUsers: null };
		expect(await assignCreditOwner(context, input)).toMatchObject({ ok: false });
		const rolledBack = transact(db, async (tx) => {
			await assignCreditOwner({ ...context, db: tx }, { ...input, ownerId: people.john.id });
			throw new Error("The rest failed.");
		});
		await expect(rolledBack).rejects.toThrow("The rest failed.");
		await transact(db, (tx) =>
			assignCreditOwner({ ...context, db: { ...tx, isHistory: true } }, { ...input, ownerId: people.john.id }),
		);
		expect(await told(people)).toEqual([]);
	});
});

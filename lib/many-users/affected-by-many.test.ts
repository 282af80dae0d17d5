import { describe, expect, it } from "vitest";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { lockUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aUserRole } from "@/lib/testing/people.ts";
import { changeManyUsers } from "./change-many-users.ts";
import { previewManyUsers } from "./preview-many-users.ts";
import type { ManyChange } from "./schema.ts";
import { changed, northwind, type Person, previewed, suspend, to } from "./test-many-users.ts";

const { db } = await testDatabase();

/** People without wallets who use somebody's credits. */
async function creditUsersOf(owner: Person, { organization }: Awaited<ReturnType<typeof northwind>>, count: number) {
	const ids = Array.from({ length: count }, () => newId());
	const { id: organizationId, memberRoleId: userRoleId } = organization;
	await db.user.createMany({
		data: ids.map((id) => ({
			...{ id, email: `${id}@test.example`, name: `Person ${id}`, creditOwnerId: owner.id, organizationId, userRoleId },
		})),
	});
}

describe("those who come along", () => {
	it("are named up to five, and all counted", async () => {
		const world = await northwind(db);
		const { john, mary, context } = world;
		await creditUsersOf(mary, world, 7);
		const { along, people } = await previewed(context, [mary], to(john, true));
		expect([along, people[0]?.along.count, people[0]?.along.names.length]).toEqual([7, 7, 5]);
	});

	it("are refused where they are too many, and count only where they would have to come", async () => {
		const world = await northwind(db);
		const { john, grace, mary, peter, context } = world;
		await creditUsersOf(mary, world, 1_999);
		const people = [mary, peter];
		const userIds = people.map(({ id }) => id);
		for (const change of [to(john, true), suspend(true)]) {
			const refusal = { code: "CONFLICT", key: "manyTogether", values: { count: 2_001, most: 2_000 } };
			expect(await previewManyUsers(context, { userIds, change })).toMatchObject(refusal);
			expect(await changeManyUsers(context, { userIds, change, stamp: "any" })).toMatchObject(refusal);
		}
		expect(await previewed(context, [mary], to(john, true))).toMatchObject({ changing: 1, along: 1_999 });
		expect(await previewed(context, people, to(null))).toMatchObject({ same: 2 });
		expect(await previewed(context, [mary, peter, grace], to(mary))).toMatchObject({ same: 1, changing: 2 });
	});
});

describe("who is locked", () => {
	it("is those alone whom a role or a status changes, so that charges of shared credits go on", async () => {
		const { organization, john, grace, peter, mary, context } = await northwind(db);
		const owners = [john, mary];
		await assignCreditOwner(context, { userId: grace.id, ownerId: mary.id, creditUsers: null });
		await assignCreditOwner(context, { userId: peter.id, ownerId: john.id, creditUsers: null });
		const userRoleId = await aUserRole(db, organization, { rights: ["purchase"] });
		const charging = (busy: readonly Person[], change: () => Promise<unknown>) =>
			transact(db, async (tx) => {
				await lockUsersToChange(tx, { organizationId: organization.id, userIds: busy.map(({ id }) => id) });
				return change();
			});
		const changes: [readonly Person[], readonly Person[], ManyChange][] = [
			[owners, [grace, peter], { what: "role", userRoleId }],
			[[grace, peter], owners, { what: "role", userRoleId }],
			[owners, [grace, peter], suspend(false)],
			[owners, [grace, peter], { what: "status", status: "active", takeAlong: false }],
		];
		for (const [busy, people, change] of changes) {
			expect(await charging(busy, () => changed(context, people, change))).toEqual({ ok: true, value: { changed: 2 } });
		}
	});
});

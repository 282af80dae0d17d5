import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { expectedLosses } from "@/lib/usage/expected-losses.ts";
import { expectedLossesSql } from "@/lib/usage/expected-losses-sql.ts";
import { listCreditsByOwner } from "./list-credits-by-owner.ts";
import { readLargestUsers } from "./read-largest-users.ts";
import { readOrganizationCredits } from "./read-organization-credits.ts";
import type { CreditsByOwnerQuery } from "./schema.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db, { name: "Northwind" });
const acme = await anOrganization(db, { name: "Acme" });
const ada = await aUser(db, northwind, { name: "Ada Admin", role: "administrator" });
const john = await aUser(db, northwind, { name: "John Lee" });
const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
const sally = await aUser(db, northwind, { name: "Sally Green" });
const tom = await aUser(db, acme, { name: "Tom Stranger", role: "administrator" });
const context = { actor: await actorOf(db, ada), db };
const elsewhere = { actor: await actorOf(db, tom), db };

const ALL: CreditsByOwnerQuery = {
	...{ creditTypeId: "email", search: "", sort: "inWallets", descending: true },
	...{ offset: 0, limit: 25 },
};

async function use(user: TestUser, credits: bigint, more: Parameters<typeof aCharge>[2] = {}): Promise<void> {
	const [charged] = await postCharges(aClient(db), [aCharge(user.id, credits, more)]);
	if (!charged?.ok) throw new Error("It wasn't charged.");
}

let shareGroupId: string;

beforeAll(async () => {
	await boughtCredits(db, { beneficiaryId: john.id, credits: 1_000n });
	await grantCredits(db, john.id, 300n, { expiresAt: inDays(7) });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 200n, expiresAt: inDays(12) });
	await grantCredits(db, tom.id, 5_000n);
	await grantCredits(db, sally.id, 4n, { creditTypeId: "sms" });
	shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	await transact(db, (tx) =>
		postAllocation(tx, { shareGroupId, creditTypeId: "email", credits: 80n, actorId: sally.id }),
	);
	await use(peter, 70n);
	await use(john, 7n);
	await use(tom, 5n, { pool: { shareGroupId } });
	await placeHold(aClient(db), { ...aCharge(john.id, 10n), key: newId(), lifetimeMs: 3_600_000 });
});

describe("Admin › Overview (product.md 57)", () => {
	test("adds up all wallets and share groups of the organization, and nothing of another's", async () => {
		const credits = await readOrganizationCredits(context);
		expect(credits?.map(({ creditTypeId }) => creditTypeId)).toEqual(["email", "sms"]);
		expect(credits?.[0]).toMatchObject({
			...{ name: "Email", isRetired: false, inWallets: 1_333n, inGroups: 75n, held: 10n, outstanding: 1_418n },
			...{ expiring: 408n, usedThisMonth: 82n, usedLastMonth: 0n },
		});
		expect(credits?.[1]).toMatchObject({ inWallets: 4n, expiring: 0n, lost: 0n });
		expect((await readOrganizationCredits(elsewhere))?.map(({ inWallets }) => inWallets)).toEqual([5_000n]);
	});

	test("says what of it will expire unused: of each pool what its own rate doesn't use", async () => {
		const [email] = (await readOrganizationCredits(context)) ?? [];
		const rows = (await listCreditsByOwner(context, ALL))?.rows ?? [];
		const [ofJohn, ofSally] = [john, sally].map(({ id }) => rows.find(({ ownerId }) => ownerId === id)?.lost ?? -1n);
		// A little less than 7 days are left, at 77 in a week; Sally's wallet used nothing, her group 5 in a week.
		expect(ofJohn === 136n || ofJohn === 137n, String(ofJohn)).toBe(true);
		expect(ofSally).toBe(120n + 67n);
		expect(email?.lost).toBe((ofJohn ?? 0n) + (ofSally ?? 0n));
	});

	test("lists the owners of each type, whose sums are the whole, by any of them and by name", async () => {
		const found = await listCreditsByOwner(context, ALL);
		expect(found).toMatchObject({ creditType: "Email", total: 2 });
		expect(found?.rows).toMatchObject([
			{ ownerId: john.id, ownerName: "John Lee", creditUsers: 1, inWallets: 1_213n, inGroups: 0n, usedThisMonth: 77n },
			{ ownerId: sally.id, creditUsers: 0, inWallets: 120n, inGroups: 75n, usedThisMonth: 5n, isRemoved: false },
		]);
		const [whole] = (await readOrganizationCredits(context)) ?? [];
		for (const sum of ["inWallets", "inGroups", "held", "expiring", "lost", "usedThisMonth", "outstanding"] as const) {
			expect(
				found?.rows.reduce((all, row) => all + row[sum], 0n),
				sum,
			).toBe(whole?.[sum]);
		}
		for (const sort of ["inGroups", "held", "expiring", "lost", "usedThisMonth", "usedLastMonth", "owner"] as const) {
			expect((await listCreditsByOwner(context, { ...ALL, sort }))?.rows, sort).toHaveLength(2);
		}
		expect((await listCreditsByOwner(context, { ...ALL, sort: "inGroups" }))?.rows[0]?.ownerId).toBe(sally.id);
		expect((await listCreditsByOwner(context, { ...ALL, search: "lee" }))?.rows).toMatchObject([{ ownerId: john.id }]);
		expect(await listCreditsByOwner(context, { ...ALL, creditTypeId: "nothing" })).toBeNull();
	});

	test("names its own people who used most this month, and the others together without a name", async () => {
		expect(await readLargestUsers(context)).toEqual([
			ofEmail({ id: peter.id, name: "Peter Wong", isRemoved: false }, 70n),
			ofEmail({ id: john.id, name: "John Lee", isRemoved: false }, 7n),
			ofEmail(null, 5n),
		]);
		expect(await readLargestUsers(elsewhere), "what was used elsewhere is elsewhere's").toEqual([]);
	});

	test("is not shown without View User List", async () => {
		const roleId = await aUserRole(db, northwind, { rights: ["edit_user", "view_billing"] });
		const actor = await actorOf(db, await aUser(db, northwind, { role: { id: roleId } }));
		expect(await readOrganizationCredits({ actor, db })).toBeNull();
		expect(await listCreditsByOwner({ actor, db }, ALL)).toBeNull();
		expect(await readLargestUsers({ actor, db })).toBeNull();
	});
});

const ofEmail = (user: unknown, used: bigint) => ({ creditTypeId: "email", creditType: "Email", user, used });

test("what is lost in SQL is what the forecast of one pool says, whatever its lots and its use", async () => {
	const accountId = newId();
	const at = new Date();
	const losses = expectedLossesSql("SELECT $1::uuid").replaceAll("statement_timestamp()", "$2::timestamptz");
	// In the place of the tables: what is drawn.
	const asked = `WITH "lot" AS (
			SELECT $1::uuid AS "account_id", 'granted' AS "kind", "credits" AS "remaining", 0 AS "held", "expires_at",
				NULL::timestamptz AS "closed_at"
			FROM unnest($3::bigint[], $4::timestamptz[]) AS "drawn" ("credits", "expires_at")
		), "usage_daily" AS (
			SELECT $1::uuid AS "account_id", ($2::timestamptz AT TIME ZONE "time_zone")::date - "ago" AS "day", "charged", 0 AS "refunded"
			FROM "deployment" CROSS JOIN (VALUES (0, $5::bigint), ($6::int - 1, 0)) AS "drawn" ("ago", "charged")
		)
		SELECT "lost"::bigint AS "lost" FROM (${losses}) AS "losses"`;
	const lots = fc.uniqueArray(
		fc.record({ credits: fc.bigInt({ min: 1n, max: 400n }), hours: fc.integer({ min: 1, max: 29 * 24 }) }),
		{ maxLength: 5, selector: ({ hours }) => hours },
	);
	const property = fc.asyncProperty(
		lots,
		fc.bigInt({ min: -5n, max: 900n }),
		fc.integer({ min: 1, max: 40 }),
		async (drawn, used, days) => {
			const inOrder = drawn
				.map(({ credits, hours }) => ({ credits, expiresAt: new Date(at.getTime() + hours * 3_600_000) }))
				.sort((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime());
			const ofLots = [inOrder.map(({ credits }) => credits), inOrder.map(({ expiresAt }) => expiresAt)];
			const [found] = await sql.query<{ lost: bigint }>(asked, [...[accountId, at, ...ofLots], ...[used, days]]);
			const rate = { usedInWindow: used, windowDays: Math.min(days, 30) };
			const expected = expectedLosses(inOrder, rate, at).reduce((sum, lost) => sum + lost, 0n);
			expect(found?.lost ?? 0n).toBe(expected);
		},
	);
	await fc.assert(property, { numRuns: 100 });
});

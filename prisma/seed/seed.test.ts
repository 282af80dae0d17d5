import { describe, expect, test } from "vitest";
import { verifyPassword } from "@/lib/auth/passwords/password.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { readLots } from "@/lib/ledger/reads/read-lots.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { seedDemo } from "./seed.ts";
import { DAY_MS } from "./timeline.ts";

const { db, sql } = await testDatabase();
const now = new Date("2026-11-22T14:05:00Z");
await seedDemo(db, { now });

const userOf = (email: string) => db.user.findFirstOrThrow({ where: { email }, include: { userRole: true } });

async function availableTo(email: string): Promise<Record<string, bigint>> {
	const { id } = await userOf(email);
	const balances = await readBalances(sql, [id], now);
	return Object.fromEntries(balances.map(({ creditTypeId, available }) => [creditTypeId, available]));
}

async function lotsOf(userId: string, creditTypeId: string) {
	const wallet = (await readWalletsOf(sql, [userId])).find((one) => one.creditTypeId === creditTypeId);
	return wallet ? readLots(sql, { ...wallet, offset: 0, limit: 100, at: now }) : [];
}

describe("the demo data", () => {
	test("leave a clean ledger in which nothing is later than now", async () => {
		expect(await verifyLedger(sql)).toEqual([]);
		const { _max } = await db.ledgerEntry.aggregate({ _max: { postedAt: true } });
		expect(_max.postedAt?.getTime()).toBeLessThanOrEqual(now.getTime());
	});

	test("let the five people sign in with the demo's password", async () => {
		const mailboxes = ["admin", "john", "peter", "mary"].map((name) => `${name}@northwind.example`);
		for (const email of [...mailboxes, "operator@commonpurse.example"]) {
			const user = await userOf(email);
			expect(user.status).toBe("active");
			expect(await verifyPassword("commonpurse-demo", user.passwordHash)).toBe(true);
		}
		expect((await userOf("admin@northwind.example")).userRole.builtIn).toBe("administrator");
		expect((await userOf("operator@commonpurse.example")).userRole.rights).toContain("manage_orders");
	});

	test("start the story: Peter and Mary are their own Credit Owners, and no one uses John's credits", async () => {
		const [john, peter, mary] = await Promise.all(
			["john", "peter", "mary"].map((n) => userOf(`${n}@northwind.example`)),
		);
		expect(peter?.creditOwnerId).toBe(peter?.id);
		expect(mary?.creditOwnerId).toBe(mary?.id);
		expect(await db.user.count({ where: { creditOwnerId: john?.id } })).toBe(1);
		expect(await availableTo("peter@northwind.example")).toEqual({ email: 25n, sms: 0n, lab: 0n });
		expect(await availableTo("john@northwind.example")).toEqual({ email: 38_240n, sms: 4_115n, lab: 120n });
	});

	test("start Sally's story: 50 purchased lab credits, no group, and Tom and Bob with nothing of their own", async () => {
		const sally = await userOf("sallyg@acme.example");
		expect(sally.name).toBe("Sally G");
		expect(await db.shareGroup.count({ where: { creatorId: sally.id } })).toBe(0);
		expect(await availableTo("sallyg@acme.example")).toEqual({ email: 0n, sms: 0n, lab: 50n });
		const lots = await lotsOf(sally.id, "lab");
		expect(lots.map(({ kind, remaining }) => [kind, remaining])).toEqual([["purchased", 50n]]);
		for (const email of ["tom@globex.example", "bob@acme.example"]) {
			expect((await userOf(email)).emailVerifiedAt).not.toBeNull();
			expect(await availableTo(email)).toEqual({ email: 0n, sms: 0n, lab: 0n });
		}
	});

	test("have a share group with months of usage, a pending address and a blocked one", async () => {
		const group = await db.shareGroup.findFirstOrThrow({ include: { entries: true, creator: true } });
		expect(group.creator.email).toBe("simone.weber@lakeside.example");
		expect(group.entries.map(({ kind }) => kind).sort()).toEqual([
			...["address", "address", "address", "address"],
			"blocked",
			"domain",
		]);
		const account = { shareGroupId: group.id, creditTypeId: "lab" };
		const { id: accountId } = await db.account.findFirstOrThrow({ where: account });
		expect(await db.ledgerEntry.count({ where: { accountId, kind: "charge" } })).toBeGreaterThan(40);
		expect((await db.pool.findUniqueOrThrow({ where: { accountId } })).balance).toBeGreaterThan(10n);
	});

	test("give John two email lots, one of which expires soon", async () => {
		const { id } = await userOf("john@northwind.example");
		const lots = await lotsOf(id, "email");
		const daysLeft = lots.map(({ expiresAt }) => ((expiresAt?.getTime() ?? 0) - now.getTime()) / DAY_MS);
		expect(lots).toHaveLength(2);
		expect(daysLeft[0]).toBeLessThan(21);
		expect(daysLeft[1]).toBeGreaterThan(90);
	});

	test("have sent no mail, and hold a few stored ones to read", async () => {
		const mails = await db.mail.groupBy({ by: ["kind", "status"], _count: true, orderBy: { kind: "asc" } });
		expect(mails).toEqual([
			{ kind: "order_placed", status: "kept", _count: 3 },
			{ kind: "receipt", status: "kept", _count: 3 },
		]);
	});

	test("fill every page: people, orders in every status, months of charges, refunds and holds", async () => {
		const northwind = await db.organization.findFirstOrThrow({ where: { name: "Northwind" } });
		expect(await db.user.count({ where: { organizationId: northwind.id } })).toBeGreaterThanOrEqual(29);
		expect(await db.user.count({ where: { organizationId: northwind.id, status: "suspended" } })).toBe(1);
		expect(await db.organization.count({ where: { isOperator: false } })).toBe(4);
		for (const { status, _count } of await db.order.groupBy({ by: ["status"], _count: true })) {
			expect({ status, enough: _count >= 12 }).toEqual({ status, enough: true });
		}
		expect(await db.charge.count()).toBeGreaterThanOrEqual(3_000);
		for (const status of ["partly_refunded", "refunded", "cancelled"] as const) {
			expect(await db.charge.count({ where: { status } })).toBeGreaterThan(0);
		}
		expect(await db.hold.count({ where: { status: "open" } })).toBeGreaterThan(0);
		expect(await db.ledgerEntry.count({ where: { kind: "expiry" } })).toBeGreaterThan(0);
	});
});

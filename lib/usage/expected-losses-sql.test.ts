import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expectedLossesSql } from "./expected-losses-sql.ts";
import { readExpiries } from "./read-expiries.ts";

vi.setConfig({ testTimeout: 120_000 });

const { db, sql } = await testDatabase();
await db.deployment.update({ where: { id: 1 }, data: { timeZone: "Asia/Hong_Kong" } });
const northwind = await anOrganization(db);

interface Lot {
	readonly days: number | null;
	readonly credits: number;
	readonly isPurchased: boolean;
}

/** A wallet with these lots, of which that much was used so many days ago. */
async function aWallet(
	lots: readonly Lot[],
	used: { readonly credits: number; readonly daysAgo: number },
): Promise<void> {
	const { id } = await aUser(db, northwind);
	if (used.credits > 0) {
		const clock = clockAt(inDays(-used.daysAgo));
		const credits = BigInt(used.credits);
		await grantCredits(db, id, credits, { clock, expiresAt: inDays(1) });
		await postCharges(aClient(db, { clock }), [aCharge(id, credits)]);
	}
	for (const { days, credits, isPurchased } of lots) {
		const expiresAt = days === null ? null : inDays(days);
		if (isPurchased && expiresAt) await boughtCredits(db, { beneficiaryId: id, credits: BigInt(credits), expiresAt });
		else await grantCredits(db, id, BigInt(credits), { expiresAt });
	}
}

it("says of every pool what its own page says (product.md 28b, 42a)", async () => {
	const lot = fc.record({
		days: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 6 }),
		credits: fc.integer({ min: 1, max: 900 }),
		isPurchased: fc.boolean(),
	});
	const used = fc.record({ credits: fc.integer({ min: 0, max: 2_000 }), daysAgo: fc.integer({ min: 0, max: 40 }) });
	const drawn = fc.sample(fc.tuple(fc.array(lot, { minLength: 1, maxLength: 6 }), used), { numRuns: 14, seed: 14 });
	for (const [lots, use] of drawn) await aWallet(lots, use);
	const people = await db.user.findMany({ where: { organizationId: northwind.id }, select: { id: true } });
	const wallets = await readWalletsOf(
		sql,
		people.map(({ id }) => id),
	);
	const { rows, at } = await readBoth();
	const pages = await readExpiries(sql, wallets, { at });
	const sum = (of: readonly bigint[]) => of.reduce((total, one) => total + one, 0n);
	const expected = pages.map(({ accountId, expiries }) => ({
		accountId,
		expiring: sum(expiries.map(({ credits }) => credits)),
		lost: sum(expiries.map(({ lost }) => lost)),
	}));
	expect(expected.filter(({ lost, expiring }) => lost > 0n && lost < expiring).length).toBeGreaterThan(2);
	expect(new Map(rows.map((row) => [row.accountId, row]))).toEqual(
		new Map(expected.map((row) => [row.accountId, row])),
	);
});

/** The sums, and the instant of which they are. */
async function readBoth() {
	const rows = await sql.query<{ accountId: string; expiring: bigint; lost: bigint; at: Date }>(
		`SELECT "account_id" AS "accountId", "expiring"::bigint AS "expiring", "lost"::bigint AS "lost",
			statement_timestamp() AS "at"
		FROM (${expectedLossesSql(`SELECT "account_id" FROM "pool"`)}) AS "soon"`,
	);
	const [{ at } = { at: new Date() }] = rows;
	return { at, rows: rows.map(({ at: _, ...row }) => row) };
}

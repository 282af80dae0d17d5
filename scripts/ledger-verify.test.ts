import { expect, test } from "vitest";
import { CHECKS } from "@/lib/ledger/verify/verify-ledger.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { healthyLedger } from "@/lib/testing/healthy-ledger.ts";
import { main } from "./ledger-verify.ts";

const { db, url } = await testDatabase({ corrupted: true });
const { walletId } = await healthyLedger(db);

async function verified() {
	const lines: string[] = [];
	const clean = await main(url, (line) => lines.push(line));
	return { clean, lines };
}

test("a clean ledger is reported in one line", async () => {
	expect(await verified()).toEqual({
		clean: true,
		lines: [`The ledger is clean: all ${CHECKS.length} checks of the ten invariants passed.`],
	});
});

test("each finding is reported in a line of its own, with their number", async () => {
	await db.pool.update({ where: { accountId: walletId }, data: { held: { increment: 1n } } });
	expect(await verified()).toEqual({
		clean: false,
		lines: [
			`Invariant 3 (a pool's held is the sum of what its lots hold): Account ${walletId} says that 3 credits are held, but its lots hold 2.`,
			"The ledger is not clean: 1 finding.",
		],
	});
});

import { afterAll, describe, expect, test } from "vitest";
import { EntryKind } from "@/generated/prisma/enums.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { healthyLedger } from "@/lib/testing/healthy-ledger.ts";
import { CORRUPTIONS_OF_BALANCES } from "./corruptions/corruptions-of-balances.ts";
import { CORRUPTIONS_OF_DAYS } from "./corruptions/corruptions-of-days.ts";
import { CORRUPTIONS_OF_EFFECTS } from "./corruptions/corruptions-of-effects.ts";
import { CORRUPTIONS_OF_HISTORY } from "./corruptions/corruptions-of-history.ts";
import { CORRUPTIONS_OF_MOVES } from "./corruptions/corruptions-of-moves.ts";
import { CORRUPTIONS_OF_POOL_USE } from "./corruptions/corruptions-of-pool-use.ts";
import { CORRUPTIONS_OF_REFERENCES } from "./corruptions/corruptions-of-references.ts";
import { CORRUPTIONS_OF_SUBSCRIPTIONS } from "./corruptions/corruptions-of-subscriptions.ts";
import { CHECKS, type Finding, verifyLedger } from "./verify-ledger.ts";

const CORRUPTIONS = [
	...CORRUPTIONS_OF_BALANCES,
	...CORRUPTIONS_OF_MOVES,
	...CORRUPTIONS_OF_HISTORY,
	...CORRUPTIONS_OF_EFFECTS,
	...CORRUPTIONS_OF_DAYS,
	...CORRUPTIONS_OF_POOL_USE,
	...CORRUPTIONS_OF_SUBSCRIPTIONS,
	...CORRUPTIONS_OF_REFERENCES,
];

const { db, sql, adminUrl } = await testDatabase();
const ledger = await healthyLedger(db);
const superuser = openDatabase(adminUrl, { maxConnections: 1 });
afterAll(() => superuser.$disconnect());

test("a ledger in which everything has happened correctly is clean", async () => {
	const kinds = await db.ledgerEntry.groupBy({ by: ["kind"] });
	expect(kinds.map(({ kind }) => kind).sort(), "kinds of entries").toEqual(Object.values(EntryKind).sort());
	expect(await verifyLedger(sql)).toEqual([]);
});

test("every check has a corruption that shows that it works", () => {
	expect(new Set(CORRUPTIONS.map(({ breaks }) => breaks))).toEqual(new Set(CHECKS.map(({ holds }) => holds)));
});

describe.each(CORRUPTIONS)("$what", ({ breaks, statements, sentence }) => {
	test(`is named: ${breaks}`, async () => {
		const { id, findings } = await corrupted(statements(ledger));
		const { invariant } = CHECKS.find(({ holds }) => holds === breaks) ?? {};
		expect(findings).toContainEqual({ invariant, holds: breaks, id, sentence: expect.stringMatching(sentence) });
	});
});

test("none of these corruptions has remained", async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

/**
 * The findings after these statements were run on the ledger by a superuser whom no trigger stops; then all is undone.
 */
async function corrupted(statements: readonly string[]): Promise<{ id: string; findings: Finding[] }> {
	let seen = { id: "", findings: [] as Finding[] };
	const undo = new Error("undo");
	const work = superuser.$transaction(
		async (prisma) => {
			const admin = sqlOf(prisma);
			await admin.query("SET LOCAL session_replication_role = replica");
			const ids: { id: string }[] = [];
			for (const statement of statements) ids.push(...(await admin.query<{ id: string }>(statement)));
			const id = ids.at(-1)?.id ?? "";
			expect(id, "the corruption did not hit anything").not.toBe("");
			seen = { id, findings: await verifyLedger(admin) };
			throw undo;
		},
		{ timeout: 60_000, maxWait: 60_000 },
	);
	await expect(work).rejects.toBe(undo);
	return seen;
}

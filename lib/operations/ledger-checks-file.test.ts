import { expect, it } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { linesOfFile, rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { readLedgerChecksFile } from "./ledger-checks-file.ts";
import { readLedgerChecks } from "./queries.ts";

const { db, sql, url } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db);
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };

const CHECKS = 15;

it("checks of the ledger are a file: all that are kept, as the page lists the latest, for those who see the page", async () => {
	const made = async (days: number, result: { error?: string; found?: number; endedAt?: null } = {}) => {
		const startedAt = inDays(-days);
		const endedAt = result.endedAt === null ? null : new Date(startedAt.getTime() + 4_000);
		const sizes = result.found === undefined ? {} : { entries: 1_000n, pools: 20n, databaseBytes: 2_210_000_000n };
		await db.ledgerCheck.create({ data: { id: newId(), startedAt, ...sizes, ...result, endedAt } });
	};
	await made(CHECKS, { error: "=1+1" });
	await made(CHECKS - 1, { found: 2 });
	await made(CHECKS - 2, { endedAt: null });
	for (let days = CHECKS - 3; days > 0; days -= 1) await made(days, { found: 0 });

	const file = await readLedgerChecksFile(olivia);
	const number = (cell: unknown) => (cell === null ? null : Number(cell));
	const rows = (await rowsOfFile(sql, file)).map((row) => ({
		...row,
		...{ seconds: number(row.seconds), findings: number(row.findings) },
	}));
	expect(rows).toHaveLength(CHECKS);
	expect(rows.slice(-3)).toMatchObject([
		{ result: "lost", seconds: null, findings: null },
		{ result: "found", seconds: 4, findings: 2, error: null },
		{ result: "failed", findings: null, error: "=1+1" },
	]);
	const shown = (await readLedgerChecks(olivia)) ?? [];
	expect(rows.slice(0, shown.length), "what the page shows").toMatchObject(
		shown.map(({ startedAt, seconds, state }) => ({ started_at: startedAt, seconds, result: state })),
	);
	expect((await linesOfFile(url, file)).slice(-3)).toEqual([
		expect.stringMatching(/,4,1000,20,250,2210000000,"found",2,$/),
		expect.stringMatching(/,4,,,,,"failed",,"'=1\+1"$/),
		"",
	]);

	const role = { id: await aUserRole(db, operators, { rights: ["manage_mail"] }) };
	for (const user of [await aUser(db, operators, { role }), await aUser(db, northwind, { role: "administrator" })]) {
		expect(await readLedgerChecksFile({ actor: await actorOf(db, user), db })).toBeNull();
	}
});

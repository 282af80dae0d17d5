import { expect, it } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { linesOfFile, rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { creditBatchesFileOf } from "./credit-batches-file.ts";
import { postCreditFile } from "./post-credit-file.ts";
import { listCreditBatches } from "./queries.ts";
import { undoBatch } from "./undo-batch.ts";

const { db, sql, url } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db);
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };

const HEAD = "user,credit_type,credits,expires_on,reference";
const BATCHES = 60;

it("batches are a file: all of them by credit type, as the page lists the latest, for those who may grant credits", async () => {
	const [john, sally] = [await aUser(db, northwind), await aUser(db, northwind)];
	const post = async (
		lines: readonly string[],
		more: { kind?: "balances"; fileName?: string; reason?: string } = {},
	) => {
		const file = { key: newId(), kind: "grants" as const, fileName: "more.csv", reason: "A promotion", ...more };
		const posted = await postCreditFile(olivia, { ...file, csv: [HEAD, ...lines].join("\n") });
		return (posted.ok && posted.value.batchId) || "";
	};
	const ofBoth = (type: string, credits: number) => [john, sally].map(({ email }) => `${email},${type},${credits},,`);
	const first = await post([...ofBoth("sms", 7), ...ofBoth("email", 50), `${john.email},email,1,,`], {
		fileName: "=1+1.csv",
		reason: "@SUM(A1)",
	});
	await undoBatch(olivia, { batchId: first, reason: "A mistake" });
	await post([`${john.email},email,5,2099-12-31,old-1`], { kind: "balances", fileName: "old.csv" });
	for (let count = 2; count < BATCHES; count += 1) await post([`${john.email},lab,1,,`]);

	const file = creditBatchesFileOf(olivia.actor);
	const rows = await rowsOfFile(sql, file);
	expect(rows).toHaveLength(BATCHES + 1);
	expect(rows.slice(-3)).toMatchObject([
		{ what: "balances", file_name: "old.csv", credits: 5n, undone_at: null, undone_by: null, taken_back: null },
		{ batch_id: first, lines: 3, users: 2, credits: 101n, credit_type: "Email", undone_by: "Olivia", taken_back: 101n },
		{ batch_id: first, lines: 2, users: 2, credits: 14n, credit_type: "SMS", by: "Olivia", taken_back: 14n },
	]);
	const { rows: shown = [], hasMore } = (await listCreditBatches(olivia)) ?? {};
	expect([shown.length, hasMore]).toEqual([50, true]);
	expect(rows.slice(0, shown.length)).toMatchObject(
		shown.map(({ id, madeAt, kind, reason, madeBy }) => ({
			...{ batch_id: id, made_at: madeAt, what: kind, reason, by: madeBy, taken_back: null },
		})),
	);
	expect((await linesOfFile(url, file)).at(-2)).toContain(`"'=1+1.csv",2,2,14,"SMS","'@SUM(A1)","Olivia",`);

	const role = { id: await aUserRole(db, operators, { rights: ["manage_orders"] }) };
	for (const user of [await aUser(db, operators, { role }), await aUser(db, northwind, { role: "administrator" })]) {
		expect(creditBatchesFileOf(await actorOf(db, user))).toBeNull();
	}
});

import { generateKeyPairSync } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { keyIdOf } from "@/clients/command/statement/signed-head.ts";
import { closeShareGroup } from "@/lib/ledger/movements/close-share-group.ts";
import { readPoolAt } from "@/lib/ledger/reads/read-pool-at.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { DAY_MS } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { share, takeBack } from "@/lib/testing/sharing.ts";
import { currentPublicKey } from "./public-key.ts";
import { listStatementKeys } from "./queries.ts";
import { listGroupPoolsWithEntries, listOwnWalletsWithEntries } from "./statement-pool.ts";
import { problemOf, START, statementText, usedWallet } from "./test-statements.ts";

// The tests of the last part break the ledger on purpose.
const { db, sql, url, adminUrl } = await testDatabase({ corrupted: true });
await sql.query(`UPDATE "deployment" SET "time_zone" = 'Asia/Hong_Kong'`);
const acme = await anOrganization(db);
const sally = await aUser(db, acme);
await usedWallet(db, sally.id, 60);
const actor = await actorOf(db, sally);
const [wallet] = await listOwnWalletsWithEntries({ actor, db });
const accountId = wallet?.accountId ?? "";
const admin = new pg.Client({ connectionString: adminUrl });
await admin.connect();
afterAll(() => admin.end());

const dayOf = (days: number) => new Date(START + days * DAY_MS).toISOString().slice(0, 10);

describe("a period", () => {
	it("begins with the balance at its first midnight, ends with the one at its last, and the next continues it", async () => {
		const heads = [];
		for (const [from, to] of [
			[null, dayOf(0)],
			[dayOf(1), dayOf(1)],
			[dayOf(2), dayOf(35)],
			[dayOf(36), null],
		] as const) {
			const text = await statementText({ db, url }, wallet, { from, to, format: "json" });
			expect(await problemOf(text)).toBeNull();
			expect(await problemOf(await statementText({ db, url }, wallet, { from, to }))).toBeNull();
			const { statement, lines } = JSON.parse(text);
			expect(lines).toHaveLength(statement.closing.version - statement.opening.version);
			heads.push(statement);
		}
		expect(heads[0]).toMatchObject({
			from: null,
			until: "2026-08-01T16:00:00.000Z",
			opening: { version: 0, balance: 0 },
		});
		expect(heads[1]).toMatchObject({ from: "2026-08-01T16:00:00.000Z", until: "2026-08-02T16:00:00.000Z" });
		for (const [index, { opening }] of heads.entries())
			if (index > 0) expect(opening).toEqual(heads[index - 1].closing);
		expect(heads[3]).toMatchObject({ until: null, closing: { balance: Number(await balanceAt(null)) } });
		expect(heads[2].closing.version).toBeGreaterThan(heads[1].closing.version);
	});

	it("that is empty, to come or not over yet says so", async () => {
		const empty = JSON.parse(
			await statementText({ db, url }, wallet, { from: dayOf(20), to: dayOf(21), format: "json" }),
		);
		expect(empty.lines).toEqual([]);
		expect(empty.statement.closing).toEqual(empty.statement.opening);
		const future = await statementText({ db, url }, wallet, { from: "2998-01-01", to: "2998-12-31" });
		expect(await problemOf(future)).toBeNull();
		const before = await statementText({ db, url }, wallet, { from: "0002-01-01", to: "2000-01-01" });
		expect(await problemOf(before)).toBeNull();
	});

	it("has the balances that the entries say, at any instant", async () => {
		const entries = await db.ledgerEntry.findMany({ where: { accountId }, orderBy: { version: "asc" } });
		for (let hours = -1; hours < 45 * 24; hours += 7) {
			const at = new Date(START + hours * 3_600_000);
			const last = entries.findLast(({ postedAt }) => postedAt < at);
			expect(await balanceAt(at)).toBe(last?.balanceAfter ?? 0n);
		}
	});

	async function balanceAt(at: Date | null): Promise<bigint> {
		return (await readPoolAt(sql, accountId, at)).balance;
	}
});

describe("keys", () => {
	it("stay served after a change, and each statement is checked with its own", async () => {
		const [old, later] = ["the-first-secret-of-32-characters-", "the-second-secret-of-32-characters"];
		const texts = [
			await statementText({ db, url }, wallet, { secret: old }),
			await statementText({ db, url }, wallet, { secret: later }),
			await statementText({ db, url }, wallet, { secret: later }),
		];
		const served = await listStatementKeys({ db, secret: later });
		expect(served.map(({ kid }) => kid)).toEqual(
			expect.arrayContaining([old, later].map((one) => currentPublicKey(one).id)),
		);
		const trusted = served.map(({ x }) => ({ bytes: Buffer.from(x, "base64url") }));
		for (const { kid, x } of served) expect(keyIdOf(Buffer.from(x, "base64url"))).toBe(kid);
		for (const text of texts) expect(await problemOf(text, trusted)).toBeNull();
		const [newest] = await listStatementKeys({ db, secret: "a-secret-that-has-signed-nothing-yet" });
		expect(newest?.first_used_at).toBeNull();
	});

	it("that the file brings itself prove nothing", async () => {
		const { publicKey } = generateKeyPairSync("ed25519");
		const { x = "" } = publicKey.export({ format: "jwk" });
		const text = await statementText({ db, url }, wallet);
		const forged = text.replace(currentPublicKey().bytes.toString("base64url"), x);
		expect(await problemOf(forged)).toMatch(/is not the one that you trust/);
		await expect(db.statementKey.deleteMany()).rejects.toThrow();
	});
});

describe("who takes one", () => {
	it("is the owner, parked or not, and the group's creator, after its deletion too; nobody else", async () => {
		const tom = await aUser(db, acme, { creditOwnerId: sally.id });
		const mary = await aUser(db, acme, { role: "administrator" });
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		await boughtCredits(db, { beneficiaryId: tom.id, creditTypeId: "email", credits: 5n });
		await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
		const groupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
		expect(await listGroupPoolsWithEntries({ actor, db }, groupId), "nothing was ever in it").toEqual([]);
		await share(db, groupId, 10n);
		await takeBack(db, groupId, 4n);
		await transact(db, (tx) => closeShareGroup(tx, { shareGroupId: groupId, actorId: sally.id }));

		const [pool, ...more] = await listGroupPoolsWithEntries({ actor, db }, groupId);
		expect(more).toEqual([]);
		const text = await statementText({ db, url }, pool, { format: "json" });
		expect(await problemOf(text)).toBeNull();
		expect(JSON.parse(text)).toMatchObject({
			statement: {
				pool_kind: "share_group",
				pool_id: groupId,
				credit_type: "lab",
				closing: { version: 3, balance: 0 },
			},
			lines: [{ credits: 10, kind: "allocation" }, { credits: -4 }, { credits: -6, kind: "return" }],
		});
		for (const person of [tom, mary, stranger]) {
			const other = await actorOf(db, person);
			expect(await listGroupPoolsWithEntries({ actor: other, db }, groupId)).toEqual([]);
			const wallets = await listOwnWalletsWithEntries({ actor: other, db });
			expect(wallets.map(({ holderId }) => holderId)).toEqual(person === tom ? [tom.id] : []);
		}
		expect(await listGroupPoolsWithEntries({ actor, db }, "nonsense")).toEqual([]);
	});
});

describe("a ledger that was changed behind the portal", () => {
	const at = `"account_id" = '${accountId}' AND "version"`;
	it.each([
		[
			"changed",
			[`UPDATE "ledger_entry" SET "item" = 'Another' WHERE ${at} = 31`],
			/^(Line|Entry) \d+.* was changed\.$/,
			/Entry 31 of account/,
		],
		[
			"dropped",
			[`DELETE FROM "ledger_entry" WHERE ${at} = 31`],
			/^Entry 31 was left out, before/,
			/has an entry 32, and the one before is 30/,
		],
		[
			"put in",
			[
				`UPDATE "ledger_entry" SET "version" = "version" + 1001 WHERE "account_id" = '${accountId}' AND "version" > 31`,
				`UPDATE "ledger_entry" SET "version" = "version" - 1000 WHERE "account_id" = '${accountId}' AND "version" > 31`,
				`INSERT INTO "ledger_entry" SELECT (jsonb_populate_record("entry", '{"version": 32}')).* FROM "ledger_entry" AS "entry" WHERE ${at} = 31`,
			],
			/ was put in: what belongs there is at | was changed/,
			/Entry 32 of account/,
		],
		[
			"swapped",
			[
				`UPDATE "ledger_entry" SET "version" = 1000 WHERE ${at} = 31`,
				`UPDATE "ledger_entry" SET "version" = 31 WHERE ${at} = 32`,
				`UPDATE "ledger_entry" SET "version" = 32 WHERE ${at} = 1000`,
			],
			/ was moved: what belongs there is at /,
			/Entry 31 of account/,
		],
	])("is found out by a statement and by ledger:verify where an entry was %s", async (_, statements, said, found) => {
		await admin.query(`CREATE TABLE "kept" AS SELECT * FROM "ledger_entry" WHERE "account_id" = '${accountId}'`);
		await admin.query("SET session_replication_role = replica");
		try {
			for (const statement of statements) await admin.query(statement);
			for (const format of ["csv", "json"] as const) {
				expect(await problemOf(await statementText({ db, url }, wallet, { format }))).toMatch(said);
			}
			const findings = await verifyLedger(sql);
			expect(findings.map(({ sentence }) => sentence).join("\n")).toMatch(found);
		} finally {
			await admin.query(`DELETE FROM "ledger_entry" WHERE "account_id" = '${accountId}'`);
			await admin.query(`INSERT INTO "ledger_entry" SELECT * FROM "kept"`);
			await admin.query(`DROP TABLE "kept"`);
		}
		expect(await problemOf(await statementText({ db, url }, wallet))).toBeNull();
	});
});

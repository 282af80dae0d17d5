import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { applicationUrl, type Ended, type Launched, launch, secretsOf } from "./testing/launched.ts";

// `npm run backup` and `npm run restore` as they are typed, on the embedded database.

const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-backup-"));
const data = path.join(directory, "data");
const file = path.join(directory, "commonpurse.backup");
const running: Launched[] = [];

afterEach(async () => {
	for (const launched of running.splice(0).reverse()) await launched.end();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const run = (command: string[], dataDirectory: string): Promise<Ended> =>
	launch(command, { DATA_DIR: dataDirectory }).ended;

async function aWorker(dataDirectory: string): Promise<void> {
	const worker = launch(["worker"], { DATA_DIR: dataDirectory });
	running.push(worker);
	await worker.untilItSays("Working off jobs.");
}

function expectRefusal({ code, problem }: Ended, sentence: RegExp): void {
	expect(problem.trim()).toMatch(sentence);
	expect(problem.trim().split("\n")).toHaveLength(1);
	expect(code).toBe(1);
}

/** Charges one after the other until it is stopped. Returns the keys that were acknowledged so far, in their order. */
function chargeOn(url: string, userId: string): { acknowledged: string[]; stop(): Promise<void> } {
	const db = openDatabase(url, { maxConnections: 2 });
	const acknowledged: string[] = [];
	let isStopped = false;
	const charging = (async () => {
		while (!isStopped) {
			const charge = aCharge(userId, 1n);
			const [answer] = await postCharges(aClient(db), [charge]);
			if (answer?.ok) acknowledged.push(charge.key);
		}
		await db.$disconnect();
	})();
	return {
		acknowledged,
		stop: () => {
			isStopped = true;
			return charging;
		},
	};
}

async function keysIn(url: string): Promise<string[]> {
	const client = new pg.Client(url);
	await client.connect();
	const { rows } = await client.query<{ key: string }>(`SELECT "key" FROM "request"`);
	await client.end();
	return rows.map(({ key }) => key);
}

describe("a backup", () => {
	it("made while charges are posted restores to a whole and clean ledger elsewhere, with every earlier charge", async () => {
		await aWorker(data);
		const url = applicationUrl(data);
		const db = openDatabase(url, { maxConnections: 2 });
		const mary = await aUser(db, await anOrganization(db));
		await grantCredits(db, mary.id, 1_000_000n);
		// As far as the commands are concerned, which would otherwise ask for production's settings.
		await db.deployment.updateMany({ data: { isDemo: true } });
		await db.$disconnect();
		const charges = chargeOn(url, mary.id);
		await vi.waitUntil(() => charges.acknowledged.length >= 50, { timeout: 60_000 });
		const before = [...charges.acknowledged];
		const made = await run(["backup", file], data);
		const during = charges.acknowledged.length;
		await charges.stop();
		expect(made).toMatchObject({ code: 0, problem: "" });
		expect(made.out).toMatch(/The backup is written: .*commonpurse\.backup \(\d+\.\d MB\)/);
		expect(during).toBeGreaterThan(before.length);
		expect(statSync(file).mode & 0o077).toBe(0);
		expect(readdirSync(directory).sort()).toEqual(["commonpurse.backup", "data"]);

		const elsewhere = path.join(directory, "elsewhere");
		expect(await run(["restore", file], elsewhere)).toMatchObject({ code: 0, problem: "" });
		expect(statSync(path.join(elsewhere, "secrets.json")).mode & 0o077).toBe(0);
		expect(secretsOf(elsewhere).authSecret).toBe(secretsOf(data).authSecret);
		expect(await run(["ledger-verify"], elsewhere)).toMatchObject({ code: 0 });
		await aWorker(elsewhere);
		const restored = await keysIn(applicationUrl(elsewhere));
		expect(before.filter((key) => !restored.includes(key))).toEqual([]);
		expect(await keysIn(url)).toEqual(expect.arrayContaining(charges.acknowledged));
	}, 300_000);

	it("is refused where it would overwrite another file", async () => {
		expectRefusal(await run(["backup", file], data), /is there already\. Name a new file/);
		expectRefusal(await run(["backup"], data), /Say where the backup is to be written/);
		expectRefusal(await run(["backup", path.join(directory, "none/x")], data), /The folder .* is not there/);
		expectRefusal(await run(["backup", `${file}.2`], path.join(directory, "nobody")), /There is no database in/);
		expectRefusal(await run(["restore", file], data), /There is a database in .*--replace, which moves it aside/);
	}, 120_000);

	it("is not restored under a running portal, and moves existing data aside only when told to", async () => {
		const target = path.join(directory, "replaced");
		expect(await run(["migrate"], target)).toMatchObject({ code: 0 });
		const { authSecret } = secretsOf(target);
		await aWorker(target);
		expectRefusal(await run(["restore", file, "--replace"], target), /A portal or another command uses/);
		await running.pop()?.end();
		const restored = await run(["restore", file, "--replace"], target);
		expect(restored).toMatchObject({ code: 0, problem: "" });
		expect(secretsOf(target).authSecret).toBe(secretsOf(data).authSecret);
		const [aside = ""] = readdirSync(target).filter((name) => name.startsWith("before-restore-"));
		expect(restored.out).toContain(path.join(target, aside));
		expect(secretsOf(path.join(target, aside)).authSecret).toBe(authSecret);
		expect(existsSync(path.join(target, aside, "postgres/PG_VERSION"))).toBe(true);
		expect(await run(["ledger-verify"], target)).toMatchObject({ code: 0 });
	}, 240_000);

	it("that is incomplete, was changed, or isn't a backup leaves everything unchanged", async () => {
		const bad = path.join(directory, "bad.backup");
		const target = path.join(directory, "untouched");
		const spoil = [
			() => truncateSync(bad, Math.floor(statSync(file).size / 2)),
			() => truncateSync(bad, statSync(file).size - 8),
			() => {
				const bytes = readFileSync(file);
				const at = Math.floor(bytes.length / 3);
				bytes[at] = (bytes[at] ?? 0) ^ 0x10;
				writeFileSync(bad, bytes);
			},
			() => writeFileSync(bad, "This is no backup."),
			() => writeFileSync(bad, ""),
		];
		for (const change of spoil) {
			copyFileSync(file, bad);
			change();
			expectRefusal(await run(["restore", bad], target), /bad\.backup is not a whole backup: .*/);
			expect(readdirSync(target)).toEqual([]);
		}
		expectRefusal(await run(["restore", path.join(directory, "none")], target), /There is no file/);
	}, 240_000);
});

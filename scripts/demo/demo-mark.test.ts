import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { DEMO_EMAILS, DEMO_PASSWORD } from "@/lib/auth/sign-in/demo-accounts.ts";
import { type TestDatabase, testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { databaseUrl } from "../data-directory.ts";
import { findFreePort } from "../processes/free-port.ts";
import { type Ended, launch, secretsOf } from "../testing/launched.ts";
import { markAsDemo, refuseDemoDatabase, refuseRealDatabase } from "./demo-mark.ts";

const HOLDS_DEMO = /holds the demo's data, whose passwords are public: production does not start on it/;
const IS_REAL = /holds data that is not the demo's/;

/** The refusals of production and the demo; undefined for none. */
async function answersOf({ ownerUrl }: TestDatabase): Promise<{ production?: string; demo?: string }> {
	const database = { url: ownerUrl, ownerUrl, applicationRole: null, recreateDatabase: null, alone: aloneIn };
	const sentence = (refusal: Promise<void>) =>
		refusal.then(
			() => undefined,
			(error: Error) => error.message,
		);
	return {
		production: await sentence(refuseDemoDatabase(database)),
		demo: await sentence(refuseRealDatabase(database)),
	};
}

const aloneIn = <Answer>(work: () => Promise<Answer>) => work();

describe("the owner of a database", () => {
	it("an empty one is anyone's, one with users is production's", async () => {
		const database = await testDatabase();
		expect(await answersOf(database)).toEqual({ production: undefined, demo: undefined });
		const northwind = await anOrganization(database.db);
		await aUser(database.db, northwind, { passwordHash: await hashPassword("somebody's own words") });
		await aUser(database.db, northwind, { passwordHash: await hashPassword("somebody's own words") });
		expect(await answersOf(database)).toEqual({ production: undefined, demo: expect.stringMatching(IS_REAL) });
	});

	it("one that the demo was written into is the demo's, whatever happened to its passwords", async () => {
		const database = await testDatabase();
		await aUser(database.db, await anOrganization(database.db));
		const { ownerUrl } = database;
		await markAsDemo({ url: ownerUrl, ownerUrl, applicationRole: null, recreateDatabase: null, alone: aloneIn });
		expect(await answersOf(database)).toEqual({ production: expect.stringMatching(HOLDS_DEMO), demo: undefined });
	});

	it("one from before the mark is known by the demo's password", async () => {
		for (const emails of [[DEMO_EMAILS[3]], ["renamed-1@test.example", "renamed-2@test.example"]]) {
			const database = await testDatabase();
			const northwind = await anOrganization(database.db);
			const passwordHash = await hashPassword(DEMO_PASSWORD);
			for (const email of emails) await aUser(database.db, northwind, { email, passwordHash });
			const owner = new pg.Client(database.ownerUrl);
			await owner.connect();
			await owner.query(`ALTER TABLE "deployment" DROP COLUMN "is_demo"`);
			await owner.end();
			expect(await answersOf(database)).toEqual({ production: expect.stringMatching(HOLDS_DEMO), demo: undefined });
		}
	});
});

describe("the commands, as they are typed", () => {
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-demo-mark-"));
	afterAll(() => rmSync(directory, { recursive: true, force: true }));

	function expectRefusal({ code, problem }: Ended, sentence: RegExp): void {
		expect(problem.trim()).toMatch(sentence);
		expect(problem.trim().split("\n")).toHaveLength(1);
		expect(code).toBe(1);
	}

	it("refuse the other's database: npm start, worker, demo, dev and db:seed", async () => {
		const data = path.join(directory, "data");
		const worker = launch(["worker"], { DATA_DIR: data });
		await worker.untilItSays("Working off jobs.");
		const owner = new pg.Client(databaseUrl(secretsOf(data), "owner"));
		await owner.connect();
		await owner.query(`INSERT INTO "organization" ("id", "name") VALUES (gen_random_uuid(), 'Northwind')`);
		const environment = { DATA_DIR: data, PORT: String(await findFreePort()) };
		const run = (command: string, more = {}) => launch([command], { ...environment, ...more }).ended;

		for (const command of ["demo", "dev", "seed", "worker"]) expectRefusal(await run(command), IS_REAL);
		await owner.query(`UPDATE "deployment" SET "is_demo" = true`);
		const production = { AUTH_SECRET: "t3Wq9Zx2Lk8Vn4Bp7Rm1Hs6Dj0Fy5GcXe", APP_URL: "https://credits.test" };
		for (const command of ["start", "worker"]) expectRefusal(await run(command, production), HOLDS_DEMO);
		for (const command of ["start", "worker"]) {
			expectRefusal(await run(command, { ...production, DEMO_MODE: "on" }), /DEMO_MODE is on/);
			const guessable = { ...production, AUTH_SECRET: "abcdefghijklmnopqrstuvwxyz0123456789" };
			expectRefusal(await run(command, guessable), /AUTH_SECRET is too short or guessable/);
		}
		await owner.end();
		expect(await worker.end()).toMatchObject({ code: 0 });
	}, 240_000);
});

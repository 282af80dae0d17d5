import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { databaseUrl } from "../data-directory.ts";
import { applicationUrl, type Launched, launch, secretsOf } from "../testing/launched.ts";
import { applicationEnvironment } from "./application-process.ts";
import { describeProcess } from "./processes.ts";

const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-rights-"));
const running: Launched[] = [];

afterEach(async () => {
	for (const launched of running.splice(0).reverse()) await launched.end();
	vi.unstubAllEnvs();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function aWorker(environment: Record<string, string>): Promise<Launched> {
	const worker = launch(["worker"], environment);
	running.push(worker);
	await worker.untilItSays("Working off jobs.");
	return worker;
}

/** The environments of the processes below a launcher whose command has these words, according to the system. */
function environmentsBelow({ child }: Launched, words: string): string[] {
	const works = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(words);
	const below = readdirSync("/proc")
		.map(Number)
		.filter((pid) => Number.isInteger(pid) && describeProcess(pid)?.parentId === child.pid);
	return below.filter(works).map((pid) => readFileSync(`/proc/${pid}/environ`, "utf8"));
}

it("the processes that serve and work have the application's role only, whatever the launcher was given", async () => {
	const data = path.join(directory, "data");
	const embedded = await aWorker({ DATA_DIR: data });
	const { superuserPassword, ownerPassword, applicationPassword } = secretsOf(data);
	const production = { DATA_DIR: path.join(directory, "other"), APP_URL: "https://credits.test" };
	const secrets = {
		DATABASE_URL: applicationUrl(data),
		MIGRATE_DATABASE_URL: databaseUrl(secretsOf(data), "owner"),
		AUTH_SECRET: "t3Wq9Zx2Lk8Vn4Bp7Rm1Hs6Dj0Fy5GcXe",
	};
	const given = await aWorker({ ...production, ...secrets });
	const asFiles = Object.entries(secrets).map(([name, secret]) => {
		const file = path.join(directory, name);
		writeFileSync(file, `${secret}\n`, { mode: 0o600 });
		return [`${name}_FILE`, file];
	});
	const inFiles = await aWorker({ ...production, ...Object.fromEntries(asFiles) });
	for (const launched of [embedded, given, inFiles]) {
		const environments = environmentsBelow(launched, "scripts/work.ts");
		expect(environments).toHaveLength(1);
		for (const environment of environments) {
			expect(environment).toContain(applicationPassword);
			expect(environment).not.toContain(ownerPassword);
			expect(environment).not.toContain(superuserPassword);
		}
	}
}, 240_000);

it("the embedded PostgreSQL has no secret of ours in its environment", async () => {
	const secret = "t3Wq9Zx2Lk8Vn4Bp7Rm1Hs6Dj0Fy5GcXe";
	const data = path.join(directory, "with-secret");
	const environment = { DATA_DIR: data, AUTH_SECRET: secret, APP_URL: "https://credits.test" };
	const launched = await aWorker(environment);
	const [ofWorker] = environmentsBelow(launched, "scripts/work.ts");
	expect(ofWorker).toContain(secret);
	const [ofPostgres, ...more] = environmentsBelow(launched, "listen_addresses");
	expect(more).toEqual([]);
	expect(ofPostgres).toContain("PATH=");
	expect(ofPostgres).not.toContain(secret);
}, 240_000);

it("Next, which reads .env by itself, doesn't bring the owner's password back", () => {
	const secret = "postgres://owner:of-all-tables@127.0.0.1/commonpurse";
	writeFileSync(path.join(directory, ".env"), `MIGRATE_DATABASE_URL=${secret}\nSEEN=yes\n`);
	writeFileSync(path.join(directory, ".env.production"), `MIGRATE_DATABASE_URL=${secret}\n`);
	vi.stubEnv("MIGRATE_DATABASE_URL", secret);
	const script = `require("@next/env").loadEnvConfig(${JSON.stringify(directory)}, false, { info() {}, error() {} });
		console.log(JSON.stringify([process.env.SEEN, process.env.MIGRATE_DATABASE_URL]))`;
	const said = execFileSync(process.execPath, ["-e", script], {
		env: applicationEnvironment("portal", { NODE_ENV: "production" }),
		encoding: "utf8",
	});
	expect(JSON.parse(said)).toEqual(["yes", ""]);
});

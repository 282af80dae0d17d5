import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { aKey } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { ROOT } from "@/scripts/settings.ts";
import { startApi } from "@/scripts/testing/start-api.ts";
import { createClient, each } from "./client.ts";

// The client against a process of the API, and the examples of its page.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 480_000 });

const { db, url: databaseUrl } = await testDatabase();
const northwind = await anOrganization(db);
// Without one, nothing can be changed in it.
await aUser(db, northwind, { role: "administrator" });
let url = "";
let key = "";

beforeAll(async () => {
	key = await aKey(db, await anOrganization(db, { isOperator: true }));
	const api = await startApi(databaseUrl);
	url = api.url;
	return api.kill;
});

async function aSpender(credits = 100n, more = {}) {
	const user = await aUser(db, northwind, more);
	await grantCredits(db, user.id, credits);
	return user;
}

const paid = ({ id: user }: { id: string }, credits: number) => ({
	...{ user, credit_type: "email", credits },
	...{ service: "campaign", item: "Spring" },
});

/** The API behind a line that breaks as soon as an answer comes, so many times. */
async function brokenLine(breaks: number): Promise<string> {
	let left = breaks;
	const server = createServer((caller) => {
		const api = connect(Number(new URL(url).port), "127.0.0.1");
		caller.on("error", () => api.destroy());
		api.on("error", () => caller.destroy());
		caller.pipe(api);
		api.on("data", (chunk) => (left-- > 0 ? caller.destroy() : caller.write(chunk)));
		caller.on("close", () => api.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => void server.close());
	const address = server.address();
	return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

it("a charge whose answers are lost is done once, and told in the end", async () => {
	const user = await aSpender();
	const line = createClient({ url: await brokenLine(2), key, timeoutMs: 120_000, tryTimeoutMs: 60_000 });
	const charged = await line.createCharge(paid(user, 5));
	expect(charged).toMatchObject({ credits: 5 });
	expect(await db.charge.count({ where: { userId: user.id } })).toBe(1);
	expect(await availableTo(db, user.id)).toBe(95n);
	const given = createClient({ url: await brokenLine(1), key, timeoutMs: 120_000, tryTimeoutMs: 60_000 });
	expect(await given.refundCharge({ charge_id: charged.charge_id, credits: 2 })).toMatchObject({ refunded_in_all: 2 });
	expect(await availableTo(db, user.id)).toBe(97n);
});

it("a refusal is an error with a code, a reason and what to do", async () => {
	const user = await aSpender(3n);
	const refused = createClient({ url, key }).createCharge(paid(user, 5));
	await expect(refused).rejects.toMatchObject({
		name: "ProblemError",
		status: 402,
		code: "insufficient_credits",
		reason: "insufficient_credits",
		message: expect.stringContaining("Have credits bought"),
	});
});

it("a list is gone through to its end, page by page", async () => {
	const user = await aSpender();
	const client = createClient({ url, key });
	const charges = Array.from({ length: 5 }, (_, index) => ({ key: `page-${index}`, ...paid(user, index + 1) }));
	expect((await client.createCharges({ charges })).results.map(({ status }) => status)).toEqual([
		201, 201, 201, 201, 201,
	]);
	const seen: number[] = [];
	for await (const row of each(client.listUsage, { user: user.id, limit: 2 })) seen.push(row.credits);
	expect(seen.sort()).toEqual([1, 2, 3, 4, 5]);
});

it("what has a version is changed at the one that was read", async () => {
	const user = await aSpender();
	const client = createClient({ url, key });
	const { etag } = await client.getUser({ user: user.id });
	const changed = await client.changeUser({ user: user.id, name: "Peter Old" }, { etag });
	expect(changed).toMatchObject({ name: "Peter Old" });
	expect(changed.etag).not.toBe(etag);
	const stale = client.changeUser({ user: user.id, name: "Peter New" }, { etag });
	await expect(stale).rejects.toMatchObject({ code: "stale" });
});

it("the examples of its page say what stands below them", async () => {
	await aSpender(100n, { email: "john@northwind.example" });
	const page = readFileSync(path.join(ROOT, "clients/typescript/README.md"), "utf8");
	const code = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ""]) => text).join("\n");
	const said = [...page.matchAll(/```text\n([\s\S]*?)```/g)].map(([, text = ""]) => text).join("");
	const folder = mkdtempSync(path.join(tmpdir(), "commonpurse-"));
	const file = path.join(folder, "examples.mts");
	writeFileSync(
		file,
		code.replace('"commonpurse-client"', JSON.stringify(path.join(ROOT, "clients/typescript/client.ts"))),
	);
	const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", file], {
		cwd: ROOT,
		env: { ...process.env, COMMONPURSE_URL: url, COMMONPURSE_KEY: key },
	});
	rmSync(folder, { recursive: true });
	expect(said.split("\n").length).toBeGreaterThan(4);
	expect(stdout).toBe(said);
});

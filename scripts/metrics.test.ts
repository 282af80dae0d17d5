import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { aKey } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { findFreePort } from "./processes/free-port.ts";
import { ROOT } from "./settings.ts";
import { launch } from "./testing/launched.ts";
import { startApi } from "./testing/start-api.ts";

// What processes tell of themselves at /metrics; `e2e/promises/operations.spec.ts` asks the portal.

vi.setConfig({ testTimeout: 240_000 });

const TOKEN = "kJ8vQ2nX5rT1yW7zB4mC9pL3sF6hD0gA";
const { db, url } = await testDatabase();

const opened: (() => Promise<unknown>)[] = [];
beforeEach(() => void vi.stubEnv("METRICS_TOKEN", TOKEN));
afterEach(async () => {
	for (const close of opened.splice(0).reverse()) await close();
	vi.unstubAllEnvs();
});

const scrape = (address: string) => fetch(`${address}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } });
/** Of prom-client's own metrics of a process, and of ours. None can hold an id or a name. */
const LABELS = ["le", "method", "route", "status", "pool", "state", "where", "version", "kind", "type", "space"];
const VERSION = ["major", "minor", "patch"];

it("a process of the API counts its requests by pattern and status, and no label names anybody or anything", async () => {
	const northwind = await anOrganization(db, { isOperator: true });
	const john = await aUser(db, northwind, { role: "administrator", name: "John Nobody-Else" });
	const secret = await aKey(db, northwind);
	const api = await startApi(url);
	opened.push(() => api.end());
	const ask = (at: string) => fetch(`${api.url}/api/v1${at}`, { headers: { Authorization: `Bearer ${secret}` } });
	for (const at of [john.id, john.email, newId()]) await ask(`/users/${at}`);
	for (const at of [`/nothing/${john.id}`, "/charges"]) await ask(at);
	for (const token of ["", `Bearer ${TOKEN}x`]) {
		expect((await fetch(`${api.url}/metrics`, { headers: { Authorization: token } })).status).toBe(401);
	}
	const response = await scrape(api.url);
	expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
	const text = await response.text();
	const told = (route: string, status: number) =>
		text.match(
			new RegExp(
				`^commonpurse_request_duration_seconds_count\\{method="GET",route="${route}",status="${status}"\\} (.*)$`,
				"m",
			),
		)?.[1];
	expect(told("/api/v1/users/{user}", 200)).toBe("2");
	expect(told("/api/v1/users/{user}", 404)).toBe("1");
	expect(told("/api/v1/…", 404)).toBe("1");
	expect(told("/metrics", 401)).toBe("2");
	expect(text).toContain('commonpurse_database_connections_most{pool="pages"} 10');
	expect(text).toMatch(/commonpurse_database_connections\{pool="pages",state="used"\} \d/);
	expect(text).toMatch(/commonpurse_database_waiting\{pool="pages_plain"\} 0/);
	for (const known of [john.id, john.email, "Nobody-Else", northwind.id, secret]) expect(text).not.toContain(known);
	expect(missingOf(text)).toEqual([]);
	const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, name = ""]) => name));
	expect([...labels].filter((name) => !LABELS.includes(name)).sort()).toEqual(VERSION);
});

it("a worker answers at METRICS_PORT, and has no other page", async () => {
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-metrics-"));
	const port = await findFreePort();
	const worker = launch(["worker"], { DATA_DIR: directory, METRICS_TOKEN: TOKEN, METRICS_PORT: String(port) });
	opened.push(async () => {
		await worker.end();
		rmSync(directory, { recursive: true, force: true });
	});
	await worker.untilItSays("Working off jobs.");
	const address = `http://127.0.0.1:${port}`;
	const text = await (await scrape(address)).text();
	expect(text).toMatch(/^commonpurse_jobs\{state="due"\} \d+$/m);
	expect(text).toMatch(/^commonpurse_database_connections_most\{pool="mail_jobs"\} 7$/m);
	expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
	expect((await fetch(`${address}/metrics`)).status).toBe(401);
	expect((await fetch(`${address}/`)).status).toBe(404);
	expect(missingOf(text)).toEqual([]);
});

/** What the dashboard and the alerts ask for, and an answer doesn't have. */
function missingOf(text: string): string[] {
	const files = ["grafana-dashboard.json", "alerts.yml"].map((name) =>
		readFileSync(path.join(ROOT, "docs/operations", name), "utf8"),
	);
	const asked = new Set(files.join().match(/\b(commonpurse|process|nodejs)_[a-z0-9_]+/g));
	const known = new Set(
		[...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = "", type]) =>
			type === "histogram" ? ["_bucket", "_sum", "_count"].map((end) => `${name}${end}`) : [name],
		),
	);
	expect(asked.size).toBeGreaterThan(15);
	return [...asked].filter((name) => !known.has(name));
}

import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import path from "node:path";
import pg from "pg";
import { databaseUrl, type Secrets } from "@/scripts/data-directory.ts";
import { describeProcess } from "@/scripts/processes/processes.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, test } from "../testing/fixtures.ts";

/** As a browser would send it whose name for us leads somewhere else by now. */
async function statusAt(
	address: string,
	{ host, path: at, method = "GET" }: Record<"host" | "path", string> & { method?: string },
) {
	const { hostname, port } = new URL(address);
	const request = httpRequest({ host: hostname, port, path: at, method, headers: { Host: host } }).end();
	const [response] = await once(request, "response");
	response.resume();
	return response.statusCode;
}

test("The demo answers at its own names only", async ({ baseURL }) => {
	const address = baseURL ?? "";
	const { port } = new URL(address);
	for (const host of ["evil.example", `evil.example:${port}`, `127.0.0.1.nip.io:${port}`, "192.168.1.5"]) {
		for (const at of ["/sign-in", "/overview", "/api/health", "/api/auth/csrf", "/usage.csv"]) {
			expect(await statusAt(address, { host, path: at }), `${host}${at}`).toBe(421);
		}
		expect(await statusAt(address, { host, path: "/sign-in", method: "POST" })).toBe(421);
	}
	for (const host of [`localhost:${port}`, "127.0.0.1", `[::1]:${port}`, "LOCALHOST:8080"]) {
		expect(await statusAt(address, { host, path: "/sign-in" }), host).toBe(200);
	}
});

test("A portal that is told to end finishes what was begun, and takes nothing new", async () => {
	test.setTimeout(180_000);
	const { address, child, dataDirectory, log, stop } = await startEmptyDeployment();
	const secrets: Secrets = JSON.parse(readFileSync(path.join(dataDirectory, "secrets.json"), "utf8"));
	const owner = new pg.Client(databaseUrl(secrets, "owner"));
	owner.on("error", () => undefined);
	await owner.connect();
	try {
		expectOwnRightsOnly(child.pid ?? 0, secrets);
		const [setUpLink = ""] = /http\S+\/setup\S+/.exec(log()) ?? [];
		await owner.query(`BEGIN; LOCK TABLE "token" IN ACCESS EXCLUSIVE MODE`);
		const begun = fetch(setUpLink).then((response) => response.text());
		await expect
			.poll(async () => (await owner.query("SELECT 1 FROM pg_locks WHERE NOT granted")).rows.length)
			.toBeGreaterThan(0);

		const ended = once(child, "close");
		child.kill("SIGTERM");
		await expect.poll(async () => (await fetch(`${address}/api/health`)).status).toBe(503);
		const refused = await fetch(`${address}/sign-in`);
		expect(refused.status).toBe(503);
		expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
		expect((await fetch(`${address}/sign-in`, { method: "POST" })).status).toBe(503);
		expect(child.exitCode).toBe(null);

		await owner.query("COMMIT");
		expect(await begun).toMatch(/<\/html>$/);
		expect(await ended).toEqual([0, null]);
		await expect(fetch(`${address}/sign-in`)).rejects.toThrow();
	} finally {
		await owner.end().catch(() => undefined);
		await stop();
	}
});

/** The process that serves pages was given the application's role, and no other's password. */
function expectOwnRightsOnly(
	launcherPid: number,
	{ applicationPassword, ownerPassword, superuserPassword }: Secrets,
): void {
	const served = readdirSync("/proc")
		.map(Number)
		.filter((pid) => Number.isInteger(pid) && describeProcess(pid)?.parentId === launcherPid)
		.map((pid) => readFileSync(`/proc/${pid}/environ`, "utf8"))
		.filter((environment) => environment.includes(applicationPassword));
	expect(served).toHaveLength(1);
	expect(served[0]).not.toContain(ownerPassword);
	expect(served[0]).not.toContain(superuserPassword);
}

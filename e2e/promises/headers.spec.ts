import { request as httpRequest } from "node:http";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expect, test } from "../testing/fixtures.ts";
import { startSessionFor } from "../testing/session.ts";

const ALWAYS = {
	"x-content-type-options": "nosniff",
	"referrer-policy": "same-origin",
	"permissions-policy": expect.stringContaining("camera=()"),
	"cross-origin-opener-policy": "same-origin",
	"x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
	"content-security-policy": expect.stringMatching(/base-uri 'none'.*frame-ancestors 'none'/),
};

const crossSite = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

test("every kind of answer carries the security headers", async ({ request, page, db }) => {
	const { name, value } = await startSessionFor(db, (await aUser(db, await anOrganization(db))).id);
	await page.goto("/sign-in");
	const asset = await page.locator("script[src*='/_next/static/']").first().getAttribute("src");
	const answers: [string, Record<string, string>, number][] = [
		["/sign-in", {}, 200],
		["/overview", { cookie: `${name}=${value}` }, 200],
		// Next sends a reader of pieces to an address that names them, so that no cache mixes them up with the page.
		["/overview", { cookie: `${name}=${value}`, rsc: "1" }, 307],
		["/overview", {}, 307],
		["/no/such/page", {}, 404],
		["/api/auth/csrf", {}, 200],
		["/api/auth/session", {}, 404],
		["/api/health", {}, 200],
		["/api/no-such-route", {}, 404],
		[asset ?? "", {}, 200],
		["/_next/static/no-such-file.js", {}, 404],
		["/robots.txt", {}, 200],
		["/_next/image?url=/icon.svg&w=64&q=75", {}, 404],
	];
	for (const [path, headers, status] of answers) {
		const response = await request.get(path, { headers, maxRedirects: 0 });
		expect(response.headers(), path).toMatchObject(ALWAYS);
		expect(response.status(), path).toBe(status);
		expect(response.headers()["x-powered-by"], path).toBeUndefined();
		if (!path.startsWith("/_next/")) expect(response.headers()["cache-control"], path).toContain("no-store");
	}
	const claimed = await request.get("/sign-in", { headers: { "x-request-id": "somebody-elses-id" } });
	expect(claimed.headers(), "an id is taken from a trusted proxy only").toMatchObject(ALWAYS);
	const refused = await request.post("/overview", { headers: crossSite, data: "" });
	expect(refused.status()).toBe(403);
	expect(refused.headers()).toMatchObject(ALWAYS);
});

test("a malformed request line gets them as well", async ({ baseURL }) => {
	const url = new URL(baseURL ?? "");
	const answer = await new Promise<{ status?: number; headers: unknown }>((resolve, reject) => {
		httpRequest({ host: url.hostname, port: url.port, path: "/%E0%A4%A//\\evil.example" }, (response) => {
			response.resume();
			resolve({ status: response.statusCode, headers: response.headers });
		})
			.on("error", reject)
			.end();
	});
	expect(answer.headers).toMatchObject(ALWAYS);
	expect(answer.status).toBeGreaterThanOrEqual(300);
});

test("each page has a nonce of its own, and only it lets scripts and styles in", async ({ request }) => {
	const nonces = new Set<string>();
	for (const _ of [1, 2]) {
		const response = await request.get("/sign-in");
		const policy = response.headers()["content-security-policy"] ?? "";
		const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
		expect(nonce).toHaveLength(24);
		nonces.add(nonce);
		expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
		expect(policy).not.toMatch(/script-src[^;]*unsafe/);
		for (const [script] of (await response.text()).matchAll(/<script\b[^>]*>/g))
			expect(script).toContain(`nonce="${nonce}"`);
	}
	expect(nonces.size).toBe(2);
});

test("what another site makes a browser send is refused before anything runs", async ({ request, db, baseURL }) => {
	const user = await aUser(db, await anOrganization(db));
	const { name, value, sessionId } = await startSessionFor(db, user.id);
	const cookie = `${name}=${value}`;
	const own = new URL(baseURL ?? "").origin;
	const senders: Record<string, string>[] = [
		{ cookie, ...crossSite },
		{ cookie },
		{ cookie, origin: "https://evil.example" },
		{ cookie, origin: "null" },
		{ cookie, origin: "https://evil.example", "x-forwarded-host": "evil.example" },
		{ cookie, origin: own, "sec-fetch-site": "cross-site" },
		{ cookie, origin: own, "sec-fetch-site": "same-site" },
	];
	for (const headers of senders) {
		for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
			const response = await request.fetch("/overview", {
				method,
				headers: { ...headers, "next-action": "0".repeat(42) },
			});
			expect(response.status(), `${method} ${JSON.stringify(headers)}`).toBe(403);
		}
	}
	expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt).toBeNull();
});

test("search engines are asked to stay out", async ({ request }) => {
	expect(await (await request.get("/robots.txt")).text()).toBe("User-agent: *\nDisallow: /\n");
});

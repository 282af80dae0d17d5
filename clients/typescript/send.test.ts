import { describe, expect, it } from "vitest";
import { type ClientSettings, createClient } from "./client.ts";

// Against answers that are written here, one after the other; the last one is all that follows.

type Scripted = Response | Error | "silence";

const USER = { user: "peter@northwind.example" };
const CHARGE = { ...USER, credit_type: "email", credits: 5, service: "campaign", item: "Spring" };
const CHARGED = { charge_id: "1", credits: 5, paid_by: [] };

function scripted(script: readonly (() => Scripted)[], more: Partial<ClientSettings> = {}) {
	const requests: Request[] = [];
	const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
		requests.push(new Request(input, init));
		const next = script[Math.min(requests.length, script.length) - 1]?.() ?? "silence";
		if (next instanceof Error) throw next;
		if (next !== "silence") return next;
		return new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
	};
	return { client: createClient({ url: "http://purse.example", key: "cp_live_x", fetch, ...more }), requests };
}

const done = () => Response.json(CHARGED, { status: 201 });
const cut = () => new TypeError("fetch failed", { cause: new Error("other side closed") });
const page = (status: number) => () =>
	new Response("<h1>Bad</h1>", { status, headers: { "content-type": "text/html" } });

function problem(status: number, code: string, headers: Record<string, string> = {}) {
	const body = JSON.stringify({ type: "", title: "", status, code, detail: "It was so.", advice: "Do this." });
	return () => new Response(body, { status, headers: { "content-type": "application/problem+json", ...headers } });
}

const keysOf = (requests: readonly Request[]) => new Set(requests.map(({ headers }) => headers.get("idempotency-key")));

describe("a call is tried again", () => {
	it.each([
		["after a broken connection", cut],
		["while the API is busy", problem(503, "busy")],
		["where the outcome is not known", problem(503, "outcome_unknown")],
		["after a failure", problem(500, "unexpected")],
		["past a proxy that has no server", page(502)],
		["after a wait that was asked for", problem(429, "too_many_requests", { "retry-after": "0" })],
	])("%s, with the same key", async (_, missed) => {
		const { client, requests } = scripted([missed, missed, done]);
		expect(await client.createCharge(CHARGE)).toEqual(CHARGED);
		expect(requests).toHaveLength(3);
		expect(keysOf(requests).size).toBe(1);
		expect(await requests[2]?.json()).toEqual(CHARGE);
	});

	it("not before the time that the API says", async () => {
		const { client } = scripted([problem(429, "too_many_requests", { "retry-after": "1" }), done]);
		const begun = performance.now();
		await client.createCharge(CHARGE);
		expect(performance.now() - begun).toBeGreaterThan(990);
	});

	it("with another key for another call, and with the caller's own where there is one", async () => {
		const { client, requests } = scripted([done]);
		await client.createCharge(CHARGE);
		await client.createCharge(CHARGE);
		await client.createCharge(CHARGE, { idempotencyKey: "newsletter-1" });
		expect(keysOf(requests).size).toBe(3);
		expect(requests[2]?.headers.get("idempotency-key")).toBe("newsletter-1");
	});
});

describe("a call ends", () => {
	it.each([
		["a refusal", problem(402, "insufficient_credits")],
		["a wrong request", problem(400, "invalid")],
		["a page that is no answer of the API", page(404)],
	])("at once with %s", async (_, answer) => {
		const { client, requests } = scripted([answer]);
		await expect(client.createCharge(CHARGE)).rejects.toThrow();
		expect(requests).toHaveLength(1);
	});

	it("with a sentence that names each wrong field once", async () => {
		const errors = [
			{ field: "credits", detail: "It is too small." },
			{ field: "user", detail: "It was so." },
		];
		const said = {
			type: "",
			title: "",
			status: 400,
			code: "invalid",
			detail: "It was so.",
			advice: "Do this.",
			errors,
		};
		const headers = { "content-type": "application/problem+json" };
		const { client } = scripted([() => new Response(JSON.stringify(said), { status: 400, headers })]);
		await expect(client.createCharge(CHARGE)).rejects.toThrow("It was so. credits: It is too small. Do this.");
	});

	it("after so many tries, and says with which key it may be repeated", async () => {
		const { client, requests } = scripted([cut], { tries: 3 });
		const error = await client.createCharge(CHARGE, { idempotencyKey: "k-1" }).catch((one: unknown) => one);
		expect(error).toMatchObject({ name: "UnansweredError", idempotencyKey: "k-1", unanswered: { tries: 3 } });
		expect(error).toMatchObject({ message: expect.stringContaining("other side closed") });
		expect(requests).toHaveLength(3);
	});

	it("when its time is over, also if nothing comes or the API asks for a longer wait", async () => {
		const silent = scripted([() => "silence"], { timeoutMs: 150, tryTimeoutMs: 40, tries: 99 });
		await expect(silent.client.getBalances(USER)).rejects.toMatchObject({ name: "UnansweredError" });
		for (const after of ["3600", new Date(Date.now() + 3_600_000).toUTCString()]) {
			const patient = scripted([problem(429, "too_many_requests", { "retry-after": after }), done]);
			await expect(patient.client.getBalances(USER)).rejects.toMatchObject({ code: "too_many_requests" });
			expect(patient.requests).toHaveLength(1);
		}
	});

	it("when its caller ends it", async () => {
		const { client, requests } = scripted([cut]);
		const reason = new Error("Enough.");
		await expect(client.getBalances(USER, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		expect(requests.length).toBeLessThan(2);
	});

	it("without a second try where that could do it twice, unless nothing was done", async () => {
		const order = { order_id: "019ad1c0-7d5e-7000-8000-0b6f6a2f9d11" };
		const lost = scripted([cut]);
		await expect(lost.client.markOrderPaid(order)).rejects.toThrow("look before you repeat it");
		expect(lost.requests).toHaveLength(1);
		const failed = scripted([problem(500, "unexpected")]);
		await expect(failed.client.markOrderPaid(order)).rejects.toMatchObject({ code: "unexpected" });
		expect(failed.requests).toHaveLength(1);
		const busy = scripted([problem(503, "busy", { "retry-after": "0" }), () => Response.json({})]);
		await busy.client.markOrderPaid(order);
		expect(busy.requests).toHaveLength(2);
	});
});

describe("what is sent", () => {
	it("goes below the address that was given, whichever way that ends", async () => {
		for (const url of ["http://purse.example", "http://purse.example/", "http://purse.example/api/v1/"]) {
			const { client, requests } = scripted([done], { url });
			await client.getBalances({ user: "a/b@northwind.example" });
			expect(requests[0]?.url).toBe("http://purse.example/api/v1/users/a%2Fb%40northwind.example/balances");
		}
	});

	it("names no other address by its fields", async () => {
		const { client, requests } = scripted([done]);
		await expect(client.getBalances({ user: ".." })).rejects.toThrow(TypeError);
		expect(requests).toEqual([]);
	});

	it("has filters in the query, and a version in If-Match", async () => {
		const { client, requests } = scripted([() => Response.json({}, { headers: { etag: '"8"' } })]);
		await client.listUsage({ user: "x y", limit: 3, from: undefined });
		expect(requests[0]?.url).toMatch(/\/usage\?user=x\+y&limit=3$/);
		expect(await client.changeUser({ user: "u", name: "Nina" }, { etag: '"7"' })).toEqual({ etag: '"8"' });
		expect(requests[1]?.headers.get("if-match")).toBe('"7"');
		expect(await requests[1]?.json()).toEqual({ name: "Nina" });
	});

	it("never shows the key in an error", () => {
		expect(() => createClient({ url: "http://purse.example", key: "cp_live_ü" })).toThrow(/^(?!.*cp_live)/);
		expect(() => createClient({ url: "ftp://purse.example", key: "cp_live_x" })).toThrow("http:");
		expect(() => createClient({ url: "http://a:b@purse.example", key: "cp_live_x" })).toThrow(/^(?!.*a:b)/);
	});
});

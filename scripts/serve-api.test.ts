import { request as httpRequest } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { aKey } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { type StartedApi, startApi } from "./testing/start-api.ts";

// The API's own process, twice on one database, over HTTP.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const { db, url } = await testDatabase();

const started: StartedApi[] = [];
afterAll(() => {
	for (const { kill } of started) kill();
});

async function anApi(): Promise<StartedApi> {
	const api = await startApi(url);
	started.push(api);
	return api;
}

let apis: StartedApi[];
let secret: string;
beforeAll(async () => {
	secret = await aKey(db, await anOrganization(db, { isOperator: true }));
	apis = await Promise.all([anApi(), anApi()]);
});

interface Answer {
	readonly status: number;
	readonly body: string;
}

/** Charges over a connection of its own; null where it was cut, after so many milliseconds, or broke. */
function charge(
	api: StartedApi,
	body: object,
	{ key, cutMs = null }: { key: string; cutMs?: number | null },
): Promise<Answer | null> {
	const text = JSON.stringify(body);
	return new Promise((resolve) => {
		const request = httpRequest({
			host: "127.0.0.1",
			port: api.port,
			path: "/api/v1/charges",
			method: "POST",
			agent: false,
			headers: {
				authorization: `Bearer ${secret}`,
				"content-type": "application/json",
				"content-length": Buffer.byteLength(text),
				"idempotency-key": key,
			},
		});
		request.on("error", () => resolve(null));
		request.on("response", async (response) => {
			let said = "";
			response.on("error", () => resolve(null));
			for await (const chunk of response.setEncoding("utf8")) said += chunk;
			resolve({ status: response.statusCode ?? 0, body: said });
		});
		request.end(text);
		if (cutMs !== null) void wait(cutMs).then(() => request.destroy());
	});
}

async function aSpender(credits: bigint) {
	const user = await aUser(db, await anOrganization(db));
	await grantCredits(db, user.id, credits);
	return user;
}

const paid = (user: { id: string }, credits: number) => ({
	user: user.id,
	credit_type: "email",
	credits,
	service: "campaign",
	item: "Spring",
});

it("300 calls with one key at once, half of them cut off, have one effect and one answer, again after a restart", async () => {
	const user = await aSpender(1_000n);
	const key = newId();
	const bodies = { one: paid(user, 5), other: paid(user, 7) };
	const calls = Array.from({ length: 300 }, async (_, index) => {
		const which = index % 50 === 25 ? ("other" as const) : ("one" as const);
		const api = apis[index % apis.length] as StartedApi;
		return { which, answer: await charge(api, bodies[which], { key, cutMs: index % 2 ? Math.random() * 60 : null }) };
	});
	const answers = (await Promise.all(calls)).flatMap(({ which, answer }) => (answer ? [{ which, answer }] : []));
	expect(answers.length).toBeGreaterThanOrEqual(150);
	const done = answers.filter(({ answer }) => answer.status === 201);
	const refused = answers.filter(({ answer }) => answer.status !== 201);
	const [winner] = new Set(done.map(({ which }) => which));
	expect(new Set(done.map(({ which }) => which)).size).toBe(1);
	expect(new Set(done.map(({ answer }) => answer.body)).size).toBe(1);
	for (const { which, answer } of refused) {
		expect([which === winner, answer.status, JSON.parse(answer.body).code]).toEqual([false, 422, "key_used_otherwise"]);
	}
	const charges = await db.charge.findMany({ where: { userId: user.id } });
	expect(charges).toHaveLength(1);
	expect(await availableTo(db, user.id)).toBe(1_000n - (charges[0]?.charged ?? 0n));

	expect(await Promise.all(apis.map((api) => api.end()))).toEqual([0, 0]);
	apis = await Promise.all([anApi(), anApi()]);
	for (const api of apis) {
		const [same, different] = winner === "one" ? [bodies.one, bodies.other] : [bodies.other, bodies.one];
		expect(await charge(api, same, { key })).toEqual(done[0]?.answer);
		expect(await charge(api, different, { key })).toMatchObject({ status: 422 });
	}
	expect(await db.charge.count({ where: { userId: user.id } })).toBe(1);
});

it("two processes charge one wallet to its last credit, and not one further", async () => {
	const user = await aSpender(400n);
	const calls = Array.from({ length: 500 }, (_, index) =>
		charge(apis[index % 2] as StartedApi, paid(user, 1), { key: newId() }),
	);
	const statuses = (await Promise.all(calls)).map((answer) => answer?.status);
	expect(statuses.filter((status) => status === 201)).toHaveLength(400);
	expect(statuses.filter((status) => status === 402)).toHaveLength(100);
	expect(await availableTo(db, user.id)).toBe(0n);
});

it("one that is told to end answers what has come, takes nothing new, and what it answered is there", async () => {
	const user = await aSpender(1_000n);
	const api = await anApi();
	const keys = Array.from({ length: 200 }, () => newId());
	const calls = keys.map((key) => charge(api, paid(user, 1), { key }));
	await Promise.race(calls);
	expect(await api.end()).toBe(0);
	const answers = await Promise.all(calls);
	const statuses = new Set(answers.map((answer) => answer?.status ?? "broken"));
	expect([...statuses].filter((status) => ![201, 503, "broken"].includes(status))).toEqual([]);
	const charged = await db.charge.count({ where: { userId: user.id } });
	expect(charged).toBe(answers.filter((answer) => answer?.status === 201).length);
	expect(await charge(api, paid(user, 1), { key: newId() })).toBeNull();
});

import { expect, it, vi } from "vitest";
import { aKey, call } from "@/lib/testing/api.ts";
import { ALL_ROUTES, DOCUMENT } from "@/lib/testing/api-document.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { createApi } from "./create-api.ts";

// Every field and parameter of the document gets what it can't take, one at a time: never a 5xx, never a hang, never a word
// of SQL, and no credit moves. The well-formed request around it asks for more credits than there are.

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const { db } = await testDatabase();
const api = createApi({ db });
const operator = await anOrganization(db, { isOperator: true });
await aUser(db, operator, { role: "administrator" });
const secret = await aKey(db, operator);
const user = await aUser(db, await anOrganization(db), { role: "administrator" });
await grantCredits(db, user.id, 1_000n);

/** As they stand in JSON. */
const NASTY: readonly string[] = [
	...["null", "true", "[]", "{}", "0", "-1", "-0", "1.5", "1e3", "1e400", "9007199254740991", "9007199254740992"],
	...["9007199254740993", "-9007199254740993", "99999999999999999999999999", "0.99999999999999999999"],
	...[
		'""',
		'" "',
		'"\\u0000"',
		'"a\\u0000b"',
		'"\\ud800"',
		'"\\udc00\\ud800"',
		'"\\u202e"',
		'"\\uffff"',
		'"\u{1F600}"',
	],
	...[
		`"' OR 1=1 --"`,
		'"\\"; DROP TABLE \\"user\\"; --"',
		'"%s%n"',
		'"../../etc/passwd"',
		'"$1"',
		'"{}"',
		'"a@"',
		'"@"',
	],
	...[
		'"a@b@c"',
		'"external:"',
		'"external:\\u0000"',
		'"00000000-0000-0000-0000-000000000000"',
		'"2026-02-30"',
		'"-infinity"',
	],
	`"${"x".repeat(1_000)}"`,
	"[".repeat(17) + "]".repeat(17),
	...['{"$gt":""}', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{}}}', '{"toString":1}', '["a"]'],
];

/** In one place of each body, because they take their time to send. */
const HUGE: readonly string[] = [
	...[`"${"x".repeat(60_000)}"`, `"${"x".repeat(1_000_000)}"`, `"${"é".repeat(100_000)}"`, `"${"\\".repeat(60_000)}"`],
	...[
		"[".repeat(30_000) + "]".repeat(30_000),
		`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
		`[${"0,".repeat(30_000)}0]`,
	],
	...[`"${"x".repeat(3_000_000)}"`],
];

const NASTY_PARTS = [
	...[
		"%00",
		"%",
		"%ZZ",
		"%E0%A4%A",
		"%ED%A0%80",
		"..",
		"%2e%2e%2f",
		"'",
		"%22",
		"-1",
		"0",
		"1e400",
		"null",
		"%F0%9F%98%80",
	],
	...[
		"a@b",
		"external:",
		"external:%00",
		"9007199254740993",
		"x".repeat(5_000),
		"00000000-0000-0000-0000-000000000000",
	],
	...["2026-02-30", "0000-00-00", "99999-01-01", "0001-01-01", "9999-12-31", "infinity"],
];

const SQL_WORDS =
	/\b(select|insert into|update "|from "|relation|syntax error|prisma|postgres|pg_|constraint|column|node_modules|at Object)\b/i;

// biome-ignore lint/suspicious/noExplicitAny: the document as JSON
type Schema = any;

const resolve = (schema: Schema): Schema =>
	schema?.$ref ? DOCUMENT.components.schemas[schema.$ref.split("/").at(-1)] : schema;

/** A value that fits: the example, or the least. */
function sample(schema: Schema, name = ""): unknown {
	const shape = resolve(schema);
	if (name === "user") return user.id;
	if (name === "credits") return 900_000;
	if (shape.enum) return shape.enum[0];
	if (shape.properties) {
		return Object.fromEntries(Object.entries(shape.properties).map(([key, field]) => [key, sample(field, key)]));
	}
	if (shape.items) return [sample(shape.items)];
	if (shape.example !== undefined) return shape.example;
	if (shape.type === "integer") return shape.minimum ?? 1;
	return shape.type === "boolean" ? true : "text";
}

/** The body as JSON with one value replaced by `nasty` as it stands, for each value in it. */
function* mutations(value: unknown, nasty: string): Generator<string> {
	const marker = "\u0001here\u0001";
	for (const marked of places(value, marker)) yield JSON.stringify(marked).replace(JSON.stringify(marker), () => nasty);
}

function* places(value: unknown, marker: string): Generator<unknown> {
	yield marker;
	if (typeof value !== "object" || value === null) return;
	for (const [key, part] of Object.entries(value)) {
		for (const marked of places(part, marker)) {
			yield Array.isArray(value)
				? value.map((one, at) => (String(at) === key ? marked : one))
				: { ...value, [key]: marked };
		}
	}
}

async function send(route: string, more: Parameters<typeof call>[2]): Promise<number> {
	// No version that anything has by now: what stands before it is what is tried.
	const headers = { "if-match": '"999"', ...more?.headers };
	const { status, json } = await call(api, route, { secret, ...more, headers });
	const told = JSON.stringify(json);
	expect(status, `${route} ${String(more?.body).slice(0, 200)}: ${told.slice(0, 300)}`).toBeLessThan(500);
	if (status >= 400) expect(told.replace(/"advice":"[^"]*"/, "")).not.toMatch(SQL_WORDS);
	return status;
}

const credits = async () => ({
	// Those of a user who was made meanwhile are empty.
	pools: await db.pool.findMany({
		where: { version: { gt: 0 } },
		orderBy: { accountId: "asc" },
		select: { balance: true, held: true, version: true },
	}),
	entries: await db.ledgerEntry.count(),
});

const WITH_BODY = ALL_ROUTES.filter(({ body }) => body);

it.each(WITH_BODY.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
	"$name: its body",
	async ({ route }) => {
		const before = await credits();
		const { requestBody } = DOCUMENT.paths[route.path][route.method];
		const good = sample(requestBody.content["application/json"].schema);
		const address = `${route.method.toUpperCase()} ${route.path.replace(/\{\w+\}/g, "019ad1c0-7d5e-7000-8000-0b6f6a2f9d11")}`;
		const statuses = new Set<number>();
		for (const nasty of NASTY) {
			for (const body of mutations(good, nasty)) statuses.add(await send(address, { body }));
		}
		for (const huge of HUGE) statuses.add(await send(address, { body: [...mutations(good, huge)].at(-1) }));
		const text = JSON.stringify(good);
		for (const body of [
			...["", "{", "}", "[]", "nul", "'{}'", "\u0000", "\uFEFF{}", `${text}${text}`, `${text},`, text.slice(0, -1)],
			...[text.replace("{", '{"x":1,'), text.replace("{", '{"a":1,"a":1,'), text.replace("{", '{"__proto__":1,')],
		]) {
			statuses.add(await send(address, { body }));
		}
		for (const type of [
			"text/plain",
			"application/xml",
			"multipart/form-data; boundary=x",
			"application/json; charset=utf-16",
			"",
			"x",
		]) {
			expect(await send(address, { body: text, headers: { "content-type": type } })).toBe(415);
		}
		for (const key of ["", " ", "\t", "é", "x".repeat(256), "a b"]) {
			const status = await send(address, { body: text, headers: { "idempotency-key": key } });
			if (route.isKeyed) expect(status).toBe(400);
		}
		expect([...statuses]).toContain(400);
		expect(await credits()).toEqual(before);
	},
);

it.each(ALL_ROUTES.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
	"$name: its parameters",
	async ({ route }) => {
		const before = await credits();
		const parameters: Schema[] = DOCUMENT.paths[route.path][route.method].parameters ?? [];
		const inQuery = parameters.filter((one) => one.in === "query");
		const body = route.body ? "{}" : undefined;
		const fill = (path: string, part: string) => path.replace(/\{\w+\}/g, () => part);
		const address = (part: string, query = "") => `${route.method.toUpperCase()} ${fill(route.path, part)}${query}`;
		const good = inQuery
			.filter(({ name }) => ["user", "by"].includes(name))
			.map(({ name, schema }) => `${name}=${name === "user" ? user.id : sample(schema)}`);
		for (const part of NASTY_PARTS) {
			if (route.path.includes("{")) await send(address(part), { body });
			for (const { name } of inQuery) {
				const others = good.filter((one) => !one.startsWith(`${name}=`));
				await send(address("a", `?${[...others, `${name}=${part}`].join("&")}`), { body });
				await send(address("a", `?${name}=${part}&${name}=${part}`), { body });
			}
			await send(address("a", `?${part}=1`), { body });
		}
		expect(await credits()).toEqual(before);
	},
);

it("whatever stands in the headers", async () => {
	for (const authorization of [
		"",
		"Bearer",
		"Bearer ",
		"Basic YTpi",
		`Bearer ${"x".repeat(8_000)}`,
		"Bearer ' OR 1=1 --",
		"bearer cp_live_",
	]) {
		expect(await send("GET /usage", { headers: { authorization } })).toBe(401);
	}
	for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PROPFIND"]) {
		expect(await send(`${method} /charges`, {})).toBe(405);
	}
});

import { ACTION_CASES } from "./authorisation/action-table.ts";
import { type Answer, ask, askInPieces, callAction } from "./authorisation/call.ts";
import { stateOf } from "./authorisation/database-state.ts";
import { listActions, listRoutes } from "./authorisation/endpoints.ts";
import { secretsFrom } from "./authorisation/learning.ts";
import { ROUTE_CASES } from "./authorisation/route-table.ts";
import { type ActionCase, isRefusal } from "./authorisation/table.ts";
import { isFields, unknownFieldNames, withField } from "./authorisation/unknown-fields.ts";
import { VISITORS, type Visitor } from "./authorisation/visitors.ts";
import { buildWorld, startSessions, type World } from "./authorisation/world.ts";
import { test as base, expect } from "./fixtures.ts";

const test = base.extend<object, { world: World }>({
	world: [async ({ db }, use) => use(await buildWorld(db)), { scope: "worker" }],
});

test("the table has every server action of the build, and no other", () => {
	const inTable = [...new Set(ACTION_CASES.map(({ action }) => action))];
	const inBuild = listActions().map(({ name }) => name);
	expect(inTable.sort()).toEqual(inBuild.sort());
});

test("the table has every route of the build, and no other", () => {
	const inTable = [...new Set(ROUTE_CASES.map(({ route }) => route))];
	expect(inTable.sort()).toEqual(listRoutes().sort());
});

for (const actionCase of ACTION_CASES) {
	const { action, about, input, expected } = actionCase;
	test(`action ${action}${about ? `, ${about}` : ""}`, async ({ request, world }) => {
		const inputs = new Map<Visitor, unknown>();
		for (const visitor of VISITORS) inputs.set(visitor, await input?.(world, visitor));
		const cookies = await startSessions(world);
		const check = async (visitor: Visitor) => {
			const sent = inputs.get(visitor);
			const answer = await callAction(request, {
				endpoint: endpointOf(actionCase),
				input: sent,
				cookie: cookies[visitor],
			});
			expect.soft(answer.outcome, visitor).toBe(expected(visitor));
			expectNoSecrets(answer, { world, visitor, sent: sent ?? "" });
		};
		const refused = VISITORS.filter((visitor) => isRefusal(expected(visitor)));
		const before = await stateOf(world);
		for (const visitor of refused) await check(visitor);
		expect(await stateOf(world), "the database after all refusals").toEqual(before);
		for (const visitor of VISITORS) if (!refused.includes(visitor)) await check(visitor);
	});
}

for (const { route, about, path, expected } of ROUTE_CASES) {
	test(`route ${route}${about ? `, ${about}` : ""}`, async ({ request, world }) => {
		const sent = path(world);
		const cookies = await startSessions(world);
		const before = await stateOf(world);
		for (const visitor of VISITORS) {
			const answer = await ask(request, { path: sent, cookie: cookies[visitor] });
			expect.soft(answer.outcome, visitor).toBe(expected(visitor));
			expectNoSecrets(answer, { world, visitor, sent });
			const text = await askInPieces(request, { path: sent, cookie: cookies[visitor] });
			expectNoSecrets({ ...answer, text }, { world, visitor, sent });
		}
		expect(await stateOf(world), "the database after reading").toEqual(before);
	});
}

for (const { name } of listActions()) {
	const actionCase = ACTION_CASES.find(
		(entry) => entry.action === name && entry.input && VISITORS.some((visitor) => entry.expected(visitor) === "done"),
	);
	if (!actionCase) continue;
	test(`unknown fields are refused by ${name}`, async ({ request, world }) => {
		const { input, expected } = actionCase;
		const visitor = VISITORS.find((candidate) => expected(candidate) === "done") ?? "anonymous";
		const valid = await input?.(world, visitor);
		if (!isFields(valid)) throw new Error("An action takes one object.");
		const { [visitor]: cookie } = await startSessions(world);
		const before = await stateOf(world);
		const endpoint = endpointOf(actionCase);
		for (const tried of (await unknownFieldNames(world)).flatMap((field) => withField(valid, field))) {
			const { outcome } = await callAction(request, { endpoint, input: tried, cookie });
			expect(outcome, JSON.stringify(Object.keys(tried))).toBe("INVALID");
		}
		expect(await stateOf(world), "the database").toEqual(before);
		expect((await callAction(request, { endpoint, input: valid, cookie })).outcome, "without them").toBe("done");
	});
}

function endpointOf({ action }: ActionCase) {
	const endpoint = listActions().find(({ name }) => name === action);
	if (!endpoint) throw new Error(`The build has no action ${action}.`);
	return endpoint;
}

function expectNoSecrets(
	answer: Answer,
	{ world, visitor, sent }: { world: World; visitor: Visitor; sent: unknown },
): void {
	const known = JSON.stringify(sent, (_, value) => (typeof value === "bigint" ? String(value) : value));
	const secrets = secretsFrom(world, visitor, { isRefused: isRefusal(answer.outcome) });
	const learnt = secrets.filter((secret) => answer.text.includes(secret) && !known.includes(secret));
	expect.soft(learnt, `what ${visitor} should not learn`).toEqual([]);
}

import type { Actor } from "@/lib/auth/actor.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { mayOpen } from "@/lib/pages/policy.ts";
import { PORTAL_PAGES, type PortalPage } from "@/lib/pages/portal-pages.ts";
import { sqlOf, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { test as base, expect } from "../testing/fixtures.ts";
import { ACTION_CASES } from "./action-table.ts";
import { type Answer, ask, askInPieces, callAction } from "./call.ts";
import { watchDatabase } from "./database-changes.ts";
import { listActions, listRoutes } from "./endpoints.ts";
import { secretsFrom } from "./learning.ts";
import { ROUTE_CASES } from "./route-table.ts";
import { type ActionCase, isRefusal } from "./table.ts";
import { isFields, withUnknownFields } from "./unknown-fields.ts";
import { isNobody, rightsOf, VISITORS, type Visitor } from "./visitors.ts";
import { anOrder, buildWorld, pagesMadeFor, signedInCookies, type World } from "./world.ts";

const test = base.extend<object, { world: World }>({
	world: [async ({ db }, use) => use(await buildWorld(db)), { scope: "worker" }],
});

// Thousands of answers are read whole: nothing compresses them for the way, and no trace keeps them.
test.use({ extraHTTPHeaders: { "accept-encoding": "identity" }, trace: "off" });

const AT_ONCE = 8;

// All visitors come from one place, and are more than may guess there; how fast they come is the machine's matter.
test.beforeEach(({ db }) => sqlOf(db).query(`DELETE FROM "rate_limit" RETURNING "key"`));

test("the table has every server action of the build, and no other", () => {
	const inTable = [...new Set(ACTION_CASES.map(({ action }) => action))];
	const inBuild = listActions().map(({ name }) => name);
	expect(inTable.sort()).toEqual(inBuild.sort());
});

test("the table has every route of the build, and no other", () => {
	const inTable = [...new Set(ROUTE_CASES.map(({ route }) => route))];
	expect(inTable.sort()).toEqual(listRoutes().sort());
});

test("help and search know which pages each visitor can open", () => {
	const pages = Object.values(PORTAL_PAGES).flatMap((group) => Object.keys(group) as PortalPage[]);
	for (const page of pages) {
		const cases = ROUTE_CASES.filter(({ route, about }) => route === page && !about);
		for (const { expected } of cases) {
			for (const visitor of VISITORS.filter((one) => !isNobody(one))) {
				const actor = { rights: rightsOf(visitor), isOperator: visitor.startsWith("operator") } as Actor;
				const may = mayOpen(actor, page);
				// Who may open such a page may do so for some things, and for this one perhaps not.
				if (page.includes("[") && may) continue;
				expect.soft(expected(visitor) === "200", `${page} for ${visitor}`).toBe(may);
			}
		}
	}
});

test("the watch on the database notices what is written, changed and deleted, and not what others do", async ({
	db,
	world,
}) => {
	const userRoleId = await aUserRole(db, world.here, { rights: [] });
	const change = async (work: () => Promise<unknown>) => {
		const changes = await watchDatabase(world);
		await work();
		return changes();
	};
	const { id } = world.people.member;
	expect(await change(() => aUser(db, world.here))).toEqual(["user"]);
	expect(await change(() => db.user.update({ where: { id }, data: { language: "en" } }))).toEqual(["user"]);
	expect(await change(() => anOrder(world, "paid"))).toEqual(["ledger_entry", "lot", "order", "pool"]);
	expect(await change(() => db.userRole.delete({ where: { id: userRoleId } }))).toEqual(["user_role"]);
	expect(await change(async () => aUser(db, await anOrganization(db)))).toEqual([]);
});

test("the watch on the database begins when mail to the world's people is delivered", async ({ db, world }) => {
	for (const who of ["member", "administrator elsewhere", "operator"] as const) {
		const { id: userId, email, name } = world.people[who];
		const { organizationId, language } = await db.user.findUniqueOrThrow({ where: { id: userId } });
		const to = { userId, email, name, organizationId, language };
		const id = await transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to, facts: {} }));
		await watchDatabase(world);
		expect.soft(await db.mail.findUnique({ where: { id } }), who).toMatchObject({ status: "sent" });
	}
});

for (const actionCase of ACTION_CASES) {
	const { action, about, input, expected, learns } = actionCase;
	test(`action ${action}${about ? `, ${about}` : ""}`, async ({ request, world }) => {
		const inputs = new Map<Visitor, unknown>();
		await Promise.all(VISITORS.map(async (visitor) => inputs.set(visitor, await input?.(world, visitor))));
		const [cookies, madeFor] = await Promise.all([signedInCookies(world), pagesMadeFor(world)]);
		const check = async (visitor: Visitor) => {
			const sent = inputs.get(visitor);
			const answer = await callAction(request, {
				endpoint: endpointOf(actionCase),
				input: sent,
				madeFor: madeFor[visitor],
				cookie: cookies[visitor],
			});
			expect.soft(answer.outcome, visitor).toBe(expected(visitor));
			expectNoSecrets(answer, { world, visitor, sent: [sent ?? "", learns?.(world, visitor) ?? ""] });
		};
		const refused = VISITORS.filter((visitor) => isRefusal(expected(visitor)));
		const changes = await watchDatabase(world);
		await inTurns(refused, AT_ONCE, check);
		expect(await changes(), "what refusals changed in the database").toEqual([]);
		for (const visitor of VISITORS) if (!refused.includes(visitor)) await check(visitor);
	});
}

for (const { route, about, path, expected, learns } of ROUTE_CASES) {
	test(`route ${route}${about ? `, ${about}` : ""}`, async ({ request, world }) => {
		const sent = await path(world);
		const cookies = await signedInCookies(world);
		const changes = await watchDatabase(world);
		// Few may download at once, and the next is told to wait.
		const atOnce = /csv$|\[file\]$/.test(route) ? 1 : AT_ONCE;
		await inTurns(VISITORS, atOnce, async (visitor) => {
			const answer = await ask(request, { path: sent, cookie: cookies[visitor] });
			expect.soft(answer.outcome, visitor).toBe(expected(visitor));
			const known = { world, visitor, sent: [sent, learns?.(world, visitor) ?? ""] };
			expectNoSecrets(answer, known);
			// A page that is shown carries its pieces already.
			if (!isRefusal(answer.outcome)) return;
			const text = await askInPieces(request, { path: sent, cookie: cookies[visitor] });
			expectNoSecrets({ ...answer, text }, known);
		});
		expect(await changes(), "what reading changed in the database").toEqual([]);
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
		const { [visitor]: cookie } = await signedInCookies(world);
		const { [visitor]: madeFor } = await pagesMadeFor(world);
		const changes = await watchDatabase(world);
		const endpoint = endpointOf(actionCase);
		await inTurns(await withUnknownFields(world, valid), AT_ONCE, async (tried) => {
			const { outcome } = await callAction(request, { endpoint, input: tried, madeFor, cookie });
			expect.soft(outcome, Object.keys(tried).join(", ")).toBe("INVALID");
		});
		expect(await changes(), "what they changed in the database").toEqual([]);
		expect((await callAction(request, { endpoint, input: valid, madeFor, cookie })).outcome, "without them").toBe(
			"done",
		);
	});
}

for (const { name } of listActions()) {
	const cases = ACTION_CASES.filter(
		({ action, expected }) => action === name && expected("anonymous") === "SIGNED_OUT",
	);
	const isDoneFor = ({ expected }: ActionCase) => VISITORS.find((visitor) => expected(visitor) === "done");
	const actionCase = cases.find(isDoneFor) ?? cases[0];
	if (!actionCase) continue;
	test(`a page that was made for another user gets nowhere with ${name}`, async ({ request, world }) => {
		const visitor = isDoneFor(actionCase) ?? "owner";
		const input = await actionCase.input?.(world, visitor);
		const { [visitor]: cookie } = await signedInCookies(world);
		const { [visitor]: own, [visitor === "member" ? "credit user" : "member"]: others } = await pagesMadeFor(world);
		const endpoint = endpointOf(actionCase);
		const changes = await watchDatabase(world);
		const pages = { others, moved: { ...own, organizationId: newId() }, unnamed: null };
		await inTurns(Object.entries(pages), AT_ONCE, async ([page, madeFor]) => {
			const answer = await callAction(request, { endpoint, input, madeFor, cookie });
			expect.soft(answer.outcome, page).toBe("OTHER_USER");
			expectNoSecrets(answer, { world, visitor, sent: input ?? "" });
		});
		expect(await changes(), "what they changed in the database").toEqual([]);
		const { outcome } = await callAction(request, { endpoint, input, madeFor: own, cookie });
		expect(outcome, "from their own page").toBe(actionCase.expected(visitor));
	});
}

/** A few at a time. */
async function inTurns<Task>(
	tasks: readonly Task[],
	atOnce: number,
	run: (task: Task) => Promise<void>,
): Promise<void> {
	for (let next = 0; next < tasks.length; next += atOnce) {
		await Promise.all(tasks.slice(next, next + atOnce).map(run));
	}
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

import { beforeAll, describe, expect, it, vi } from "vitest";
import { API_SCOPES, SCOPES_OF_KINDS } from "@/lib/api-keys/api-scopes.ts";
import { createApiKey } from "@/lib/api-keys/create-api-key.ts";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key.ts";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key.ts";
import { ensureSandbox } from "@/lib/api-keys/sandbox/ensure-sandbox.ts";
import { fillInBilling } from "@/lib/orders/test-shop.ts";
import { newId } from "@/lib/platform/ids.ts";
import { pauseServiceUser } from "@/lib/service-users/pause-service-user.ts";
import { aKey, call } from "@/lib/testing/api.ts";
import { ALL_ROUTES } from "@/lib/testing/api-document.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { createApi } from "./create-api.ts";
import { AUTHORISATION_ROWS } from "./test-authorisation-rows.ts";
import { type AuthorisationRow, CALLERS, type Caller, type Scene } from "./test-authorisation-table.ts";

// Each route × each key: its status, and the database unchanged where it is refused.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { db } = await testDatabase();
const api = createApi({ db });
const secrets = new Map<Caller, string>();
let scene: Scene;

beforeAll(async () => {
	const [operator, here, elsewhere] = [
		await anOrganization(db, { isOperator: true }),
		await anOrganization(db),
		await anOrganization(db),
	];
	const people = new Map<string, Awaited<ReturnType<typeof aUser>>>();
	for (const organization of [operator, here, elsewhere]) {
		people.set(organization.id, await aUser(db, organization, { role: "administrator" }));
	}
	const robotOf = async (organization: typeof here) => {
		const robot = await aServiceUser(db, organization, { responsibleId: people.get(organization.id)?.id ?? "" });
		await grantCredits(db, robot.id, 1_000n);
		return robot;
	};
	const robot = await robotOf(here);
	const vendor = await aKey(db, operator);
	const testOf = async (organization: typeof here, kind: "vendor" | "organization") => {
		const confinedToId = await ensureSandbox({ actor: null, db }, { organizationId: organization.id });
		return aKey(db, organization, { kind, isTest: true, confinedToId });
	};
	const serviceKey = (organization: typeof here, userId: string) =>
		aKey(db, organization, { kind: "service_user", userId });
	secrets.set("vendor", vendor);
	secrets.set("vendor's test", await testOf(operator, "vendor"));
	secrets.set("organization", await aKey(db, here, { kind: "organization" }));
	secrets.set("organization's test", await testOf(here, "organization"));
	secrets.set("organization elsewhere", await aKey(db, elsewhere, { kind: "organization" }));
	secrets.set("service user", await serviceKey(here, robot.id));
	secrets.set("service user beside", await serviceKey(here, (await robotOf(here)).id));
	secrets.set("service user elsewhere", await serviceKey(elsewhere, (await robotOf(elsewhere)).id));
	secrets.set("expired", await aKey(db, operator, { expiresAt: new Date("2026-01-01") }));
	await addChanged(here.id, people.get(here.id)?.id ?? "", await robotOf(here));
	const pool = await db.account.findFirstOrThrow({ where: { userId: robot.id, creditTypeId: "email" } });
	const paid = { user: robot.id, credit_type: "email", credits: 1, service: "s", item: "i" };
	const planId = await aPlan(db);
	const memberId = async () => {
		const member = await aUser(db, here);
		await fillInBilling(db, member);
		return member.id;
	};
	const groupId = async () => {
		const body = { creator: await memberId(), name: "Labs" };
		return (await call(api, "POST /share_groups", { secret: vendor, body })).json.share_group_id;
	};
	const limitedPath = async (kind: "users" | "share_groups") => {
		const [path, person] =
			kind === "users"
				? [`/users/${await memberId()}`, { credit_user: null }]
				: [`/share_groups/${await groupId()}`, { address: null }];
		const body = { credit_type: "email", ...person, limit: { credits: 5, period: "day" } };
		await call(api, `PUT ${path}/limits`, { secret: vendor, body });
		return path;
	};
	scene = {
		organizationId: here.id,
		userId: robot.id,
		poolId: pool.id,
		chargeId: async () => (await call(api, "POST /charges", { secret: vendor, body: paid })).json.charge_id,
		holdId: async () => {
			const body = { ...paid, expires_in_seconds: 60 };
			return (await call(api, "POST /holds", { secret: vendor, body })).json.hold_id;
		},
		memberId,
		async etagOf(userId) {
			const { version } = await db.user.findUniqueOrThrow({ where: { id: userId } });
			return `"${version}"`;
		},
		groupId,
		async entryPath() {
			const id = await groupId();
			const path = `/share_groups/${id}/entries`;
			await call(api, `POST ${path}`, { secret: vendor, body: { values: ["tom@acme.example"] } });
			const { json } = await call(api, `GET ${path}`, { secret: vendor });
			return `${id}/entries/${json.entries[0].entry_id}`;
		},
		grantPath: async () => `/users/${robot.id}/grants/${await grantCredits(db, robot.id, 5n)}`,
		limitedPath,
		async raisePath(kind) {
			const path = await limitedPath(kind);
			const who = kind === "users" ? ["credit_user", await memberId()] : ["address", "tom@acme.example"];
			const person = Object.fromEntries([who]);
			const body = { credit_type: "email", ...person, credits: 9, period: "day", until: "2999-12-31" };
			await call(api, `PUT ${path}/raises`, { secret: vendor, body });
			return `${path}/raises?${new URLSearchParams({ credit_type: "email", ...person })}`;
		},
		keyPath: async () => {
			await aKey(db, here, { kind: "organization" });
			const made = await db.apiKey.findFirstOrThrow({ where: { organizationId: here.id }, orderBy: { id: "desc" } });
			return `/api_keys/${made.id}`;
		},
		async orderId() {
			const body = { buyer: await memberId(), plan_id: planId };
			return (await call(api, "POST /orders", { secret: vendor, body })).json.order_id;
		},
		planId,
	};
});

/** Keys that verbs have changed: one that replaces another goes on, the others don't. */
async function addChanged(organizationId: string, administratorId: string, robot: { id: string }): Promise<void> {
	const context = { actor: await actorOf(db, { id: administratorId }), db };
	const key = { name: "Changed", kind: "organization", isTest: false, userId: null, expiresAt: null } as const;
	const make = async () => {
		const made = await createApiKey(context, { ...key, scopes: [...SCOPES_OF_KINDS.organization] });
		if (!made.ok) throw new Error(made.key);
		return made.value;
	};
	const [old, revoked] = [await make(), await make()];
	const rotated = await rotateApiKey(context, { apiKeyId: old.apiKeyId, overlapHours: 0, expiresAt: null });
	if (!rotated.ok) throw new Error(rotated.key);
	secrets.set("replaced", rotated.value.secret);
	await revokeApiKey(context, { apiKeyId: revoked.apiKeyId });
	secrets.set("revoked", revoked.secret);
	secrets.set("paused", await aKey(db, { id: organizationId }, { kind: "service_user", userId: robot.id }));
	await pauseServiceUser(context, { userId: robot.id, reason: "Not now" });
}

async function statusOf(row: AuthorisationRow, secret: string | undefined): Promise<number> {
	const [method = ""] = row.route.split(" ");
	const path = await row.path(scene);
	const body = await row.body?.(scene);
	const etag = await row.ifMatch?.(scene, path);
	const before = await state();
	const { status, json } = await call(api, `${method} ${path}`, {
		...(secret && { secret }),
		...(body !== undefined && { body }),
		headers: { "idempotency-key": newId(), ...(etag !== undefined && { "if-match": etag }) },
	});
	const answered = json?.results?.[0]?.status ?? status;
	if (answered >= 400) {
		expect(await state(), `${row.route} changed something`).toEqual(before);
		expect(JSON.stringify(json), "an id of somebody else").not.toContain(scene.poolId);
	}
	return answered;
}

const state = async () => ({
	pools: await db.pool.findMany({
		orderBy: { accountId: "asc" },
		select: { accountId: true, version: true, held: true },
	}),
	holds: await db.hold.count(),
	users: await db.user.count(),
	audits: await db.auditEntry.count(),
});

it("the table has every route, and no other", () => {
	const routes = ALL_ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
	expect([...new Set(AUTHORISATION_ROWS.map(({ route }) => route))].sort()).toEqual(routes.sort());
});

describe.each(AUTHORISATION_ROWS.map((row, index) => ({ name: `${row.route} (${index})`, row })))(
	"$name",
	({ row }) => {
		it("is for these keys, and no others", async () => {
			const found: Record<string, number> = {};
			const expected: Record<string, number> = {};
			for (const caller of CALLERS) {
				found[caller] = await statusOf(row, secrets.get(caller));
				expected[caller] = row.expected(caller);
			}
			expect(found).toEqual(expected);
		});

		it("takes its scope, and no other will do", async () => {
			const route = ALL_ROUTES.find(({ method, path }) => `${method.toUpperCase()} ${path}` === row.route);
			const scope = route?.scope ?? null;
			const others = API_SCOPES.filter((one) => one !== scope);
			const operator = await db.organization.findFirstOrThrow({ where: { isOperator: true } });
			const without = await statusOf(row, await aKey(db, operator, { scopes: others }));
			expect(without).toBe(scope === null ? row.expected("vendor") : 403);
			if (scope)
				expect(await statusOf(row, await aKey(db, operator, { scopes: [scope] }))).toBe(row.expected("vendor"));
		});
	},
);

it("a key has no scope beyond its kind, whatever its row says", async () => {
	const secret = await aKey(db, { id: scene.organizationId }, { kind: "organization", scopes: API_SCOPES });
	const path = `/charges/${await scene.chargeId()}/refunds`;
	expect(await call(api, `POST ${path}`, { secret, body: {} })).toMatchObject({
		status: 403,
		json: { code: "scope_missing" },
	});
});

import { newId } from "@/lib/platform/ids.ts";
import {
	ADMINISTRATORS,
	type AuthorisationRow,
	aMember,
	anyKey,
	EVERYONES,
	reaching,
	type Scene,
	SPENDERS,
	scoped,
	spending,
	VENDORS,
} from "./test-authorisation-table.ts";
import { GROUP_ROWS } from "./test-group-rows.ts";

// Which keys may what, route by route. A route that isn't here fails the test, and so does a row without a route.

const charge = ({ userId: user }: Scene) => ({ user, credit_type: "email", credits: 1, service: "s", item: "i" });
const hold = (scene: Scene) => ({ ...charge(scene), expires_in_seconds: 60 });

const aPerson = () => ({ name: "Nina New", email: `${newId()}@test.example` });

const PEOPLE_ROWS: readonly AuthorisationRow[] = [
	{ route: "GET /users", path: () => "/users", expected: scoped(200, ADMINISTRATORS) },
	{ route: "GET /users/{user}", path: ({ userId }) => `/users/${userId}`, expected: reaching(200, ADMINISTRATORS) },
	{
		route: "POST /users",
		path: () => "/users",
		body: ({ organizationId }) => ({ organization_id: organizationId, ...aPerson() }),
		// Only the vendor vouches for an address.
		expected: reaching(201, VENDORS),
	},
	{
		route: "POST /invitations",
		path: () => "/invitations",
		body: ({ organizationId }) => ({ organization_id: organizationId, ...aPerson() }),
		expected: reaching(201, ADMINISTRATORS),
	},
	{
		route: "POST /service_users",
		path: () => "/service_users",
		body: async ({ organizationId, ...scene }) => ({
			...{ organization_id: organizationId, name: `Robot ${newId()}` },
			responsible: await scene.memberId(),
		}),
		expected: reaching(201, ADMINISTRATORS),
	},
	{
		route: "PATCH /users/{user}",
		...aMember(),
		body: () => ({ name: "Someone Else" }),
		expected: reaching(200, ADMINISTRATORS),
	},
	{ route: "GET /api_keys", path: () => "/api_keys", expected: scoped(200, ADMINISTRATORS) },
	{
		route: "GET /api_keys",
		path: ({ organizationId }) => `/api_keys?organization_id=${organizationId}`,
		expected: reaching(200, ADMINISTRATORS),
	},
	{
		route: "POST /api_keys/{api_key_id}/revocation",
		path: async (scene) => `${await scene.keyPath()}/revocation`,
		expected: reaching(200, ADMINISTRATORS),
	},
	{
		route: "PUT /users/{user}/credit_owner",
		...aMember("/credit_owner"),
		body: async (scene) => ({ credit_owner: await scene.memberId() }),
		expected: reaching(200, ADMINISTRATORS),
	},
	{
		route: "PUT /users/{user}/status",
		...aMember("/status"),
		body: () => ({ status: "suspended" }),
		expected: reaching(200, ADMINISTRATORS),
	},
	{
		route: "POST /users/{user}/sign_in_links",
		path: async (scene) => `/users/${await scene.memberId()}/sign_in_links`,
		expected: reaching(201, VENDORS),
	},
	{ route: "GET /organizations", path: () => "/organizations", expected: scoped(200, VENDORS) },
	{
		route: "GET /organizations/{organization_id}",
		path: ({ organizationId }) => `/organizations/${organizationId}`,
		expected: reaching(200, VENDORS),
	},
	{
		route: "POST /organizations",
		path: () => "/organizations",
		body: () => ({ name: "Acme", administrator: aPerson() }),
		// A test key would make one that is real.
		expected: (caller) => (caller === "vendor's test" ? 403 : scoped(201, VENDORS)(caller)),
	},
	{
		route: "GET /audit_entries",
		path: ({ organizationId }) => `/audit_entries?organization_id=${organizationId}`,
		expected: reaching(200, ADMINISTRATORS),
	},
];

const SHOP_ROWS: readonly AuthorisationRow[] = [
	{
		route: "POST /external_orders",
		path: () => "/external_orders",
		body: async (scene) => ({
			...{ reference: newId(), buyer: await scene.memberId(), plan_id: scene.planId },
			...{ total_minor: 1_000, currency: "USD" },
		}),
		expected: reaching(201, VENDORS),
	},
	{
		route: "POST /balance_imports",
		path: () => "/balance_imports",
		body: async (scene) => ({
			balances: [
				{
					...{ user: await scene.memberId(), credit_type: "email", credits: 5 },
					...{ expires_on: "2099-12-31", reference: newId() },
				},
			],
			reason: "Brought over",
		}),
		// A test key finds no one outside of its sandbox.
		expected: (caller) => (caller === "vendor's test" ? 400 : scoped(200, VENDORS)(caller)),
	},
	{ route: "GET /plans", path: () => "/plans", expected: scoped(200, ADMINISTRATORS) },
	{ route: "GET /orders", path: () => "/orders", expected: scoped(200, ADMINISTRATORS) },
	{
		route: "GET /orders/{order_id}",
		path: async (scene) => `/orders/${await scene.orderId()}`,
		expected: reaching(200, ADMINISTRATORS),
	},
	{
		route: "POST /orders",
		path: () => "/orders",
		body: async (scene) => ({ buyer: await scene.memberId(), plan_id: scene.planId }),
		expected: reaching(201, VENDORS),
	},
	{
		route: "POST /orders/{order_id}/payment",
		path: async (scene) => `/orders/${await scene.orderId()}/payment`,
		expected: reaching(200, VENDORS),
	},
	{
		route: "POST /orders/{order_id}/cancellation",
		path: async (scene) => `/orders/${await scene.orderId()}/cancellation`,
		body: () => ({ reason: "Not wanted" }),
		expected: reaching(200, VENDORS),
	},
	{
		route: "POST /orders/{order_id}/refund",
		path: async (scene) => `/orders/${await scene.orderId()}/refund`,
		body: () => ({ reason: "Not wanted" }),
		// Those who may are told that it hasn't been paid.
		expected: reaching(409, VENDORS),
	},
];

const REASON = () => ({ reason: "An outage" });

const GRANT_ROWS: readonly AuthorisationRow[] = [
	{
		route: "POST /users/{user}/grants",
		path: ({ userId }) => `/users/${userId}/grants`,
		body: () => ({ credit_type: "email", credits: 1, ...REASON() }),
		expected: reaching(201, VENDORS),
	},
	{
		route: "GET /users/{user}/grants/{grant_id}",
		path: (scene) => scene.grantPath(),
		expected: reaching(200, VENDORS),
	},
	{
		route: "POST /users/{user}/grants/{grant_id}/undo",
		path: async (scene) => `${await scene.grantPath()}/undo`,
		body: REASON,
		expected: reaching(200, VENDORS),
	},
];

export const AUTHORISATION_ROWS: readonly AuthorisationRow[] = [
	...PEOPLE_ROWS,
	...SHOP_ROWS,
	...GRANT_ROWS,
	...GROUP_ROWS,
	{ route: "GET /api_key", path: () => "/api_key", expected: anyKey },
	{ route: "POST /charges", path: () => "/charges", body: charge, expected: spending(201) },
	{
		route: "POST /charges/batch",
		path: () => "/charges/batch",
		body: (scene) => ({ charges: [{ key: newId(), ...charge(scene) }] }),
		// Each charge of it has a status of its own: `authorisation.test.ts` looks at that of the first.
		expected: spending(201),
	},
	{
		route: "GET /charges/{charge_id}",
		path: async (scene) => `/charges/${await scene.chargeId()}`,
		expected: reaching(200, EVERYONES),
	},
	{
		route: "POST /charges/{charge_id}/refunds",
		path: async (scene) => `/charges/${await scene.chargeId()}/refunds`,
		body: () => ({ credits: 1 }),
		expected: reaching(201, VENDORS),
	},
	{
		route: "POST /charges/{charge_id}/cancellation",
		path: async (scene) => `/charges/${await scene.chargeId()}/cancellation`,
		body: () => ({}),
		expected: reaching(201, VENDORS),
	},
	{ route: "POST /holds", path: () => "/holds", body: hold, expected: spending(201) },
	{
		route: "GET /holds/{hold_id}",
		path: async (scene) => `/holds/${await scene.holdId()}`,
		expected: reaching(200, SPENDERS),
	},
	...["capture", "release", "extension"].map((verb) => ({
		route: `POST /holds/{hold_id}/${verb}`,
		path: async (scene: Scene) => `/holds/${await scene.holdId()}/${verb}`,
		body: () => (verb === "extension" ? { expires_in_seconds: 60 } : {}),
		expected: reaching(201, SPENDERS),
	})),
	{
		route: "POST /checks",
		path: () => "/checks",
		body: ({ userId: user }) => ({ user, credit_type: "email", credits: 1 }),
		expected: reaching(200, EVERYONES),
	},
	{
		route: "GET /users/{user}/balances",
		path: ({ userId }) => `/users/${userId}/balances`,
		expected: reaching(200, EVERYONES),
	},
	{
		route: "GET /pools/{pool_id}/balance",
		path: ({ poolId }) => `/pools/${poolId}/balance`,
		expected: reaching(200, EVERYONES),
	},
	{ route: "GET /usage", path: ({ userId }) => `/usage?user=${userId}`, expected: reaching(200, EVERYONES) },
	{ route: "GET /usage", path: ({ poolId }) => `/usage?pool_id=${poolId}`, expected: reaching(200, EVERYONES) },
	{
		route: "GET /usage/sums",
		path: ({ userId }) => `/usage/sums?by=day&user=${userId}`,
		expected: reaching(200, EVERYONES),
	},
	{
		route: "GET /usage/sums",
		path: ({ organizationId }) => `/usage/sums?by=user&organization_id=${organizationId}`,
		expected: (caller) => {
			const status = reaching(200, EVERYONES)(caller);
			// The key of a service user asks about that user alone.
			return caller.startsWith("service user") ? 400 : status;
		},
	},
];

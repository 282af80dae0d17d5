import { createApiKey } from "@/lib/api-keys/create-api-key.ts";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { type ActionCase, signedIn } from "../table.ts";
import { hasRight, isElsewhere, type Visitor } from "../visitors.ts";
import type { World } from "../world.ts";
import { editsUsers } from "./user-actions.ts";

const SERVICE_USERS = "app/(portal)/admin/users/service-users/actions.ts";
const KEYS = "app/(portal)/actions.ts";

/** In one's own organization it needs none of the people of "here". */
const makesServiceUsers = signedIn((visitor) => {
	if (!hasRight(visitor, "view_user_list")) return "NOT_FOUND";
	return hasRight(visitor, "edit_user") ? "done" : "FORBIDDEN";
});

/** Keys are for those who may manage them; a key of this organization is nowhere for strangers. */
const managesKeys = (elsewhere: string) =>
	signedIn((visitor) => {
		if (!hasRight(visitor, "manage_api_keys")) return "NOT_FOUND";
		return isElsewhere(visitor) ? elsewhere : "done";
	});

/** Nobody gives a key what they may not do themselves (product.md 38). */
const withScope = (right: "edit_user" | "view_user_list") => (visitor: Visitor) => {
	const outcome = managesKeys("done")(visitor);
	return outcome === "done" && !hasRight(visitor, right) ? "FORBIDDEN" : outcome;
};

const serviceUser = async ({ db, here }: World) => ({ userId: (await aServiceUser(db, here)).id });

async function apiKey({ db, people }: World) {
	const made = await createApiKey({ actor: await actorOf(db, people.administrator), db }, key());
	if (!made.ok) throw new Error(made.key);
	return { apiKeyId: made.value.apiKeyId };
}

function key(more: object = {}) {
	return {
		...({ name: "Reports", kind: "organization", isTest: false, userId: null } as const),
		...({ scopes: ["view_users"], expiresAt: null } as { scopes: ["view_users"]; expiresAt: null }),
		...more,
	};
}

async function openHold({ db, people }: World) {
	const held = await placeHold(aClient(db), { ...aCharge(people.member.id, 1n), lifetimeMs: 86_400_000 });
	if (!held.ok) throw new Error(held.key);
	return { holdId: held.value.holdId, reason: "Nobody comes back for it" };
}

/** The actions of service users, API keys and holds. */
export const SERVICE_USER_ACTION_CASES: readonly ActionCase[] = [
	{ action: `${SERVICE_USERS}#findResponsibleAction`, input: () => ({ search: "" }), expected: makesServiceUsers },
	{
		action: `${SERVICE_USERS}#createServiceUserAction`,
		input: ({ people }) => ({ name: `Service ${newId()}`, responsibleId: people.member.id, creditOwnerId: null }),
		expected: editsUsers,
	},
	{
		action: `${SERVICE_USERS}#renameServiceUserAction`,
		input: async (world) => ({ ...(await serviceUser(world)), name: `Service ${newId()}` }),
		expected: editsUsers,
	},
	{
		action: `${SERVICE_USERS}#setResponsibleAction`,
		input: async (world) => ({ ...(await serviceUser(world)), responsibleId: (await aUser(world.db, world.here)).id }),
		expected: editsUsers,
	},
	{
		action: "app/(portal)/admin/users/actions.ts#assignCreditOwnerAction",
		input: async (world) => ({
			...(await serviceUser(world)),
			ownerId: world.people.owner.id,
			creditUsers: null,
			consolidate: false,
		}),
		expected: editsUsers,
	},
	{
		action: `${SERVICE_USERS}#pauseServiceUserAction`,
		input: async (world) => ({ ...(await serviceUser(world)), reason: "It sends everything twice" }),
		expected: editsUsers,
	},
	{
		action: `${SERVICE_USERS}#resumeServiceUserAction`,
		input: async (world) => {
			const { userId } = await serviceUser(world);
			const pause = { pausedAt: new Date(), pausedById: world.people.owner.id, pauseReason: "It sends twice" };
			await world.db.user.update({ where: { id: userId }, data: { status: "suspended", ...pause } });
			return { userId };
		},
		expected: editsUsers,
	},
	{
		action: `${KEYS}#createApiKeyAction`,
		about: "the organization's own",
		input: () => key(),
		expected: withScope("view_user_list"),
	},
	{
		action: `${KEYS}#createApiKeyAction`,
		about: "with a scope that one administrator lacks",
		input: () => key({ scopes: ["edit_users"] }),
		expected: withScope("edit_user"),
	},
	{
		action: `${KEYS}#createApiKeyAction`,
		about: "the vendor's",
		input: () => key({ kind: "vendor", scopes: ["charge"] }),
		expected: signedIn((visitor) => {
			if (!hasRight(visitor, "manage_api_keys")) return "NOT_FOUND";
			return visitor === "operator" ? "done" : "FORBIDDEN";
		}),
	},
	{
		action: `${KEYS}#createApiKeyAction`,
		about: "a service user's",
		input: async (world) => key({ kind: "service_user", scopes: ["charge"], ...(await serviceUser(world)) }),
		expected: managesKeys("NOT_FOUND"),
	},
	{
		action: `${KEYS}#rotateApiKeyAction`,
		input: async (world) => ({ ...(await apiKey(world)), overlapHours: 1, expiresAt: null }),
		expected: (visitor) => {
			const outcome = managesKeys("NOT_FOUND")(visitor);
			return outcome === "done" && !hasRight(visitor, "view_user_list") ? "FORBIDDEN" : outcome;
		},
	},
	{ action: `${KEYS}#revokeApiKeyAction`, input: apiKey, expected: managesKeys("NOT_FOUND") },
	{
		action: "app/(portal)/operator/ledger/actions.ts#releaseOpenHoldAction",
		input: openHold,
		expected: signedIn((visitor) => (hasRight(visitor, "manage_orders") ? "done" : "NOT_FOUND")),
	},
];

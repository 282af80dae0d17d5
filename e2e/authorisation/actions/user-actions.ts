import { raiseLimit } from "@/lib/limits/raise-limit.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { newId } from "@/lib/platform/ids.ts";
import { actorOf, aUser, aUserRole } from "@/lib/testing/people.ts";
import { type ActionCase, signedIn } from "../table.ts";
import { hasRight, isElsewhere, type Visitor } from "../visitors.ts";
import type { World } from "../world.ts";

const CREDIT_OWNER = "app/(portal)/_components/credit-owner/actions.ts";
const LIMITS = "app/(portal)/_components/limits/actions.ts";
const USERS = "app/(portal)/admin/users/[id]/actions.ts";
const ORGANIZATION = "app/(portal)/admin/organization/actions.ts";
/** For people and service users alike. */
const ALL_USERS = "app/(portal)/admin/users/actions.ts";

/** Changing a user takes both rights; who can't see users isn't told of them, and strangers find nobody. */
export const editsUsers = signedIn((visitor) => {
	if (!hasRight(visitor, "view_user_list")) return "NOT_FOUND";
	if (!hasRight(visitor, "edit_user")) return "FORBIDDEN";
	return isElsewhere(visitor) ? "NOT_FOUND" : "done";
});

/** The same of one's own organization, which everyone has. */
const ofOwnOrganization = (outcome: string) =>
	signedIn((visitor) => {
		if (!hasRight(visitor, "view_user_list")) return "NOT_FOUND";
		return hasRight(visitor, "edit_user") ? outcome : "FORBIDDEN";
	});

async function changedUser({ db, here }: World, more: Record<string, unknown> = {}) {
	const userRoleId = await aUserRole(db, here, { rights: [] });
	const { id, name, email } = await aUser(db, here, { role: { id: userRoleId } });
	const fields = { email, userRoleId, status: "active", language: "en", timeZone: null };
	return {
		...fields,
		userId: id,
		version: 0,
		name: `${name} renamed`,
		creditOwnerId: id,
		creditUsers: null,
		limits: [],
		consolidate: false,
		cancelSubscriptions: false,
		...more,
	};
}

/** The limits on a wallet are its owner's and those of administrators (product.md 43). */
const limits = (visitor: Visitor) => (visitor === "owner" ? "done" : editsUsers(visitor));

/** Somebody new who uses the owner's credits, with a limit of 5 a week and, where it is wanted, a raise of it. */
async function aLimited({ db, here, people: { owner } }: World, { isRaised = false } = {}) {
	const { id: person } = await aUser(db, here, { creditOwnerId: owner.id });
	const context = { actor: await actorOf(db, owner), db };
	const pool = { kind: "wallet", ownerId: owner.id, creditTypeId: "email" } as const;
	const raise = { pool, person, credits: 9n, period: "week", until: "2099-12-31" } as const;
	await setLimit(context, { pool, person, limit: { credits: 5n, period: "week" } });
	if (isRaised) await raiseLimit(context, raise);
	return { pool, person, raise };
}

/** Nobody gives a role with a right that they lack, nor touches who has one (product.md 38). */
const makesAdministrators = (visitor: Visitor) => {
	const outcome = editsUsers(visitor);
	return outcome === "done" && visitor !== "administrator" ? "FORBIDDEN" : outcome;
};

/** The actions of User Information and of the Audit Log. */
export const USER_ACTION_CASES: readonly ActionCase[] = [
	{
		action: `${ORGANIZATION}#saveOrganizationAction`,
		about: "that someone else has changed meanwhile",
		input: () => ({ version: 1_000_000, name: "Northwind", creditOwnerId: null }),
		expected: ofOwnOrganization("STALE"),
	},
	...["findAuditActorsAction", "findAuditActionsAction"].map(
		(action): ActionCase => ({
			action: `app/(portal)/admin/audit/actions.ts#${action}`,
			input: () => ({ search: "" }),
			expected: signedIn((visitor) => (hasRight(visitor, "view_audit_log") ? "done" : "NOT_FOUND")),
		}),
	),
	{
		action: `${USERS}#changeUserAction`,
		about: "a new name and Credit Owner",
		input: (world) => changedUser(world, { creditOwnerId: world.people.owner.id }),
		expected: editsUsers,
	},
	{
		action: `${USERS}#changeUserAction`,
		about: "a limit on the Credit Owner's credits",
		input: (world) =>
			changedUser(world, {
				creditOwnerId: world.people.owner.id,
				limits: [{ what: "set", creditTypeId: "email", limit: { credits: 5n, period: "week" } }],
			}),
		expected: editsUsers,
	},
	{
		action: `${USERS}#previewUserLimitsAction`,
		input: async (world) => ({ userId: (await aLimited(world)).person, ownerId: world.people.owner.id }),
		expected: signedIn((visitor) => (limits(visitor) === "done" ? "done" : "NOT_FOUND")),
	},
	{
		action: `${LIMITS}#setLimitAction`,
		about: "a wallet's",
		input: async (world) => {
			const { pool, person } = await aLimited(world);
			return { pool, person, limit: { credits: 7n, period: "week" } };
		},
		expected: signedIn(limits),
	},
	{
		action: `${LIMITS}#raiseLimitAction`,
		input: async (world) => (await aLimited(world)).raise,
		expected: signedIn(limits),
	},
	{
		action: `${LIMITS}#endRaiseAction`,
		input: async (world) => {
			const { pool, person } = await aLimited(world, { isRaised: true });
			return { pool, person };
		},
		expected: signedIn(limits),
	},
	{
		action: `${USERS}#changeUserAction`,
		about: "the administrator's role",
		input: (world) => changedUser(world, { userRoleId: world.here.administratorRoleId }),
		expected: makesAdministrators,
	},
	{
		action: `${USERS}#changeUserAction`,
		about: "another organization's role and Credit Owner",
		input: (world) =>
			changedUser(world, {
				userRoleId: world.elsewhere.memberRoleId,
				creditOwnerId: world.people["administrator elsewhere"].id,
			}),
		expected: (visitor) => (editsUsers(visitor) === "done" ? "NOT_FOUND" : editsUsers(visitor)),
	},
	{
		action: `${CREDIT_OWNER}#listCreditOwnerCandidatesAction`,
		input: ({ people }) => ({ userId: people.member.id, search: "", chosenId: people.member.id }),
		expected: editsUsers,
	},
	{
		action: `${CREDIT_OWNER}#previewCreditOwnerAction`,
		input: ({ people }) => ({ userId: people.member.id, ownerId: people.owner.id }),
		expected: editsUsers,
	},
	{
		action: `${USERS}#changeUserAction`,
		about: "another address",
		input: (world) => changedUser(world, { email: `${newId()}@elsewhere.example` }),
		expected: editsUsers,
	},
	{
		action: `${ALL_USERS}#previewRemovalAction`,
		input: async (world) => ({ userId: (await removedUser(world)).userId }),
		expected: editsUsers,
	},
	{
		action: `${USERS}#endUserSessionsAction`,
		input: async (world) => ({ userId: (await removedUser(world)).userId }),
		expected: editsUsers,
	},
	{
		action: `${USERS}#endUserSessionsAction`,
		about: "an administrator's",
		input: async ({ db, here }) => ({ userId: (await aUser(db, here, { role: "administrator" })).id }),
		expected: makesAdministrators,
	},
	{
		action: `${ALL_USERS}#removeUserAction`,
		input: removedUser,
		expected: editsUsers,
	},
	{
		action: `${ALL_USERS}#removeUserAction`,
		about: "an administrator",
		input: async ({ db, here }) => removal((await aUser(db, here, { role: "administrator" })).id),
		expected: makesAdministrators,
	},
];

/** Somebody with no right that anybody lacks. */
async function removedUser({ db, here }: World) {
	const id = await aUserRole(db, here, { rights: [] });
	return removal((await aUser(db, here, { role: { id } })).id);
}

function removal(userId: string) {
	return { userId, version: 0, reason: "Has left us", creditUsers: null, credits: null, shareGroupIds: [] };
}

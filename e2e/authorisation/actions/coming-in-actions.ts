import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { type ActionCase, everybody, signedIn } from "../table.ts";
import { hasRight, type Visitor } from "../visitors.ts";
import { personOf, type World } from "../world.ts";
import { SELLER_FORM } from "./seller-form.ts";
import { editsUsers } from "./user-actions.ts";

const SIGN_UP = "app/(auth)/sign-up/actions.ts";
const INVITATION = "app/(auth)/invitation/actions.ts";
const INVITE = "app/(portal)/admin/users/invite/actions.ts";
const INVITATIONS = "app/(portal)/admin/users/invitations/actions.ts";
const PASSWORD = "a quiet harbour";

const anAddress = () => `${newId()}@elsewhere.example`;

type NewToken = Parameters<typeof mintToken>[1];
const mint = ({ db }: World, token: NewToken) => transact(db, (tx) => mintToken(tx, token));

/** An open invitation of the organization "here", sent long ago by its administrator. */
const invited = ({ db, here, people }: World, email = anAddress(), userRoleId = here.memberRoleId) => {
	const lastSentAt = new Date("2026-01-01T12:00:00Z");
	return anInvitation(db, here, { email, userRoleId, inviter: people.administrator, lastSentAt });
};

/** Nobody grants a right that they lack (product.md 38). */
const onlyTheAdministrator = (visitor: Visitor) => {
	const outcome = editsUsers(visitor);
	return outcome === "done" && visitor !== "administrator" ? "FORBIDDEN" : outcome;
};

/** Administrators who may edit users can look at a file of people; into their own organization. */
const readsFiles = signedIn((visitor) => {
	if (!hasRight(visitor, "view_user_list")) return "NOT_FOUND";
	return hasRight(visitor, "edit_user") ? "done" : "FORBIDDEN";
});

const aFile = () => ({ csv: `name,email,role\nTom Reed,${anAddress()},Member\n` });

/** Everybody but who would really move: to somebody else. */
const isLoner = (visitor: Visitor) => visitor === "administrator elsewhere";

/** A user's address as it is now: another test may have confirmed a new one. */
async function emailNow({ db }: World, id: string): Promise<string> {
	return (await db.user.findUniqueOrThrow({ where: { id }, select: { email: true } })).email;
}

/** What is done to come in: nobody need be signed in for most of it. */
export const COMING_IN_ACTION_CASES: readonly ActionCase[] = [
	{
		action: `${SIGN_UP}#startSignUpAction`,
		about: "with an unknown address",
		input: () => ({ name: "Sally Green", email: anAddress() }),
		expected: everybody("done"),
	},
	{
		action: `${SIGN_UP}#startSignUpAction`,
		about: "with a known address",
		input: async ({ db, here }) => ({ name: "Sally Green", email: (await aUser(db, here)).email }),
		expected: everybody("done"),
	},
	{
		action: `${SIGN_UP}#finishSignUpAction`,
		input: async (world) => {
			const token = await mint(world, { purpose: "sign_up", email: anAddress(), name: "Sally Green" });
			return { token, password: PASSWORD, timeZone: null };
		},
		expected: everybody("done"),
	},
	{
		action: `${SIGN_UP}#finishSignUpAction`,
		about: "with another purpose’s link",
		input: async (world) => {
			const token = await mint(world, { purpose: "password_reset", userId: world.people.member.id });
			return { token, password: PASSWORD, timeZone: null };
		},
		expected: everybody("NOT_FOUND"),
	},
	{
		action: "app/(auth)/forgotten-password/actions.ts#requestPasswordResetAction",
		about: "with an unknown address",
		input: () => ({ email: anAddress() }),
		expected: everybody("done"),
	},
	{
		action: "app/(auth)/forgotten-password/actions.ts#requestPasswordResetAction",
		about: "with a known address",
		input: async ({ db, here }) => ({ email: (await aUser(db, here)).email }),
		expected: everybody("done"),
	},
	{
		action: "app/(auth)/reset-password/actions.ts#resetPasswordAction",
		input: async (world) => {
			const { id: userId } = await aUser(world.db, world.here);
			return { token: await mint(world, { purpose: "password_reset", userId }), password: PASSWORD };
		},
		expected: everybody("done"),
	},
	{
		action: "app/(auth)/reset-password/actions.ts#resetPasswordAction",
		about: "of somebody who is suspended",
		input: async (world) => {
			const { id: userId } = world.people.suspended;
			return { token: await mint(world, { purpose: "password_reset", userId }), password: PASSWORD };
		},
		expected: everybody("NOT_FOUND"),
	},
	{
		action: "app/(auth)/come-in/actions.ts#followSignInLinkAction",
		input: async (world) => {
			const { id: userId } = await aUser(world.db, world.here);
			return { token: await mint(world, { purpose: "sign_in", userId }) };
		},
		expected: everybody("done"),
	},
	{
		action: "app/(auth)/come-in/actions.ts#followSignInLinkAction",
		about: "of somebody who is suspended",
		input: async (world) => {
			const { id: userId } = world.people.suspended;
			return { token: await mint(world, { purpose: "sign_in", userId }) };
		},
		expected: everybody("NOT_FOUND"),
	},
	{
		action: "app/(auth)/setup/actions.ts#setUpAction",
		about: "when there is an operator",
		input: async (world) => ({
			token: await mint(world, { purpose: "set_up" }),
			organizationName: "Another operator",
			name: "Sally Green",
			email: anAddress(),
			password: PASSWORD,
			seller: SELLER_FORM,
			...{ currency: "USD", timeZone: "UTC" },
		}),
		expected: everybody("NOT_FOUND"),
	},
	{
		action: `${INVITATION}#acceptAsNewUserAction`,
		input: async (world) => ({
			token: (await invited(world)).token,
			name: "Tom Reed",
			password: PASSWORD,
			timeZone: null,
		}),
		expected: everybody("done"),
		learns: (world) => [world.here.id],
	},
	{
		action: `${INVITATION}#acceptAsNewUserAction`,
		about: "for an address that has an account",
		input: async (world) => {
			const { email } = await aUser(world.db, world.elsewhere);
			return { token: (await invited(world, email)).token, name: "Tom Reed", password: PASSWORD, timeZone: null };
		},
		expected: everybody("CONFLICT"),
	},
	{
		action: `${INVITATION}#acceptInvitationAction`,
		about: "sent to oneself, in an organization with others",
		input: async (world, visitor) => {
			const isOthers = isLoner(visitor) || visitor === "anonymous";
			const email = isOthers ? anAddress() : await emailNow(world, personOf(world, visitor).id);
			// An organization that nobody in the table belongs to: users who see its invitations learn these addresses.
			const organization = await anOrganization(world.db);
			return { token: (await anInvitation(world.db, organization, { email })).token };
		},
		expected: signedIn((visitor) => (isLoner(visitor) ? "FORBIDDEN" : "CONFLICT")),
	},
	{
		action: `${INVITATION}#acceptInvitationAction`,
		about: "sent to somebody else",
		input: async (world) => ({ token: (await invited(world)).token }),
		expected: signedIn(everybody("FORBIDDEN")),
	},
	{
		action: `${INVITATION}#signOutForInvitation`,
		expected: everybody("goes to /invitation?token="),
	},
	{
		action: `${INVITE}#inviteUserAction`,
		about: "with a role without rights",
		input: async ({ db, here }) => ({
			name: "Tom Reed",
			email: anAddress(),
			userRoleId: await aUserRole(db, here, { rights: [] }),
		}),
		expected: editsUsers,
	},
	{
		action: `${INVITE}#inviteUserAction`,
		about: "with the administrator’s role",
		input: ({ here }) => ({ name: "Tom Reed", email: anAddress(), userRoleId: here.administratorRoleId }),
		expected: onlyTheAdministrator,
	},
	{ action: `${INVITE}#checkFileAction`, input: aFile, expected: readsFiles },
	{ action: `${INVITE}#inviteManyAction`, input: aFile, expected: readsFiles },
	{
		action: `${INVITATIONS}#resendInvitationAction`,
		about: "with a role without rights",
		input: async (world) => {
			const userRoleId = await aUserRole(world.db, world.here, { rights: [] });
			return { invitationId: (await invited(world, anAddress(), userRoleId)).id };
		},
		expected: editsUsers,
	},
	{
		action: `${INVITATIONS}#resendInvitationAction`,
		about: "with the administrator’s role",
		input: async (world) => {
			return { invitationId: (await invited(world, anAddress(), world.here.administratorRoleId)).id };
		},
		expected: onlyTheAdministrator,
	},
	{
		action: `${INVITATIONS}#revokeInvitationAction`,
		input: async (world) => ({ invitationId: (await invited(world)).id }),
		expected: editsUsers,
	},
];

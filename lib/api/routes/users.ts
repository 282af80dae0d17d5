import { done, refuse } from "@/lib/platform/refusal.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { readPage } from "../requests/read-page.ts";
import { changeAtVersion } from "../users/change-at-version.ts";
import { changeUserAsked, setCreditOwnerAsked, setStatusAsked } from "../users/change-user-asked.ts";
import { inviteAsked, makeServiceUserAsked, makeUserAsked } from "../users/make-user-asked.ts";
import { readReachedUsers, readShownUser } from "../users/read-reached-users.ts";
import { readCreditUsersChoice, referToUser } from "../users/refer-to-user.ts";
import {
	creditOwnerSchema,
	invitationSchema,
	invitedShape,
	madeUserShape,
	newServiceUserSchema,
	newUserSchema,
	statusSchema,
	userChangeSchema,
	userParams,
	userShape,
	usersQuery,
	usersShape,
} from "../users/schema.ts";

const listUsers = apiRoute({
	method: "get",
	path: "/users",
	operationId: "listUsers",
	summary: "List users",
	description: "People and service users whom the key reaches. Removed ones are listed only if they are asked for.",
	scope: "view_users",
	query: usersQuery,
	answer: usersShape,
	async handle(context, { query }) {
		const owner = await referToUser(context, query.credit_owner ?? null, "creditOwner");
		if (!owner.ok) return owner;
		const { organization_id: organizationId, kind, status } = query;
		const where = {
			...(organizationId !== undefined && { organizationId }),
			...(kind !== undefined && { kind }),
			...(owner.value !== null && { creditOwnerId: owner.value, id: { not: owner.value } }),
			status: status ?? { not: "removed" as const },
		};
		const page = await readPage(
			context,
			{ list: "users", query },
			{
				read: ({ after, limit }) =>
					readReachedUsers(context, { where, limit, after: after === null ? null : String(after[0]) }),
				positionOf: ({ json }) => [json.user_id],
			},
		);
		if ("problem" in page) return page;
		return done({ users: page.rows.map(({ json }) => json), next_cursor: page.next_cursor });
	},
});

const getUser = apiRoute({
	method: "get",
	path: "/users/{user}",
	operationId: "getUser",
	summary: "See a user",
	description: "The `ETag` is the user's version, which a change names in `If-Match`.",
	scope: "view_users",
	isVersioned: true,
	params: userParams,
	answer: userShape,
	async handle(context, { params }) {
		const found = await findReachedUser(context, params.user);
		if (!found.ok) return found;
		const { json, version } = await readShownUser(context, found.value.userId);
		return { ...done(json), version };
	},
});

const createUser = apiRoute({
	method: "post",
	path: "/users",
	operationId: "createUser",
	summary: "Make a user",
	description:
		"Someone whom the vendor knows and vouches for: only the vendor's keys. No mail is sent and no password is set: they come in by a link (`createSignInLink`), or choose a password by *Forgotten password*. Their address lets them into no share group before its mailbox has confirmed it.",
	scope: "edit_users",
	isKeyed: true,
	body: newUserSchema,
	answer: madeUserShape,
	status: 201,
	handle: (context, { body }) => makeUserAsked(context, body),
});

const inviteUser = apiRoute({
	method: "post",
	path: "/invitations",
	operationId: "inviteUser",
	summary: "Invite a person",
	description: "Writes to an address, whose owner then chooses a password. There is no user before they have accepted.",
	scope: "edit_users",
	isKeyed: true,
	body: invitationSchema,
	answer: invitedShape,
	status: 201,
	handle: (context, { body }) => inviteAsked(context, body),
});

const createServiceUser = apiRoute({
	method: "post",
	path: "/service_users",
	operationId: "createServiceUser",
	summary: "Make a service user",
	description: "A user that is a program: it acts by API keys, has wallets of its own and someone who is responsible.",
	scope: "edit_users",
	isKeyed: true,
	body: newServiceUserSchema,
	answer: madeUserShape,
	status: 201,
	handle: (context, { body }) => makeServiceUserAsked(context, body),
});

const changeUser = apiRoute({
	method: "patch",
	path: "/users/{user}",
	operationId: "changeUser",
	summary: "Change a user",
	description: "What is left out stays as it is; everything or nothing is changed.",
	scope: "edit_users",
	isVersioned: true,
	params: userParams,
	body: userChangeSchema,
	answer: userShape,
	async handle(context, { params, body: { responsible, ...asked } }) {
		const { external_id: externalId } = asked;
		if (externalId !== undefined && context.key.kind !== "vendor") {
			return refuse("FORBIDDEN", "apiVendorOnly", {}, { field: "externalId" });
		}
		const found = await referToUser(context, responsible ?? null, "responsible");
		if (!found.ok) return found;
		const all = { ...asked, ...(found.value !== null && { responsibleId: found.value }) };
		return changeAtVersion(context, { ...params, externalId }, (tx, user) => changeUserAsked(tx, user, all));
	},
});

const setCreditOwner = apiRoute({
	method: "put",
	path: "/users/{user}/credit_owner",
	operationId: "setCreditOwner",
	summary: "Set whose credits a user uses",
	description:
		"From now on: it rewrites no history, and moves no credits unless `consolidate` says so. The owner is active, of the same organization and their own Credit Owner. Refused while others use this user's credits, unless `credit_users` says where they go.",
	scope: "set_credit_owner",
	isVersioned: true,
	params: userParams,
	body: creditOwnerSchema,
	answer: userShape,
	async handle(context, { params, body }) {
		const owner = await referToUser(context, body.credit_owner, "creditOwner");
		if (!owner.ok) return owner;
		const choice = await readCreditUsersChoice(context, body.credit_users);
		if (!choice.ok) return choice;
		const asked = { ownerId: owner.value, creditUsers: choice.value, consolidate: body.consolidate };
		return changeAtVersion(context, params, (tx, user) => setCreditOwnerAsked(tx, user, asked));
	},
});

const setStatus = apiRoute({
	method: "put",
	path: "/users/{user}/status",
	operationId: "setUserStatus",
	summary: "Suspend a user, or let them in again",
	description:
		"A suspended person can't sign in or be charged, and their sessions end. A service user is paused with a reason, which its refused charges tell.",
	scope: "edit_users",
	isVersioned: true,
	params: userParams,
	body: statusSchema,
	answer: userShape,
	async handle(context, { params, body: { status, reason, credit_users } }) {
		const choice = await readCreditUsersChoice(context, credit_users);
		if (!choice.ok) return choice;
		const asked = { status, reason, creditUsers: choice.value };
		return changeAtVersion(context, params, (tx, user) => setStatusAsked(tx, user, asked));
	},
});

export const users: ApiResource = {
	name: "Users",
	description: "People and service users, and whose credits they use.",
	routes: [listUsers, getUser, createUser, inviteUser, createServiceUser, changeUser, setCreditOwner, setStatus],
};

import { endRaise } from "@/lib/limits/end-raise.ts";
import { raiseLimit } from "@/lib/limits/raise-limit.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { atField } from "../answers/at-field.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { askGroupLimits, askWalletLimits, changeLimits, readLimitsPage } from "../limits/read-limits.ts";
import {
	groupLimitSchema,
	groupRaiseQuery,
	groupRaiseSchema,
	limitsPageShape,
	limitsQuery,
	limitsShape,
	walletLimitSchema,
	walletRaiseQuery,
	walletRaiseSchema,
} from "../limits/schema.ts";
import { groupParams } from "../share-groups/schema.ts";
import { referToUser } from "../users/refer-to-user.ts";
import { userParams } from "../users/schema.ts";

const RAISED =
	"Above the default or the exception, which stay as they are and count again afterwards. One at a time: another one takes its place. What was used under it alone doesn't count below.";

const getGroupLimits = apiRoute({
	method: "get",
	path: "/share_groups/{share_group_id}/limits",
	operationId: "getShareGroupLimits",
	summary: "See the limits on a share group",
	description: "The default, exceptions and raises, and what they leave those who have one of their own.",
	scope: "set_limits",
	params: groupParams,
	query: limitsQuery,
	answer: limitsPageShape,
	async handle(context, { params: { share_group_id: shareGroupId }, query }) {
		const asked = await askGroupLimits(context, { shareGroupId, creditTypeId: query.credit_type });
		return readLimitsPage(context, asked, query);
	},
});

const setGroupLimit = apiRoute({
	method: "put",
	path: "/share_groups/{share_group_id}/limits",
	operationId: "setShareGroupLimit",
	summary: "Limit the members of a share group",
	description: "How much each may use, or one of them by address. It takes nothing back and resets no count.",
	scope: "set_limits",
	isRepeatable: true,
	params: groupParams,
	body: groupLimitSchema,
	answer: limitsShape,
	async handle(context, { params: { share_group_id: shareGroupId }, body }) {
		const { credit_type: creditTypeId, address: person, limit } = body;
		const asked = await askGroupLimits(context, { shareGroupId, creditTypeId });
		return changeLimits(context, { asked, person }, async ({ verb, pool }) =>
			atField(await setLimit(verb, { pool, person, limit }), { person: "address" }),
		);
	},
});

const raiseGroupLimit = apiRoute({
	method: "put",
	path: "/share_groups/{share_group_id}/raises",
	operationId: "raiseShareGroupLimit",
	summary: "Raise the limit of one member until a day",
	description: RAISED,
	scope: "set_limits",
	isRepeatable: true,
	params: groupParams,
	body: groupRaiseSchema,
	answer: limitsShape,
	async handle(context, { params: { share_group_id: shareGroupId }, body }) {
		const { credit_type: creditTypeId, address: person, ...raise } = body;
		const asked = await askGroupLimits(context, { shareGroupId, creditTypeId });
		return changeLimits(context, { asked, person }, async ({ verb, pool }) =>
			atField(await raiseLimit(verb, { pool, person, ...raise }), { person: "address" }),
		);
	},
});

const endGroupRaise = apiRoute({
	method: "delete",
	path: "/share_groups/{share_group_id}/raises",
	operationId: "endShareGroupRaise",
	summary: "End the raise of one member",
	description: "What stands below it counts again at once.",
	scope: "set_limits",
	params: groupParams,
	query: groupRaiseQuery,
	answer: limitsShape,
	async handle(context, { params: { share_group_id: shareGroupId }, query }) {
		const { credit_type: creditTypeId, address: person } = query;
		const asked = await askGroupLimits(context, { shareGroupId, creditTypeId });
		return changeLimits(context, { asked, person }, async ({ verb, pool }) =>
			atField(await endRaise(verb, { pool, person }), { person: "address" }),
		);
	},
});

const getWalletLimits = apiRoute({
	method: "get",
	path: "/users/{user}/limits",
	operationId: "getWalletLimits",
	summary: "See the limits on a user's wallet",
	description: "The default, exceptions and raises, and what they leave each who uses the wallet.",
	scope: "set_limits",
	params: userParams,
	query: limitsQuery,
	answer: limitsPageShape,
	async handle(context, { params, query }) {
		const asked = await askWalletLimits(context, { ...params, creditTypeId: query.credit_type });
		return readLimitsPage(context, asked, query);
	},
});

const setWalletLimit = apiRoute({
	method: "put",
	path: "/users/{user}/limits",
	operationId: "setWalletLimit",
	summary: "Limit those who use a user's credits",
	description: "How much each Credit User may use of this user's wallet, or one of them.",
	scope: "set_limits",
	isRepeatable: true,
	params: userParams,
	body: walletLimitSchema,
	answer: limitsShape,
	async handle(context, { params, body: { credit_type: creditTypeId, credit_user, limit } }) {
		const person = await referToUser(context, credit_user, "creditUser");
		if (!person.ok) return person;
		const asked = await askWalletLimits(context, { ...params, creditTypeId });
		return changeLimits(context, { asked, person: person.value }, async ({ verb, pool }) =>
			atField(await setLimit(verb, { pool, person: person.value, limit }), { person: "creditUser" }),
		);
	},
});

const raiseWalletLimit = apiRoute({
	method: "put",
	path: "/users/{user}/raises",
	operationId: "raiseWalletLimit",
	summary: "Raise the limit of one who uses a user's credits until a day",
	description: RAISED,
	scope: "set_limits",
	isRepeatable: true,
	params: userParams,
	body: walletRaiseSchema,
	answer: limitsShape,
	async handle(context, { params, body: { credit_type: creditTypeId, credit_user, ...raise } }) {
		const person = await referToUser(context, credit_user, "creditUser");
		if (!person.ok) return person;
		const asked = await askWalletLimits(context, { ...params, creditTypeId });
		return changeLimits(context, { asked, person: person.value }, async ({ verb, pool }) =>
			atField(await raiseLimit(verb, { pool, person: person.value, ...raise }), { person: "creditUser" }),
		);
	},
});

const endWalletRaise = apiRoute({
	method: "delete",
	path: "/users/{user}/raises",
	operationId: "endWalletRaise",
	summary: "End the raise of one who uses a user's credits",
	description: "What stands below it counts again at once.",
	scope: "set_limits",
	params: userParams,
	query: walletRaiseQuery,
	answer: limitsShape,
	async handle(context, { params, query: { credit_type: creditTypeId, credit_user } }) {
		const person = await referToUser(context, credit_user, "creditUser");
		if (!person.ok) return person;
		const asked = await askWalletLimits(context, { ...params, creditTypeId });
		return changeLimits(context, { asked, person: person.value }, async ({ verb, pool }) =>
			atField(await endRaise(verb, { pool, person: person.value }), { person: "creditUser" }),
		);
	},
});

export const limits: ApiResource = {
	name: "Limits",
	description: "How much others may use of a wallet or a share group, and raises that end with a day.",
	routes: [
		...[getWalletLimits, setWalletLimit, raiseWalletLimit, endWalletRaise],
		...[getGroupLimits, setGroupLimit, raiseGroupLimit, endGroupRaise],
	],
};

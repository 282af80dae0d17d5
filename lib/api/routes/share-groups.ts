import type { z } from "@hono/zod-openapi";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { changeShareGroup } from "@/lib/share-groups/change-share-group.ts";
import { createShareGroup } from "@/lib/share-groups/create-share-group.ts";
import type { MovedCredits } from "@/lib/share-groups/credits/move-credits.ts";
import { shareCredits } from "@/lib/share-groups/credits/share-credits.ts";
import { takeCreditsBack } from "@/lib/share-groups/credits/take-credits-back.ts";
import { deleteShareGroup } from "@/lib/share-groups/deletion/delete-share-group.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { actAsUser } from "../acting/act-as-user.ts";
import { atField } from "../answers/at-field.ts";
import type { ApiContext } from "../api-context.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { createOnce } from "../making/create-once.ts";
import { readPage } from "../requests/read-page.ts";
import { actAsCreator } from "../share-groups/act-as-creator.ts";
import { readReachedGroup, readReachedGroups } from "../share-groups/read-reached-groups.ts";
import {
	deletedGroupShape,
	groupChangeSchema,
	groupParams,
	groupShape,
	groupsQuery,
	groupsShape,
	madeGroupShape,
	movedShape,
	movementSchema,
	newGroupSchema,
} from "../share-groups/schema.ts";
import { referToUser } from "../users/refer-to-user.ts";

const listGroups = apiRoute({
	method: "get",
	path: "/share_groups",
	operationId: "listShareGroups",
	summary: "List share groups",
	description: "Those of creators whom the key reaches.",
	scope: "view_groups",
	query: groupsQuery,
	answer: groupsShape,
	async handle(context, { query }) {
		const creator = await referToUser(context, query.creator ?? null, "creator");
		if (!creator.ok) return creator;
		const where = {
			...(creator.value !== null && { creatorId: creator.value }),
			...(query.status !== undefined && { status: query.status }),
		};
		const page = await readPage(
			context,
			{ list: "share_groups", query },
			{
				read: ({ after, limit }) =>
					readReachedGroups(context, { where, limit, after: after === null ? null : String(after[0]) }),
				positionOf: ({ json }) => [json.share_group_id],
			},
		);
		if ("problem" in page) return page;
		return done({ share_groups: page.rows.map(({ json }) => json), next_cursor: page.next_cursor });
	},
});

const getGroup = apiRoute({
	method: "get",
	path: "/share_groups/{share_group_id}",
	operationId: "getShareGroup",
	summary: "See a share group",
	description: "With what is left in it and what became of the rest. The `ETag` is its version.",
	scope: "view_groups",
	isVersioned: true,
	params: groupParams,
	answer: groupShape,
	async handle(context, { params }) {
		const group = await readReachedGroup(context, params.share_group_id);
		return group.ok ? { ...done(group.value.json), version: group.value.version } : group;
	},
});

const createGroup = apiRoute({
	method: "post",
	path: "/share_groups",
	operationId: "createShareGroup",
	summary: "Make a share group",
	description: "Empty, of a user who uses their own credits.",
	scope: "edit_groups",
	isKeyed: true,
	body: newGroupSchema,
	answer: madeGroupShape,
	status: 201,
	async handle(context, { body }) {
		const actor = await actAsUser(context, body.creator);
		if (!actor.ok) return atField(actor, { user: "creator" });
		const { userId } = actor.value;
		const { name, description } = body;
		return createOnce(
			context,
			{ operationId: "createShareGroup", ...body, creator: userId },
			{
				lock: (tx) => lockUsers(tx.sql, [userId]),
				async create(tx) {
					const made = await createShareGroup({ actor: actor.value, db: tx }, { name, description });
					return made.ok ? done({ share_group_id: made.value.shareGroupId }) : made;
				},
			},
		);
	},
});

const changeGroup = apiRoute({
	method: "patch",
	path: "/share_groups/{share_group_id}",
	operationId: "changeShareGroup",
	summary: "Change a share group",
	description: "Its name, its description or the words of its welcome mail; what is left out stays.",
	scope: "edit_groups",
	isVersioned: true,
	params: groupParams,
	body: groupChangeSchema,
	answer: groupShape,
	async handle(context, { params: { share_group_id: shareGroupId }, body: { email_message: emailMessage, ...body } }) {
		const verb = await actAsCreator(context, shareGroupId);
		if (!verb.ok) return verb;
		const version = context.version ?? -1;
		const changed = await changeShareGroup(verb.value, { shareGroupId, version, emailMessage, ...body });
		if (!changed.ok) return changed;
		const group = await readReachedGroup({ key: context.key, db: context.writes }, shareGroupId);
		return group.ok ? { ...done(group.value.json), version: group.value.version } : group;
	},
});

const allocate = apiRoute({
	method: "post",
	path: "/share_groups/{share_group_id}/allocations",
	operationId: "shareCredits",
	summary: "Share credits",
	description: "Moves purchased credits of the creator's own wallet into the group, with the expiry that they have.",
	scope: "edit_groups",
	isKeyed: true,
	params: groupParams,
	body: movementSchema,
	answer: movedShape,
	status: 201,
	handle: (context, { params, body }) => move(context, { ...params, ...body }, shareCredits),
});

const takeBack = apiRoute({
	method: "post",
	path: "/share_groups/{share_group_id}/returns",
	operationId: "takeCreditsBack",
	summary: "Take credits back",
	description: "Moves unspent credits out of the group, back into the creator's own wallet.",
	scope: "edit_groups",
	isKeyed: true,
	params: groupParams,
	body: movementSchema,
	answer: movedShape,
	status: 201,
	handle: (context, { params, body }) => move(context, { ...params, ...body }, takeCreditsBack),
});

const deleteGroup = apiRoute({
	method: "delete",
	path: "/share_groups/{share_group_id}",
	operationId: "deleteShareGroup",
	summary: "Delete a share group",
	description: "Charges stop at once, and what is free returns to the creator's own wallet, with its expiry.",
	scope: "edit_groups",
	isKeyed: true,
	params: groupParams,
	answer: deletedGroupShape,
	async handle(context, { params: { share_group_id: shareGroupId } }) {
		const verb = await actAsCreator(context, shareGroupId);
		if (!verb.ok) return verb;
		const deleted = await deleteShareGroup(verb.value, { key: context.idempotencyKey, shareGroupId });
		if (!deleted.ok) return deleted;
		const { status, returned } = deleted.value;
		return done({
			status,
			returned: returned.map(({ creditTypeId, credits }) => ({
				credit_type: creditTypeId,
				credits: toJsonCredits(credits),
			})),
		});
	},
});

export const shareGroups: ApiResource = {
	name: "Share groups",
	description: "Credits that their creator lets others spend.",
	routes: [listGroups, getGroup, createGroup, changeGroup, allocate, takeBack, deleteGroup],
};

/** Credits of the group's creator that a verb moves into the group, or out of it. */
async function move(
	context: ApiContext,
	{
		share_group_id: shareGroupId,
		credit_type: creditTypeId,
		credits,
	}: z.output<typeof groupParams> & z.output<typeof movementSchema>,
	moveCredits: typeof shareCredits,
): Promise<Result<z.input<typeof movedShape>>> {
	const verb = await actAsCreator(context, shareGroupId);
	if (!verb.ok) return verb;
	const { idempotencyKey: key } = context;
	const moved = await moveCredits(verb.value, { key, shareGroupId, creditTypeId, credits });
	return moved.ok ? done(movedJson(moved.value)) : moved;
}

function movedJson({ credits, lots }: MovedCredits) {
	return {
		credits: toJsonCredits(credits),
		lots: lots.map((lot) => ({
			credits: toJsonCredits(lot.credits),
			expires_at: lot.expiresAt?.toISOString() ?? null,
		})),
	};
}

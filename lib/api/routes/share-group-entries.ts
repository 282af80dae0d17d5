import { done } from "@/lib/platform/refusal.ts";
import { addEntries } from "@/lib/share-groups/people/add-entries.ts";
import { addServiceUser } from "@/lib/share-groups/people/add-service-user.ts";
import { removeEntry } from "@/lib/share-groups/people/remove-entry.ts";
import { atField } from "../answers/at-field.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { readPage } from "../requests/read-page.ts";
import { actAsCreator } from "../share-groups/act-as-creator.ts";
import { readReachedGroup } from "../share-groups/read-reached-groups.ts";
import {
	addedEntriesShape,
	entriesQuery,
	entriesShape,
	entryParams,
	groupParams,
	newEntriesSchema,
	newServiceEntrySchema,
	removedEntryShape,
} from "../share-groups/schema.ts";
import { referToUser } from "../users/refer-to-user.ts";

const listEntries = apiRoute({
	method: "get",
	path: "/share_groups/{share_group_id}/entries",
	operationId: "listShareGroupEntries",
	summary: "List whom a share group lets in",
	description: "Addresses, domains and service users that it lets in, and addresses that it blocks.",
	scope: "view_groups",
	params: groupParams,
	query: entriesQuery,
	answer: entriesShape,
	async handle(context, { params: { share_group_id: shareGroupId }, query }) {
		const group = await readReachedGroup(context, shareGroupId);
		if (!group.ok) return group;
		const { kind } = query;
		const page = await readPage(
			context,
			{ list: `entries of ${shareGroupId}`, query },
			{
				read: ({ after, limit: take }) =>
					context.db.shareGroupEntry.findMany({
						where: {
							...{ shareGroupId, removedAt: null },
							...(kind !== undefined && { kind }),
							...(after !== null && { id: { gt: String(after[0]) } }),
						},
						orderBy: { id: "asc" },
						take,
					}),
				positionOf: ({ id }) => [id],
			},
		);
		if ("problem" in page) return page;
		const entries = page.rows.map(({ id, kind, value, createdAt }) => ({
			entry_id: id,
			kind,
			value,
			// Of a service user, the address is its id at a name of its own.
			service_user_id: kind === "service_user" ? (value.split("@")[0] ?? null) : null,
			created_at: createdAt.toISOString(),
		}));
		return done({ entries, next_cursor: page.next_cursor });
	},
});

const addToGroup = apiRoute({
	method: "post",
	path: "/share_groups/{share_group_id}/entries",
	operationId: "addShareGroupEntries",
	summary: "Let people in, or block them",
	description:
		"Counts at once. What can't be added is told with the reason and doesn't hinder the others; what is there already stays. A new address gets the welcome mail once the group has credits; a domain sends none.",
	scope: "edit_groups",
	params: groupParams,
	body: newEntriesSchema,
	answer: addedEntriesShape,
	async handle(context, { params: { share_group_id: shareGroupId }, body: { list, values } }) {
		const verb = await actAsCreator(context, shareGroupId);
		if (!verb.ok) return verb;
		const added = await addEntries(verb.value, { shareGroupId, list, text: values.join("\n") });
		if (!added.ok) return atField(added, { text: "values" });
		const refused = added.value.rows.filter(({ problem }) => problem !== null);
		return done({
			added: added.value.added,
			not_added: refused.map(({ text, problem }) => ({ value: text, problem: snakeCase(problem ?? "") })),
		});
	},
});

const addService = apiRoute({
	method: "post",
	path: "/share_groups/{share_group_id}/service_users",
	operationId: "addShareGroupServiceUser",
	summary: "Let a service user in",
	description: "One of the creator's organization.",
	scope: "edit_groups",
	params: groupParams,
	body: newServiceEntrySchema,
	answer: addedEntriesShape,
	async handle(context, { params: { share_group_id: shareGroupId }, body }) {
		const verb = await actAsCreator(context, shareGroupId);
		if (!verb.ok) return verb;
		const user = await referToUser(context, body.service_user, "serviceUser");
		if (!user.ok) return user;
		const added = await addServiceUser(verb.value, { shareGroupId, serviceUserId: user.value });
		return added.ok ? done({ added: 1, not_added: [] }) : atField(added, { serviceUserId: "serviceUser" });
	},
});

const removeFromGroup = apiRoute({
	method: "delete",
	path: "/share_groups/{share_group_id}/entries/{entry_id}",
	operationId: "removeShareGroupEntry",
	summary: "Take an entry away",
	description: "Counts at once. An address may still be let in by its domain, which the answer tells.",
	scope: "edit_groups",
	params: entryParams,
	answer: removedEntryShape,
	async handle(context, { params: { share_group_id: shareGroupId, entry_id: entryId } }) {
		const verb = await actAsCreator(context, shareGroupId);
		if (!verb.ok) return verb;
		const removed = await removeEntry(verb.value, { shareGroupId, entryId });
		return removed.ok ? done({ still_let_in_by: removed.value.stillLetInBy }) : removed;
	},
});

export const shareGroupEntries: ApiResource = {
	name: "Share group entries",
	description: "Whom a share group lets in, and whom it blocks.",
	routes: [listEntries, addToGroup, addService, removeFromGroup],
};

function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

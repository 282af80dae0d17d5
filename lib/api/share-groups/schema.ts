import { z } from "@hono/zod-openapi";
import { DESCRIPTION_LENGTH, EMAIL_MESSAGE_LENGTH, NAME_LENGTH } from "@/lib/share-groups/bounds.ts";
import { ENTRY_KINDS, ENTRY_LISTS } from "@/lib/share-groups/schema.ts";
import { anyText, freeText, oneLine, publicName } from "@/lib/text/schema.ts";
import {
	amount,
	credits,
	creditTypeId,
	instant,
	nextCursor,
	pageQuery,
	someId,
	userReference,
} from "../shapes/schema.ts";

export const groupParams = z.strictObject({ share_group_id: someId });
export const entryParams = z.strictObject({ share_group_id: someId, entry_id: someId });

const name = publicName.max(NAME_LENGTH).openapi({ example: "ABCgroup" });
const description = oneLine.max(DESCRIPTION_LENGTH);

export const newGroupSchema = z
	.strictObject({
		creator: userReference.openapi({ description: "Who makes it, funds it and reads its report." }),
		name,
		description: description.default(""),
	})
	.openapi("NewShareGroup");

export const groupChangeSchema = z
	.strictObject({
		name: name.optional(),
		description: description.optional(),
		email_message: freeText
			.max(EMAIL_MESSAGE_LENGTH)
			.optional()
			.openapi({ description: "What the welcome mail says, as plain text." }),
	})
	.openapi("ShareGroupChange");

export const movementSchema = z.strictObject({ credit_type: creditTypeId, credits }).openapi("NewMovement");

export const newEntriesSchema = z
	.strictObject({
		list: z.enum(ENTRY_LISTS).default("members"),
		values: z
			.array(
				anyText
					.min(1)
					.max(400)
					.regex(/^[^\r\n,;]*$/),
			)
			.min(1)
			.max(500)
			.openapi({ description: "Addresses and domains; for the blocklist, addresses.", example: ["tom@acme.example"] }),
	})
	.openapi("NewEntries");

export const newServiceEntrySchema = z.strictObject({ service_user: userReference }).openapi("NewServiceUserEntry");

export const groupsQuery = z.strictObject({
	...pageQuery,
	creator: userReference.optional(),
	status: z.enum(["open", "closing", "deleted"]).optional(),
});

export const entriesQuery = z.strictObject({ ...pageQuery, kind: z.enum(ENTRY_KINDS).optional() });

export const groupShape = z
	.object({
		share_group_id: someId,
		creator_id: someId,
		name: z.string(),
		description: z.string(),
		email_message: z.string(),
		status: z.enum(["open", "closing", "deleted"]),
		created_at: instant,
		credits: z
			.array(
				z.object({
					credit_type: z.string(),
					available: amount.openapi({ description: "What can be spent now." }),
					on_hold: amount,
					allocated: amount.openapi({ description: "Shared in all, with what was taken back since." }),
					returned: amount,
					used: amount.openapi({ description: "Without what was given back." }),
					next_expiry_at: instant.nullable(),
				}),
			)
			.openapi({ description: "Of the types that it ever had." }),
	})
	.openapi("ShareGroup");

export const groupsShape = z.object({ share_groups: z.array(groupShape), next_cursor: nextCursor });

export const madeGroupShape = z.object({ share_group_id: someId }).openapi("MadeShareGroup");

export const movedShape = z
	.object({
		credits: amount,
		lots: z
			.array(z.object({ credits: amount, expires_at: instant.nullable() }))
			.openapi({ description: "What moved, by when it expires, soonest first." }),
	})
	.openapi("Moved");

export const deletedGroupShape = z
	.object({
		status: z.enum(["closing", "deleted"]),
		returned: z
			.array(z.object({ credit_type: z.string(), credits: amount }))
			.openapi({ description: "What came back to the creator's wallet at once; what is on hold may follow." }),
	})
	.openapi("DeletedShareGroup");

export const entryShape = z
	.object({
		entry_id: someId,
		kind: z.enum(ENTRY_KINDS),
		value: z.string(),
		service_user_id: someId.nullable(),
		created_at: instant,
	})
	.openapi("ShareGroupEntry");

export const entriesShape = z.object({ entries: z.array(entryShape), next_cursor: nextCursor });

export const addedEntriesShape = z
	.object({
		added: z.int(),
		not_added: z.array(z.object({ value: z.string(), problem: z.string() })).openapi({ description: "And why." }),
	})
	.openapi("AddedEntries");

export const removedEntryShape = z
	.object({
		still_let_in_by: z.string().nullable().openapi({ description: "An entry that lets them in all the same." }),
	})
	.openapi("RemovedEntry");

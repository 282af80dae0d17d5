import { z } from "zod";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { anyText, freeText, oneLine, publicName } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { DESCRIPTION_LENGTH, EMAIL_MESSAGE_LENGTH, MAX_ENTRIES_TEXT, NAME_LENGTH } from "./bounds.ts";

const name = publicName.max(NAME_LENGTH);
const description = oneLine.max(DESCRIPTION_LENGTH);
const emailMessage = freeText.max(EMAIL_MESSAGE_LENGTH);

const key = anyText.min(1).max(255);
const shareGroupId = z.uuid();
const creditTypeId = anyText.min(1).max(50);
const credits = z.bigint(wrong("notCredits")).positive(wrong("notCredits")).max(MAX_CREDITS);
/** As typed; the verb decides whether it is an address. */
const typedAddress = anyText.max(400);

export const createShareGroupSchema = z.strictObject({ name, description });
export type CreateShareGroupInput = z.infer<typeof createShareGroupSchema>;

/** `version` is the one that the form was read at; what is left out stays as it is. */
export const changeShareGroupSchema = z.strictObject({
	shareGroupId,
	version: z.int(),
	name: name.optional(),
	description: description.optional(),
	emailMessage: emailMessage.optional(),
});
export type ChangeShareGroupInput = z.infer<typeof changeShareGroupSchema>;

/** Credits into a share group, or back out of it. One key is one movement (product.md 34). */
export const moveCreditsSchema = z.strictObject({ key, shareGroupId, creditTypeId, credits });
export type MoveCreditsInput = z.infer<typeof moveCreditsSchema>;

export const deleteShareGroupSchema = z.strictObject({ key, shareGroupId });
export type DeleteShareGroupInput = z.infer<typeof deleteShareGroupSchema>;

export const previewDeletionSchema = z.strictObject({ shareGroupId });
export type PreviewDeletionInput = z.infer<typeof previewDeletionSchema>;

export const ENTRY_LISTS = ["members", "blocklist"] as const;

/**
 * Addresses and domains, or addresses to block, as they were typed, pasted or stand in a file. Addresses that are let in are
 * told by mail unless `isTold` is false; `message` is the group's Email Message from then on, written at this version.
 */
export const addEntriesSchema = z.strictObject({
	shareGroupId,
	list: z.enum(ENTRY_LISTS),
	text: anyText.max(MAX_ENTRIES_TEXT, wrong("tooMuchText")),
	isTold: z.boolean().optional(),
	message: z.strictObject({ version: z.int(), emailMessage }).optional(),
});
export type AddEntriesInput = z.infer<typeof addEntriesSchema>;

export const entrySchema = z.strictObject({ shareGroupId, entryId: z.uuid() });
export type EntryInput = z.infer<typeof entrySchema>;

export const addServiceUserSchema = z.strictObject({ shareGroupId, serviceUserId: z.uuid() });
export type AddServiceUserInput = z.infer<typeof addServiceUserSchema>;

export const spendOwnGroupSchema = z.strictObject({ shareGroupId, spends: z.boolean() });
export type SpendOwnGroupInput = z.infer<typeof spendOwnGroupSchema>;

export const checkAddressSchema = z.strictObject({ shareGroupId, address: typedAddress });
export type CheckAddressInput = z.infer<typeof checkAddressSchema>;

export const previewWelcomeMailSchema = z.strictObject({ shareGroupId, emailMessage });
export type PreviewWelcomeMailInput = z.infer<typeof previewWelcomeMailSchema>;

export const SHARE_GROUP_SORTS = ["name", "createdAt"] as const;

/** All credit types at once. */
export const readOwnCreditsSchema = z.strictObject({});

/** The query of the list of the user's own share groups; all of it is in the URL. */
export interface ShareGroupListQuery extends ListQuery<(typeof SHARE_GROUP_SORTS)[number]> {
	/** Whether to list the deleted groups, whose reports stay readable, or all others. */
	readonly deleted: boolean;
}

export const ENTRY_SORTS = ["value", "createdAt"] as const;
export const ENTRY_KINDS = ["address", "domain", "service_user", "blocked"] as const;

/** The query of the list of a group's entries. */
export interface EntryListQuery extends ListQuery<(typeof ENTRY_SORTS)[number]> {
	readonly kind: (typeof ENTRY_KINDS)[number] | null;
}

import { z } from "zod";
import { exceptionOfMany } from "@/lib/limits/schema.ts";
import { CREDIT_OWNER_FILTERS } from "@/lib/people/schema.ts";
import { anyText } from "@/lib/text/schema.ts";
import { MOST_PEOPLE } from "./bounds.ts";

/** What is changed of each of the selected people. */
const change = z.discriminatedUnion("what", [
	z.strictObject({
		what: z.literal("creditOwner"),
		/** Null: each their own. */
		ownerId: z.uuid().nullable(),
		/** Whether Credit Users of those who become Credit Users go along (product.md 2). */
		takeAlong: z.boolean(),
	}),
	z.strictObject({ what: z.literal("role"), userRoleId: z.uuid() }),
	z.strictObject({
		what: z.literal("status"),
		status: z.enum(["active", "suspended"]),
		/** Whether Credit Users of those who are suspended go back to their own credits (product.md 36). */
		takeAlong: z.boolean(),
	}),
	/** On the wallets of their Credit Owners. */
	z.strictObject({ what: z.literal("limit"), ...exceptionOfMany }),
]);
export type ManyChange = z.output<typeof change>;
export type ChangeOf<What extends ManyChange["what"]> = Extract<ManyChange, { what: What }>;

/** The list of people as the address filters it. */
export const listUserIdsSchema = z.strictObject({
	search: anyText.max(200),
	status: z.enum(["active", "suspended"]).nullable(),
	userRoleId: z.uuid().nullable(),
	creditOwner: z.enum(CREDIT_OWNER_FILTERS).nullable(),
});
export type ListUserIdsInput = z.output<typeof listUserIdsSchema>;

const userIds = z.array(z.uuid()).min(1).max(MOST_PEOPLE);
export const readUsersFileSchema = z.strictObject({ userIds });
export type ReadUsersFileInput = z.output<typeof readUsersFileSchema>;

/** Of the preview that was confirmed. */
const stamp = anyText.min(1).max(100);

export const previewManyUsersSchema = z.strictObject({ userIds, change });
export type PreviewManyUsersInput = z.output<typeof previewManyUsersSchema>;

export const changeManyUsersSchema = z.strictObject({ userIds, change, stamp });
export type ChangeManyUsersInput = z.output<typeof changeManyUsersSchema>;

const csv = anyText;

/** A file of people and their Credit Owners, to look at only. */
export const checkOwnersFileSchema = z.strictObject({ csv });
export type CheckOwnersFileInput = z.output<typeof checkOwnersFileSchema>;

export const assignOwnersOfFileSchema = z.strictObject({ csv, stamp });
export type AssignOwnersOfFileInput = z.output<typeof assignOwnersOfFileSchema>;

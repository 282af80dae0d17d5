import { z } from "zod";
import { creditUsersChoiceSchema } from "@/lib/people/schema.ts";
import { anyText } from "@/lib/text/schema.ts";

/** `userId`: whose Credit Owner is chosen; null for several people at once. */
export const listCreditOwnerCandidatesSchema = z.strictObject({
	userId: z.uuid().nullable(),
	search: anyText.max(200),
	chosenId: z.uuid().nullable(),
});
export type ListCreditOwnerCandidatesInput = z.infer<typeof listCreditOwnerCandidatesSchema>;

/** `creditUsers`: where the user's own Credit Users go; a service user has none. `consolidate`: see product.md 55a. */
export const assignCreditOwnerSchema = z.strictObject({
	userId: z.uuid(),
	ownerId: z.uuid(),
	creditUsers: creditUsersChoiceSchema.nullable(),
	consolidate: z.boolean(),
});

export const previewCreditOwnerSchema = z.strictObject({ userId: z.uuid(), ownerId: z.uuid() });
export type PreviewCreditOwnerInput = z.infer<typeof previewCreditOwnerSchema>;

/** Whose credits a session shows: the Credit Owner's, or one's own. */
export const keepViewSchema = z.strictObject({ view: z.enum(["owner", "own"]) });
export type KeepViewInput = z.infer<typeof keepViewSchema>;

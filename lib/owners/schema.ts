import { z } from "zod";
import { anyText } from "@/lib/text/names.ts";

export const listCreditOwnerCandidatesSchema = z.strictObject({
	userId: z.uuid(),
	search: anyText.max(200),
	chosenId: z.uuid(),
});
export type ListCreditOwnerCandidatesInput = z.infer<typeof listCreditOwnerCandidatesSchema>;

export const previewCreditOwnerSchema = z.strictObject({ userId: z.uuid(), ownerId: z.uuid() });
export type PreviewCreditOwnerInput = z.infer<typeof previewCreditOwnerSchema>;

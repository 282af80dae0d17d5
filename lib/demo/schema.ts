import { z } from "zod";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { anyText } from "@/lib/text/schema.ts";
import { DEMO_ITEMS } from "./demo-items.ts";

/** Using credits on the demo's page: one of its items, how many credits, and whose the page said that they are. */
export const useCreditsSchema = z.strictObject({
	key: anyText.min(1).max(255),
	ownerId: z.uuid(),
	itemId: z.enum(DEMO_ITEMS.map(({ id }) => id)),
	credits: z.bigint().positive().max(MAX_CREDITS),
});
export const previewUseSchema = useCreditsSchema.omit({ key: true, ownerId: true });
export type PreviewUseInput = z.infer<typeof previewUseSchema>;

export type UseCreditsInput = z.infer<typeof useCreditsSchema>;

import { z } from "zod";
import { anyText } from "@/lib/text/schema.ts";

/** `email` is as typed; the verb decides whose it is. */
export const offerHandoverSchema = z.strictObject({ shareGroupId: z.uuid(), email: anyText.min(1).max(400) });
export type OfferHandoverInput = z.infer<typeof offerHandoverSchema>;

/** An offer that is answered, or taken back. */
export const handoverSchema = z.strictObject({ handoverId: z.uuid() });
export type HandoverInput = z.infer<typeof handoverSchema>;

export const previewHandoverSchema = z.strictObject({ shareGroupId: z.uuid() });
export type PreviewHandoverInput = z.infer<typeof previewHandoverSchema>;

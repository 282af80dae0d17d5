import { z } from "zod";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

const creditTypeId = anyText.min(1).max(50);
const credits = z.bigint(wrong("notCredits")).positive(wrong("notCredits")).max(MAX_CREDITS);
/** In the currency's minor unit, tax included. */
const money = z.bigint(wrong("notAnAmount")).nonnegative(wrong("notAnAmount")).max(MAX_CREDITS);
/** The one that the form was read at; null where there was none. */
const version = z.int().nonnegative().nullable();

/** A pack as it was seen: if it costs anything else by now, nothing is accepted (product.md 12). */
const accepted = z.strictObject({
	planId: z.uuid(),
	planVersion: z.int().nonnegative(),
	totalMinor: money,
	currency: anyText.length(3),
});

/** What is ordered for the actor's own wallet, whenever fewer credits than `threshold` are available. */
export const setTopUpSchema = z.strictObject({
	creditTypeId,
	version,
	threshold: credits,
	pack: accepted,
	ceilingMinor: money,
	gateway: z.enum(["invoice", "demo"]),
});
export type SetTopUpInput = z.infer<typeof setTopUpSchema>;

/** What is shared with a share group of the actor's, whenever it has fewer credits than `threshold`. */
export const setGroupRefillSchema = z.strictObject({
	shareGroupId: z.uuid(),
	creditTypeId,
	version,
	threshold: credits,
	credits,
	ceilingCredits: credits,
});
export type SetGroupRefillInput = z.infer<typeof setGroupRefillSchema>;

export const refillSchema = z.strictObject({ refillId: z.uuid() });
export type RefillInput = z.infer<typeof refillSchema>;

/** `pack`: as the page showed it; null for a share group's. */
export const resumeRefillSchema = z.strictObject({ refillId: z.uuid(), pack: accepted.nullable() });
export type ResumeRefillInput = z.infer<typeof resumeRefillSchema>;

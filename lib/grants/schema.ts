import { z } from "zod";
import { reason } from "@/lib/audit/reason-schema.ts";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { isDay } from "@/lib/text/format-date.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

const key = anyText.min(1).max(255);

/** `expiresOn`: the last day on which they can be used, the deployment's; empty where they never expire. */
export const grantCreditsSchema = z.strictObject({
	key,
	userId: z.uuid(),
	creditTypeId: anyText.max(31),
	credits: z.bigint(wrong("notCredits")).positive(wrong("notCredits")).max(MAX_CREDITS),
	expiresOn: anyText
		.max(10)
		.refine((text) => text === "" || isDay(text), wrong("notADay"))
		.transform((text) => text || null),
	reason,
});
export type GrantCreditsInput = z.output<typeof grantCreditsSchema>;

/** Adds credits to a lot, or with a negative number takes unspent ones out of it. */
export const adjustCreditsSchema = z.strictObject({
	key,
	lotId: z.uuid(),
	credits: z
		.bigint(wrong("notAnAdjustment"))
		.min(-MAX_CREDITS)
		.max(MAX_CREDITS)
		.refine((credits) => credits !== 0n, wrong("notAnAdjustment")),
	reason,
});
export type AdjustCreditsInput = z.output<typeof adjustCreditsSchema>;

/** A grant or an adjustment, by its place in its pool's history. */
export const undoMovementSchema = z.strictObject({ accountId: z.uuid(), version: z.bigint().positive(), reason });
export type UndoMovementInput = z.output<typeof undoMovementSchema>;

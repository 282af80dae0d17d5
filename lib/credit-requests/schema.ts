import { z } from "zod";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { reason } from "@/lib/audit/reason-schema.ts";
import { LIMIT_PERIODS } from "@/lib/limits/bounds.ts";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { anyText, freeText, VISIBLE } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { REQUEST_REASON_LENGTH, type REQUEST_STATUSES } from "./bounds.ts";

const requestId = z.uuid();
const creditTypeId = anyText.min(1).max(50);
const credits = z.bigint(wrong("notCredits")).positive(wrong("notCredits")).max(MAX_CREDITS);
/** A last day, in the deployment's time zone. */
const until = z.iso.date(wrong("invalid"));

export const previewAskingSchema = z.strictObject({ creditTypeId });
export type PreviewAskingInput = z.infer<typeof previewAskingSchema>;

/** `asks`: the Credit Owner and the administrators, and of those who made the share groups that the person is in, these. */
export const askForCreditsSchema = z.strictObject({
	creditTypeId,
	credits,
	reason: freeText.min(3, wrong("reasonTooShort")).max(REQUEST_REASON_LENGTH).regex(VISIBLE, wrong("reasonTooShort")),
	until: until.nullable(),
	asks: z.strictObject({ owner: z.boolean(), administrators: z.boolean(), creatorIds: z.array(z.uuid()).max(1_000) }),
});
export type AskForCreditsInput = z.infer<typeof askForCreditsSchema>;

export const withdrawRequestSchema = z.strictObject({ requestId });
export type WithdrawRequestInput = z.infer<typeof withdrawRequestSchema>;

export const refuseRequestSchema = z.strictObject({ requestId, reason });
export type RefuseRequestInput = z.infer<typeof refuseRequestSchema>;

/** `shareGroupId`: whose member's limit is raised; null for the limit on the wallet of the person's Credit Owner. */
export const raiseForRequestSchema = z.strictObject({
	requestId,
	shareGroupId: z.uuid().nullable(),
	credits,
	period: z.enum(LIMIT_PERIODS),
	until,
});
export type RaiseForRequestInput = z.infer<typeof raiseForRequestSchema>;

export const shareForRequestSchema = z.strictObject({ requestId, shareGroupId: z.uuid(), credits });
export type ShareForRequestInput = z.infer<typeof shareForRequestSchema>;

/** `consolidate`: whether the person's own purchased credits move along (product.md 55a). */
export const assignForRequestSchema = z.strictObject({ requestId, ownerId: z.uuid(), consolidate: z.boolean() });
export type AssignForRequestInput = z.infer<typeof assignForRequestSchema>;

export const REQUEST_SORTS = ["askedAt", "credits"] as const;

/** The query of the lists of requests that others have made. */
export interface RequestQuery extends ListQuery<(typeof REQUEST_SORTS)[number]> {
	readonly status: (typeof REQUEST_STATUSES)[number] | null;
	readonly creditTypeId: string | null;
}

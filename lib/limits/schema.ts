import { z } from "zod";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { anyText, oneLine } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { LIMIT_PERIODS, LIMIT_REASON_LENGTH } from "./bounds.ts";

const creditTypeId = anyText.min(1).max(50);
const credits = z.bigint(wrong("notCreditsOrNone")).nonnegative(wrong("notCreditsOrNone")).max(MAX_CREDITS);
const period = z.enum(LIMIT_PERIODS);

/** A pool that limits are set on: the wallet of a user, or a share group, of one credit type. */
const limitedPoolSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("wallet"), ownerId: z.uuid(), creditTypeId }),
	z.strictObject({ kind: z.literal("share_group"), shareGroupId: z.uuid(), creditTypeId }),
]);
export type LimitedPool = z.infer<typeof limitedPoolSchema>;

/** A user's id where the pool is a wallet; an address, as typed, where it is a share group. */
const person = anyText.min(1).max(400);

const reason = oneLine.max(LIMIT_REASON_LENGTH).optional();
const about = {
	/** From which share of it on the person is warned; and whether the person who sets it is told too. */
	warnPercent: z.int().min(1).max(100).optional(),
	tellsSetter: z.boolean().optional(),
	reason,
};

/** What may be used; "none" for an exception without a limit, null to take the default or the exception away. */
const limit = z.union([z.strictObject({ credits, period }), z.literal("none")]).nullable();

/** One exception for each of many, on wallets of one credit type (product.md 5a). */
export const exceptionOfMany = { creditTypeId, limit, reason };

/** The default where `person` is null, else that person's exception. */
export const setLimitSchema = z.strictObject({
	pool: limitedPoolSchema,
	person: person.nullable(),
	limit,
	...about,
});
export type SetLimitInput = z.infer<typeof setLimitSchema>;

/** `until`: its last day, in the deployment's time zone. */
export const raiseLimitSchema = z.strictObject({
	pool: limitedPoolSchema,
	person,
	credits,
	period,
	until: z.iso.date(wrong("invalid")),
	...about,
});
export type RaiseLimitInput = z.infer<typeof raiseLimitSchema>;

export const endRaiseSchema = z.strictObject({ pool: limitedPoolSchema, person });
export type EndRaiseInput = z.infer<typeof endRaiseSchema>;

export const previewUserLimitsSchema = z.strictObject({ userId: z.uuid(), ownerId: z.uuid() });
export type PreviewUserLimitsInput = z.infer<typeof previewUserLimitsSchema>;

export const CREDIT_USER_SORTS = ["name"] as const;
/** Which of those who use the actor's credits are wanted. */
export type CreditUserQuery = ListQuery<(typeof CREDIT_USER_SORTS)[number]>;

import { z } from "@hono/zod-openapi";
import { LIMIT_PERIODS, LIMIT_REASON_LENGTH } from "@/lib/limits/bounds.ts";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { anyText, oneLine } from "@/lib/text/schema.ts";
import { amount, creditTypeId, day, instant, nextCursor, orNull, pageQuery, userReference } from "../shapes/schema.ts";

const limitCredits = z
	.int()
	.min(0)
	.max(Number(MAX_CREDITS))
	.transform(BigInt)
	.openapi({ type: "integer", format: "int64", minimum: 0, maximum: Number(MAX_CREDITS), example: 500 });

const period = z.enum(LIMIT_PERIODS).openapi({ description: "By the deployment's time zone." });

const limit = z
	.union([z.strictObject({ credits: limitCredits, period }), z.literal("none")])
	.nullable()
	.openapi({ description: '"none": no limit for this one; null: what is set is taken away.' });

const address = anyText.min(1).max(400);
const reason = oneLine.max(LIMIT_REASON_LENGTH).optional();

/** Of a wallet, and of a share group: whom a limit is about. */
const ofWallet = { credit_type: creditTypeId, credit_user: userReference };
const ofGroup = { credit_type: creditTypeId, address };

export const groupLimitSchema = z
	.strictObject({
		credit_type: creditTypeId,
		address: address.nullable().openapi({ description: "Of one member; null: the default of all." }),
		limit,
	})
	.openapi("ShareGroupLimitChange");

export const walletLimitSchema = z
	.strictObject({
		credit_type: creditTypeId,
		credit_user: userReference.nullable().openapi({ description: "Of one who uses the wallet; null: the default." }),
		limit,
	})
	.openapi("WalletLimitChange");

const raise = {
	credits: limitCredits,
	period,
	until: day.openapi({ description: "Its last day, of the deployment's time zone." }),
	reason,
};

export const groupRaiseSchema = z.strictObject({ ...ofGroup, ...raise }).openapi("ShareGroupRaise");
export const walletRaiseSchema = z.strictObject({ ...ofWallet, ...raise }).openapi("WalletRaise");

export const limitsQuery = z.strictObject({ ...pageQuery, credit_type: creditTypeId });
export const groupRaiseQuery = z.strictObject(ofGroup);
export const walletRaiseQuery = z.strictObject(ofWallet);

const termsShape = orNull(
	z
		.object({ credits: z.int().nullable(), period: z.enum(LIMIT_PERIODS).nullable() })
		.openapi("LimitTerms", { description: "`credits` null: no limit." }),
);

const raiseShape = z.object({
	person: z.string(),
	credits: amount,
	period: z.enum(LIMIT_PERIODS),
	until: z.iso.date(),
	reason: z.string().nullable(),
});

const standingShape = z.object({
	person: z.string(),
	limit: amount.openapi({ description: "Of what counts now: the default, the exception or the raise." }),
	used: amount.openapi({ description: "Used and on hold in the current period." }),
	left: amount,
	resets_at: instant.nullable().openapi({ description: "When it may leave more; null where it never does by itself." }),
});

const limitsOfPool = {
	credit_type: z.string(),
	default: termsShape,
	exceptions: z.array(z.object({ person: z.string(), limit: termsShape })).openapi({
		description: "By the user's id of a wallet, and by address of a share group.",
	}),
	raises: z.array(raiseShape).openapi({ description: "Those that are in force." }),
	standings: z.array(standingShape).openapi({ description: "What is left of it now." }),
};

/** After a change: of the one whom it was about. */
export const limitsShape = z.object(limitsOfPool).openapi("Limits", {
	description: "The default, and what is set for the one whom the change was about.",
});

/** A page of those who use the wallet's credits or have a limit of their own. */
export const limitsPageShape = z.object({ ...limitsOfPool, next_cursor: nextCursor }).openapi("LimitsPage");

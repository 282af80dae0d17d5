import { z } from "zod";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { isCurrencyCode } from "@/lib/text/currency-codes.ts";
import { isDay } from "@/lib/text/format-date.ts";
import { basisPointsOf, minorOf } from "@/lib/text/format-money.ts";
import { anyText, givenName } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { MOST_MONTHS, MOST_PRICES } from "./bounds.ts";

/** A day of the deployment's, YYYY-MM-DD; null where the form leaves it empty. */
const optionalDay = anyText
	.max(10)
	.refine((text) => text === "" || isDay(text), wrong("notADay"))
	.transform((text) => text || null);

/** A price before tax as it was typed, in the currency's minor unit. */
const price = z
	.strictObject({ currency: anyText.refine(isCurrencyCode, wrong("chooseCurrency")), amount: anyText.max(20) })
	.transform(({ currency, amount }, context) => {
		const priceMinor = minorOf(amount, currency);
		if (priceMinor !== null) return { currency, priceMinor };
		context.addIssue({ code: "custom", path: ["amount"], message: wrong("notAnAmount") });
		return z.NEVER;
	});

const taxRate = anyText.max(10).transform((typed, context) => {
	const basisPoints = basisPointsOf(typed);
	if (basisPoints !== null) return basisPoints;
	context.addIssue({ code: "custom", message: wrong("notARate") });
	return z.NEVER;
});

const fields = {
	name: givenName.max(100),
	credits: z.bigint(wrong("notCredits")).positive(wrong("notCredits")).max(MAX_CREDITS).nullable(),
	carryOverCredits: z
		.bigint(wrong("notCreditsOrNone"))
		.nonnegative(wrong("notCreditsOrNone"))
		.max(MAX_CREDITS)
		.nullable(),
	taxRateBasisPoints: taxRate,
	validityMonths: z.int(wrong("notMonths")).min(1, wrong("notMonths")).max(MOST_MONTHS),
	prices: z.array(price).min(1).max(MOST_PRICES),
	onSaleFrom: optionalDay,
	onSaleUntil: optionalDay,
};

interface Checked {
	readonly prices: readonly { readonly currency: string }[];
	readonly onSaleFrom: string | null;
	readonly onSaleUntil: string | null;
}

/** One price for each currency, and no sale that ends before it begins. */
function checkPlan({ value, issues }: z.core.ParsePayload<Checked>): void {
	const { prices, onSaleFrom, onSaleUntil } = value;
	prices.forEach(({ currency }, index) => {
		if (prices.findIndex((other) => other.currency === currency) === index) return;
		const path = ["prices", index, "currency"];
		issues.push({ code: "custom", input: currency, path, message: wrong("currencyTwice") });
	});
	if (onSaleFrom !== null && onSaleUntil !== null && onSaleUntil < onSaleFrom) {
		issues.push({ code: "custom", input: onSaleUntil, path: ["onSaleUntil"], message: wrong("endsBeforeItBegins") });
	}
}

/** A plan as its form sends it: amounts and the rate as they were typed. What its kind has none of is null. */
export const createPlanSchema = z
	.strictObject({ creditTypeId: anyText.max(31), kind: z.enum(["pack", "allowance", "unlimited"]), ...fields })
	.check(checkPlan);
export type CreatePlanInput = z.output<typeof createPlanSchema>;

/** `version` is the one that the form was opened with. */
export const changePlanSchema = z
	.strictObject({ planId: z.uuid(), version: z.int().min(0), ...fields })
	.check(checkPlan);
export type ChangePlanInput = z.output<typeof changePlanSchema>;
export type PlanForm = Omit<z.input<typeof changePlanSchema>, "planId" | "version">;

export const planIdSchema = z.strictObject({ planId: z.uuid() });
export type PlanIdInput = z.output<typeof planIdSchema>;

const order = z.array(z.uuid()).max(1_000);

/** The order of a credit type's plans as the page showed it, and as it is to be. */
export const movePlansSchema = z.strictObject({ creditTypeId: anyText.max(31), before: order, after: order });
export type MovePlansInput = z.output<typeof movePlansSchema>;

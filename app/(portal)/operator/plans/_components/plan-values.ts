import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { CreatePlanInput, PlanForm } from "@/lib/plans/schema.ts";
import { creditsOf } from "@/lib/text/credits.ts";
import type { CurrencyChoice } from "./currency-choices.ts";

export type PlanKind = CreatePlanInput["kind"];

type Typed = "credits" | "carryOverCredits" | "validityMonths";

/** A plan as it is typed. What its kind has none of stays as it is, and isn't sent. */
export type PlanValues = Omit<PlanForm, Typed> & Record<Typed, string> & { kind: PlanKind };

/** As the verbs take it. */
export function termsOf({ kind, credits, carryOverCredits, validityMonths, ...terms }: PlanValues): PlanForm {
	return {
		...terms,
		credits: kind === "unlimited" ? null : (creditsOf(credits) ?? 0n),
		carryOverCredits: kind === "allowance" ? carriedOf(carryOverCredits) : null,
		validityMonths: Number(validityMonths),
	};
}

/** Nothing is carried over where nothing is typed; what is no number is refused. */
export function carriedOf(typed: string): bigint {
	return /^0*$/.test(typed.trim()) ? 0n : (creditsOf(typed) ?? -1n);
}

export interface PlanFieldsProps {
	form: UseFormReturn<PlanValues>;
	errorOf: (field: FieldPath<PlanValues>) => string | undefined;
	currencies: readonly CurrencyChoice[];
	/** The months that a kind begins with, where it is still to be chosen: it never changes. */
	monthsAtFirst?: ((kind: PlanKind) => string) | undefined;
}

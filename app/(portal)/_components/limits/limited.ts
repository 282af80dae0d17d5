import type { Action } from "@/components/forms/use-ask.ts";
import type { LIMIT_PERIODS } from "@/lib/limits/bounds.ts";
import type { EndRaiseInput, LimitedPool, RaiseLimitInput, SetLimitInput } from "@/lib/limits/schema.ts";

/** Whose pools a limit is set on: one of these for each credit type. */
export type LimitedPools = LimitedPool extends infer Pool
	? Pool extends unknown
		? Omit<Pool, "creditTypeId">
		: never
	: never;

/** What is set: so many credits in a period. `credits` and `period` are null for an exception without a limit. */
export interface StoredLimit {
	readonly credits: bigint | null;
	readonly period: (typeof LIMIT_PERIODS)[number] | null;
	readonly warnPercent: number;
	readonly tellsSetter: boolean;
}

/** A raise that is in force. `until`: its last day, in the deployment's time zone. */
export interface StoredRaise {
	readonly credits: bigint | null;
	readonly until: string | null;
	readonly setBy: string;
	readonly reason: string | null;
}

/** A credit type that a limit can be set for, with what is set. */
export interface TypeToLimit {
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly nameInText: string;
	/** For everyone, or for the one person; null where nothing is set. */
	readonly stored: StoredLimit | null;
	/** What counts for the one person apart from a raise: their own, or else everyone's. */
	readonly stands: StoredLimit | null;
	readonly raise: StoredRaise | null;
}

/** What a window does with what is filled in. */
export interface LimitActions {
	readonly set: Action<SetLimitInput, unknown>;
	readonly raise: Action<RaiseLimitInput, unknown>;
	readonly end: Action<EndRaiseInput, unknown>;
}

/** Whose limit a window is about. */
export interface Limited {
	/** Where it doesn't store at once what is filled in. */
	readonly actions?: LimitActions;
	readonly pools: LimitedPools;
	/** Null for everyone's. */
	readonly person: { readonly id: string; readonly name: string } | null;
	readonly types: readonly TypeToLimit[];
}

/** The pool of one credit type. */
export function poolOf(pools: LimitedPools, creditTypeId: string): LimitedPool {
	return { ...pools, creditTypeId };
}

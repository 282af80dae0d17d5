import type { Use } from "./spend.ts";

/** What a poster is told: to begin, and to finish what it has begun. */
export type Order = "run" | "stop";

/** What it tells. Times are of this machine's clock, in milliseconds. */
export type Told =
	| { readonly kind: "stopped" }
	| { readonly kind: "asked"; readonly use: Use }
	| { readonly kind: "answered"; readonly key: string; readonly chargeId: string; readonly begun: number }
	| {
			readonly kind: "unanswered";
			readonly key: string;
			/** "busy", "unknown" (the commit was cut off), or what else went wrong. */
			readonly why: string;
			readonly begun: number;
			readonly ms: number;
	  };

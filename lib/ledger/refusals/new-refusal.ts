import type { Refusal } from "@/lib/platform/refusal.ts";

/** A charge or a hold that was refused, as it is kept for people to look up (product.md 57). */
export interface NewRefusal {
	readonly userId: string;
	readonly creditTypeId: string;
	readonly kind: "charge" | "hold";
	readonly credits: bigint;
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly client: string;
	/** The accounts that would have paid. */
	readonly accountIds: readonly string[];
	readonly answer: Refusal;
	readonly at: Date;
}

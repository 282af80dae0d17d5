import type { OwnerMove } from "@/lib/owners/set-credit-owners.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";

/** What becomes of one person in a change of many. */
export interface PlannedUser {
	readonly user: ChangeableUser;
	/** Of the file; null for a selected person. */
	readonly line: number | null;
	/** What is changed of them, now and then: a Credit Owner's, a role's or a status's id. */
	readonly before: string;
	readonly after: string;
	readonly refusal: Refusal | null;
	/** The Credit Users whose Credit Owner changes with it. */
	readonly along: readonly ChangeableUser[];
}

/** A change of many, decided: final under the locks. */
export interface ManyPlan {
	readonly what: "creditOwner" | "role" | "status";
	readonly people: readonly PlannedUser[];
	/** The Credit Owners that change. */
	readonly moves: readonly OwnerMove[];
}

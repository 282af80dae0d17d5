import type { SetLimit } from "@/lib/ledger/paying/store-limit.ts";
import type { LimitsOfPerson } from "@/lib/limits/limits-of-person.ts";
import type { OwnerMove } from "@/lib/owners/set-credit-owners.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import type { ManyChange } from "./schema.ts";

/** What becomes of one person in a change of many. */
export interface PlannedUser {
	readonly user: ChangeableUser;
	/** Of the file; null for a selected person. */
	readonly line: number | null;
	/** What is changed of them, now and then: a Credit Owner's, a role's or a status's id, or a limit in short. */
	readonly before: string;
	readonly after: string;
	readonly refusal: Refusal | null;
	/** The Credit Users whose Credit Owner changes with it. */
	readonly along: readonly ChangeableUser[];
	/** On their Credit Owner's wallet; only where limits change. */
	readonly limits?: PlannedLimits;
}

/** What is set for a person on a wallet, and what is to be set for them apart; null for what everyone has. */
export interface PlannedLimits extends LimitsOfPerson {
	readonly wanted: Pick<SetLimit, "credits" | "period"> | null;
}

/** A change of many, decided: final under the locks. */
export interface ManyPlan {
	readonly what: ManyChange["what"];
	readonly people: readonly PlannedUser[];
	/** The Credit Owners that change. */
	readonly moves: readonly OwnerMove[];
}

import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { CreditTypeId, Person } from "./steps.ts";
import { Timeline } from "./timeline.ts";

export const PEOPLE = [0, 1, 2, 3] as const satisfies readonly Person[];
export const CREDIT_TYPES = ["email", "sms"] as const satisfies readonly CreditTypeId[];

/** Credits; no limit for one whom the default would bind; nothing is set. */
type SetLimit = bigint | "unlimited" | "unset";

/** The limits of one pool: always of the same period, so that a limit of the past never allows less than one of today. */
export class LimitsOverTime {
	readonly standard = new Timeline<SetLimit>();
	readonly exceptions = PEOPLE.map(() => new Timeline<SetLimit>());
	readonly raises = PEOPLE.map(() => new Timeline<SetLimit>());
}

/** A pool, and what is known of it. */
export interface WorldPool {
	readonly accountId: string;
	readonly creditTypeId: CreditTypeId;
	/** Whose wallet it is, or the share group. */
	readonly wallet: Person | null;
	readonly group: WorldGroup | null;
	readonly period: LimitPeriod;
	readonly limits: LimitsOverTime;
}

export class WorldGroup {
	readonly id: string;
	readonly creator = new Timeline<Person>();
	readonly isOpen = new Timeline<boolean>();
	readonly areMembers = PEOPLE.map(() => new Timeline<boolean>());
	readonly areBlocked = PEOPLE.map(() => new Timeline<boolean>());

	constructor(id: string) {
		this.id = id;
	}
}

import type { EntryKind } from "@/generated/prisma/enums.ts";
import type { CreditTypeId, Person, VerbName } from "./steps.ts";
import type { Span } from "./timeline.ts";

/** A charge that was acknowledged, with all that was acknowledged of it since. */
export interface BookedCharge extends Span {
	readonly id: string;
	readonly user: Person;
	readonly creditTypeId: CreditTypeId;
	readonly requested: bigint;
	readonly charged: bigint;
	readonly isCovered: boolean;
	/** The share group that was named, of which alone it may be. */
	readonly groupId: string | null;
	/** Null where it was charged at once. */
	readonly holdId: string | null;
	refunded: bigint;
	isRefunded: boolean;
	isCancelled: boolean;
}

export interface BookedHold extends Span {
	readonly id: string;
	readonly user: Person;
	readonly creditTypeId: CreditTypeId;
	readonly credits: bigint;
	readonly isCovered: boolean;
	readonly groupId: string | null;
	/** What was acknowledged; null: it is open, or its time is over. */
	end: "captured" | "released" | null;
}

/** Credits that came in as one lot of a wallet. */
export interface BookedLot {
	readonly lotId: string;
	readonly accountId: string | null;
	readonly userId: string;
	readonly creditTypeId: CreditTypeId;
	readonly credits: bigint;
}

export interface BookedAllowance {
	readonly user: Person;
	readonly part: number;
	readonly credits: bigint;
	takenBack: bigint | null;
}

type Counted = EntryKind | "allocationIn" | "returnOut";

/** What the workers were told: whatever is in here has to be in the ledger, and nothing else. */
export class Book {
	readonly charges = new Map<string, BookedCharge>();
	readonly holds = new Map<string, BookedHold>();
	/** What was refused, or ended busy: the references of charges and holds that must not be there. */
	readonly refused = new Set<string>();
	/** Orders whose payment was acknowledged, and what was acknowledged to be taken back of them. */
	readonly orders = new Map<string, { readonly credits: bigint; takenBack: bigint }>();
	readonly lots: BookedLot[] = [];
	readonly batches: (readonly BookedLot[])[] = [];
	readonly allowances: BookedAllowance[] = [];
	/** Grants that were undone, by lot. */
	readonly undone = new Set<string>();
	/** What is not as it should be, in sentences. */
	readonly problems: string[] = [];
	readonly #sums = new Map<string, bigint>();
	readonly #answers = new Map<VerbName, Map<string, number>>();
	#tick = 0;

	/** The next instant: what was asked before has a lower one. */
	tick(): number {
		this.#tick += 1;
		return this.#tick;
	}

	/** Credits that came in (+) or went out (−) by entries of a kind, as acknowledged. */
	add(creditTypeId: CreditTypeId, kind: Counted, credits: bigint): void {
		this.#sums.set(`${creditTypeId} ${kind}`, this.sum(creditTypeId, kind) + credits);
	}

	sum(creditTypeId: CreditTypeId, kind: Counted): bigint {
		return this.#sums.get(`${creditTypeId} ${kind}`) ?? 0n;
	}

	count(verb: VerbName, answer: string): void {
		const answers = this.#answers.get(verb) ?? new Map<string, number>();
		answers.set(answer, (answers.get(answer) ?? 0) + 1);
		this.#answers.set(verb, answers);
	}

	/** How often a verb was answered so; all its answers together where none is named. */
	answered(verb: VerbName, answer?: string): number {
		const answers = this.#answers.get(verb) ?? new Map<string, number>();
		if (answer !== undefined) return answers.get(answer) ?? 0;
		return [...answers.values()].reduce((sum, one) => sum + one, 0);
	}

	/** A line for each verb: how often it was answered how. */
	answers(): string {
		const lines = [...this.#answers].map(([verb, answers]) => {
			const counts = [...answers].sort(([one], [other]) => (one < other ? -1 : 1));
			return `${verb}: ${counts.map(([answer, count]) => `${count} ${answer}`).join(", ")}`;
		});
		return lines.sort().join("\n");
	}
}

/** One of the latest twelve; undefined where there is none. */
export function pick<One>(all: readonly One[], which: number): One | undefined {
	return all.at(-1 - (which % Math.max(1, Math.min(12, all.length))));
}

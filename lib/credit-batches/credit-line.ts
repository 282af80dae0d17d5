import type { CreditBatchKind } from "@/generated/prisma/enums.ts";

export type { CreditBatchKind };

/** A line of a file of credits as it was read, before anything of it was checked. */
export interface CreditLine {
	readonly line: number;
	/** A mail address, the vendor's own id, or ours. */
	readonly user: string;
	readonly creditType: string;
	readonly credits: string;
	/** The last day on which they can be used, the deployment's; empty where they never expire. */
	readonly expiresOn: string;
	readonly reference: string;
	/** What was paid for them elsewhere, and in which currency; of balances only. */
	readonly price: string;
	readonly currency: string;
	/** The line has more or fewer cells than the header. */
	readonly isBroken?: boolean;
}

/** A line that can be posted. */
export interface GoodLine {
	readonly line: number;
	readonly userId: string;
	readonly organizationId: string;
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly credits: bigint;
	readonly expiresAt: Date | null;
	readonly reference: string | null;
	/** Of balances only: in the currency's minor unit. */
	readonly paid: { readonly totalMinor: bigint; readonly currency: string } | null;
}

/** Why a line can't be posted; `creditBatches.problems` in the messages has the sentence of each. */
export type LineProblem =
	| {
			readonly kind:
				| ("cells" | "userMissing" | "userUnknown" | "creditTypeMissing" | "creditTypeUnknown" | "creditTypeRetired")
				| ("notCredits" | "notADay" | "dayMissing" | "dayOver" | "referenceMissing" | "referenceTooLong")
				| (
						| "organizationClosed"
						| "referenceUsed"
						| "referenceOther"
						| "notAnAmount"
						| "currencyMissing"
						| "currencyUnknown"
				  );
	  }
	| { readonly kind: "referenceTwice"; readonly firstLine: number };

/** A line with what it would do: post credits, nothing because it was posted before, or nothing because it is wrong. */
export type CheckedLine =
	| { readonly asked: CreditLine; readonly state: "new"; readonly good: GoodLine }
	| { readonly asked: CreditLine; readonly state: "there" }
	| { readonly asked: CreditLine; readonly state: "wrong"; readonly problem: LineProblem };

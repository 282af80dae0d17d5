import type { PlanKind } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { deploymentCurrency } from "@/lib/platform/database/deployment-time-zone.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { NEWEST_VERSION, type PlanTerms, termsOf } from "./plan-terms.ts";
import { mayManageCatalogue } from "./policy.ts";
import { isOnSale } from "./queries.ts";

/** Whether buyers can buy a plan today, and if not, why. */
export type PlanState = "onSale" | "later" | "over" | "noPrice" | "retired" | "withdrawn";

/** A plan as Operator › Plans shows it: its newest version. */
export interface PlanRow extends PlanTerms {
	readonly id: string;
	readonly kind: PlanKind;
	readonly version: number;
	readonly state: PlanState;
	/** Subscriptions that would be renewed, which end once it is withdrawn (product.md 48). */
	readonly renewing: number;
	/** Refills that order it, which pause once it is withdrawn (product.md 55). */
	readonly refills: number;
}

export interface PlanSection {
	readonly creditType: { readonly id: string; readonly name: string; readonly isRetired: boolean };
	/** In the order in which buyers see them. */
	readonly plans: readonly PlanRow[];
}

export interface PlanList {
	/** Of every credit type that isn't retired, and of those that are where they have plans. */
	readonly sections: readonly PlanSection[];
	/** Those that were withdrawn last come first. */
	readonly withdrawn: readonly (PlanRow & { readonly creditType: string; readonly withdrawnAt: Date })[];
}

/** All plans; null without the right *Manage Plans*. */
export async function listPlans({ actor, db = database() }: ReadContext): Promise<PlanList | null> {
	if (!mayManageCatalogue(actor)) return null;
	const [creditTypes, { day }, currency, uses] = await Promise.all([
		db.creditType.findMany({
			orderBy: [{ position: "asc" }, { id: "asc" }],
			include: {
				plans: {
					orderBy: [{ position: "asc" }, { id: "asc" }],
					include: NEWEST_VERSION,
				},
			},
		}),
		readToday(db),
		deploymentCurrency(sqlOf(db)),
		countUses(db),
	]);
	const rows = creditTypes.flatMap((creditType) =>
		creditType.plans.flatMap(({ id, kind, withdrawnAt, versions: [newest] }) => {
			if (!newest) return [];
			const terms = termsOf(newest);
			const state = stateOf(terms, { withdrawnAt, isRetired: creditType.retiredAt !== null, day, currency });
			const used = { renewing: uses.renewing.get(id) ?? 0, refills: uses.refills.get(id) ?? 0 };
			const plan = { ...terms, ...used, id, kind, version: newest.version, state };
			return [{ ...plan, withdrawnAt, creditTypeId: creditType.id }];
		}),
	);
	const names = new Map(creditTypes.map(({ id, name }) => [id, name]));
	return {
		sections: creditTypes
			.map(({ id, name, retiredAt }) => ({
				creditType: { id, name, isRetired: retiredAt !== null },
				plans: rows.filter((row) => row.creditTypeId === id && row.withdrawnAt === null),
			}))
			.filter(({ creditType, plans }) => !creditType.isRetired || plans.length > 0),
		withdrawn: rows
			.flatMap((row) => (row.withdrawnAt === null ? [] : [{ ...row, withdrawnAt: row.withdrawnAt }]))
			.map((row) => ({ ...row, creditType: names.get(row.creditTypeId) ?? row.creditTypeId }))
			.sort((one, other) => other.withdrawnAt.getTime() - one.withdrawnAt.getTime()),
	};
}

/** Of each plan that has any. */
async function countUses(db: Database) {
	const [subscriptions, refills] = await Promise.all([
		db.subscription.groupBy({
			by: ["planId"],
			where: { status: { not: "ended" }, cancelledAt: null, endsBecause: null },
			_count: true,
		}),
		db.refill.groupBy({
			by: ["planId"],
			where: { removedAt: null, pausedBecause: null, planId: { not: null } },
			_count: true,
		}),
	]);
	return {
		renewing: new Map(subscriptions.map(({ planId, _count }) => [planId, _count])),
		refills: new Map(refills.map(({ planId, _count }) => [planId, _count])),
	};
}

interface Circumstances {
	readonly withdrawnAt: Date | null;
	readonly isRetired: boolean;
	readonly day: string;
	/** The deployment's. */
	readonly currency: string;
}

function stateOf(terms: PlanTerms, { withdrawnAt, isRetired, day, currency }: Circumstances): PlanState {
	if (withdrawnAt !== null) return "withdrawn";
	if (isRetired) return "retired";
	if (!isOnSale(terms, day)) return terms.onSaleFrom !== null && day < terms.onSaleFrom ? "later" : "over";
	return terms.prices.some((price) => price.currency === currency) ? "onSale" : "noPrice";
}

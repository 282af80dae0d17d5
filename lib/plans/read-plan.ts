import type { Prisma } from "@/generated/prisma/client.ts";
import type { PlanKind } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { deploymentCurrency } from "@/lib/platform/database/deployment-time-zone.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { NEWEST_VERSION, type PlanPrice, type PlanTerms, termsOf } from "./plan-terms.ts";
import { mayManageCatalogue } from "./policy.ts";

/** A plan with all its versions, the newest first. */
export interface PlanDetail {
	readonly id: string;
	readonly kind: PlanKind;
	readonly creditType: { readonly id: string; readonly name: string; readonly nameInText: string };
	readonly isWithdrawn: boolean;
	readonly siblings: readonly SiblingPack[];
	readonly versions: readonly PlanVersionRow[];
}

/** Another pack of the same credit type in the catalogue, with which it is compared. */
export interface SiblingPack {
	readonly credits: bigint;
	readonly prices: readonly PlanPrice[];
}

/** What the form of a new plan begins with. */
export interface NewPlanOffer extends Pick<PlanDetail, "creditType" | "siblings"> {
	/** In which the newest plan of the type is sold; the deployment's where there is none. */
	readonly currencies: readonly string[];
	/** Of the newest plan of the type; 0 where there is none. */
	readonly taxRateBasisPoints: number;
	/** Of the newest pack of the type; null where there is none. */
	readonly validityMonths: number | null;
}

export interface PlanVersionRow extends PlanTerms {
	readonly version: number;
	readonly madeAt: Date;
	/** Null where it came with the deployment, or from before versions were kept. */
	readonly madeBy: string | null;
	/** How many orders of this version there are. */
	readonly orders: number;
}

/** The plan of this id; null where there is none, or without the right *Manage Plans*. */
export async function readPlan({ actor, db = database() }: ReadContext, planId: string): Promise<PlanDetail | null> {
	if (!mayManageCatalogue(actor) || !isId(planId)) return null;
	const [plan, ordered] = await Promise.all([
		db.plan.findUnique({
			where: { id: planId },
			include: {
				creditType: { select: { id: true, name: true, nameInText: true } },
				versions: {
					orderBy: { version: "desc" },
					include: { ...NEWEST_VERSION.versions.include, madeBy: { select: { name: true } } },
				},
			},
		}),
		db.order.groupBy({ by: ["planVersion"], where: { planId }, _count: true }),
	]);
	if (!plan) return null;
	const orders = new Map(ordered.map(({ planVersion, _count }) => [planVersion, _count]));
	return {
		id: plan.id,
		kind: plan.kind,
		creditType: plan.creditType,
		isWithdrawn: plan.withdrawnAt !== null,
		siblings: await readSiblings(db, { creditTypeId: plan.creditTypeId, planId }),
		versions: plan.versions.map((stored) => ({
			...termsOf(stored),
			version: stored.version,
			madeAt: stored.madeAt,
			madeBy: stored.madeBy?.name ?? null,
			orders: orders.get(stored.version) ?? 0,
		})),
	};
}

/** For a new plan of this credit type; null where there is none that can be sold, or without the right *Manage Plans*. */
export async function readNewPlan(
	{ actor, db = database() }: ReadContext,
	creditTypeId: string,
): Promise<NewPlanOffer | null> {
	if (!mayManageCatalogue(actor)) return null;
	const [creditType, currency, siblings, plans] = await Promise.all([
		db.creditType.findFirst({
			where: { id: creditTypeId, retiredAt: null },
			select: { id: true, name: true, nameInText: true },
		}),
		deploymentCurrency(sqlOf(db)),
		readSiblings(db, { creditTypeId, planId: null }),
		db.plan.findMany({ where: { creditTypeId, withdrawnAt: null }, include: NEWEST_VERSION }),
	]);
	return creditType && { creditType, siblings, ...likeNewest(plans, currency) };
}

/** What a new plan most likely has in common with those that were made or changed last. */
function likeNewest(
	plans: readonly Prisma.PlanGetPayload<{ include: typeof NEWEST_VERSION }>[],
	currency: string,
): Omit<NewPlanOffer, "creditType" | "siblings"> {
	const newestFirst = plans
		.flatMap(({ kind, versions: [newest] }) => (newest ? [{ kind, ...newest }] : []))
		.sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
	const [newest] = newestFirst;
	return {
		currencies: newest ? newest.prices.map((price) => price.currency) : [currency],
		taxRateBasisPoints: newest?.taxRateBasisPoints ?? 0,
		validityMonths: newestFirst.find(({ kind }) => kind === "pack")?.validityMonths ?? null,
	};
}

async function readSiblings(
	db: Database,
	{ creditTypeId, planId }: { creditTypeId: string; planId: string | null },
): Promise<SiblingPack[]> {
	const plans = await db.plan.findMany({
		where: { creditTypeId, kind: "pack", withdrawnAt: null, ...(planId === null ? {} : { id: { not: planId } }) },
		include: NEWEST_VERSION,
	});
	return plans.flatMap(({ versions: [newest] }) => {
		if (!newest || newest.credits === null) return [];
		return [{ credits: newest.credits, prices: termsOf(newest).prices }];
	});
}

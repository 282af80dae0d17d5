import type { Prisma } from "@/generated/prisma/client.ts";
import type { PlanKind, SubscriptionEnd, SubscriptionEventKind } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { taxOf } from "@/lib/orders/tax-of.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import { dayOf } from "@/lib/text/months-after.ts";
import { readRenewalTerms } from "./renewals/renewal-terms.ts";

/** As many as a page shows of one's subscriptions, of what arrived, and of what happened. */
const MOST_SUBSCRIPTIONS = 20;
const MOST_ARRIVALS = 12;
const MOST_EVENTS = 30;

/** How a subscription stands. `ending`: it isn't sold any more. */
export type SubscriptionState = "ordered" | "active" | "cancelled" | "ending" | "paused" | "ended";

/** One of the reader's own subscriptions. Days are the deployment's, YYYY-MM-DD. */
export interface OwnSubscription {
	readonly id: string;
	readonly plan: string;
	readonly kind: PlanKind;
	readonly type: string;
	readonly state: SubscriptionState;
	readonly credits: bigint | null;
	readonly carryOverCredits: bigint | null;
	/** When the next credits arrive within what is paid; null where nothing does before its next date. */
	readonly arrivesOn: string | null;
	/** When it renews or ends; null where it does neither. */
	readonly nextOn: string | null;
	/** What its renewal costs, tax included, in the currency's minor unit; null where it isn't renewed. */
	readonly renewal: { readonly totalMinor: bigint; readonly currency: string; readonly months: number } | null;
	readonly because: SubscriptionEnd | null;
	readonly unpaidOrder: { readonly id: string; readonly number: string; readonly dueOn: string | null } | null;
	/** What arrived, the newest first. */
	readonly arrivals: readonly SubscriptionArrival[];
	/** What happened, the newest first. */
	readonly events: readonly SubscriptionEventRow[];
}

export interface SubscriptionArrival {
	readonly key: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly credits: bigint;
	readonly carriedCredits: bigint;
	readonly takenBack: bigint;
}

export interface SubscriptionEventRow {
	readonly id: string;
	readonly kind: SubscriptionEventKind;
	readonly at: Date;
	readonly day: string | null;
	readonly credits: bigint;
	readonly endReason: SubscriptionEnd | null;
	/** Who did it, where that was another person. */
	readonly actor: string | null;
	readonly order: { readonly id: string; readonly number: string } | null;
}

const ROWS = {
	terms: true,
	creditType: { select: { nameInText: true } },
	unpaidOrder: { select: { id: true, number: true, dueOn: true } },
	periods: { orderBy: [{ period: "desc" }, { part: "desc" }], take: MOST_ARRIVALS },
	events: {
		orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
		take: MOST_EVENTS,
		include: { actor: { select: { id: true, name: true } }, order: { select: { id: true, number: true } } },
	},
} as const satisfies Prisma.SubscriptionInclude;

type Row = Prisma.SubscriptionGetPayload<{ include: typeof ROWS }>;

/** The actor's own subscriptions: those that run, then those that have ended, the newest first. */
export async function readOwnSubscriptions({ actor, db = database() }: ReadContext): Promise<OwnSubscription[]> {
	return readSnapshot(async (snapshot) => {
		const rows = await snapshot.prisma.subscription.findMany({
			where: { userId: actor.userId },
			orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { id: "desc" }],
			take: MOST_SUBSCRIPTIONS,
			include: ROWS,
		});
		const subscriptions: OwnSubscription[] = [];
		for (const row of rows) subscriptions.push(await subscriptionOf(snapshot, row));
		return subscriptions;
	}, db);
}

async function subscriptionOf(snapshot: Snapshot, row: Row): Promise<OwnSubscription> {
	const { terms, nextOn, periodEndsOn, unpaidOrder } = row;
	const state = stateOf(row);
	const isRunning = row.status === "active" && nextOn !== null && periodEndsOn !== null;
	return {
		...{ id: row.id, plan: terms.name, kind: row.kind, type: row.creditType.nameInText, state },
		credits: terms.credits,
		carryOverCredits: terms.carryOverCredits,
		arrivesOn: isRunning && nextOn < periodEndsOn ? dayOf(nextOn) : null,
		nextOn: isRunning ? dayOf(periodEndsOn) : null,
		renewal: state === "active" && periodEndsOn ? await readRenewal(snapshot, row, dayOf(periodEndsOn)) : null,
		because: row.endReason ?? row.endsBecause,
		unpaidOrder: unpaidOrder && {
			id: unpaidOrder.id,
			number: unpaidOrder.number.toString(),
			dueOn: unpaidOrder.dueOn && dayOf(unpaidOrder.dueOn),
		},
		arrivals: row.periods.map(({ period, part, startsOn, endsOn, credits, carriedCredits, takenBack }) => ({
			...{ key: `${period}-${part}`, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) },
			...{ credits, carriedCredits, takenBack },
		})),
		events: row.events.map(({ id, kind, happenedAt, day, credits, endReason, actor, order }) => ({
			...{ id, kind, at: happenedAt, day: day && dayOf(day), credits: credits ?? 0n, endReason },
			actor: actor && actor.id !== row.userId ? actor.name : null,
			order: order && { id: order.id, number: order.number.toString() },
		})),
	};
}

function stateOf({ status, cancelledAt, endsBecause }: Row): SubscriptionState {
	if (status !== "active") return status;
	if (cancelledAt) return "cancelled";
	return endsBecause ? "ending" : "active";
}

async function readRenewal(snapshot: Snapshot, row: Row, on: string): Promise<OwnSubscription["renewal"]> {
	const { priceMinor, taxRateBasisPoints, version } = await readRenewalTerms(snapshot, { subscription: row, on });
	if (priceMinor === null) return null;
	const totalMinor = priceMinor + taxOf({ priceMinor, rateBasisPoints: taxRateBasisPoints });
	return { totalMinor, currency: row.currency, months: version.validityMonths };
}

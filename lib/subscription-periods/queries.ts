import type { PlanKind } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { dayOf } from "@/lib/text/months-after.ts";

/** A subscription that hasn't ended, as far as those are told who decide about its subscriber. */
export interface RunningSubscription {
	readonly plan: string;
	readonly kind: PlanKind;
	/** Its next date, YYYY-MM-DD; null where it isn't paid for. */
	readonly endsOn: string | null;
	/** It ends on its next date already. */
	readonly isCancelled: boolean;
}

/** What a user has subscribed to, the oldest first. */
export async function readRunningSubscriptions(
	prisma: Database | Transaction["prisma"],
	userId: string,
): Promise<RunningSubscription[]> {
	const running = await prisma.subscription.findMany({
		where: { userId, status: { not: "ended" } },
		orderBy: [{ createdAt: "asc" }, { id: "asc" }],
		select: {
			...{ kind: true, status: true, periodEndsOn: true, cancelledAt: true },
			terms: { select: { name: true } },
		},
	});
	return running.map(({ kind, status, periodEndsOn, cancelledAt, terms }) => ({
		plan: terms.name,
		kind,
		endsOn: status === "active" && periodEndsOn ? dayOf(periodEndsOn) : null,
		isCancelled: cancelledAt !== null,
	}));
}

/** The same of a user of the actor's organization; nothing of anyone else's. */
export async function readSubscriptionsOfUser(
	{ actor, db = database() }: ReadContext,
	userId: string,
): Promise<RunningSubscription[]> {
	const { organizationId } = actor;
	const isTheirs = (await db.user.count({ where: { id: userId, organizationId } })) > 0;
	return isTheirs ? readRunningSubscriptions(db, userId) : [];
}

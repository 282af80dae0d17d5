import type { SubscriptionStatus } from "@/generated/prisma/enums.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { dayOf } from "@/lib/text/months-after.ts";

/** A subscription of an organization's that ends when the organization is closed. */
export interface EndingSubscription {
	readonly id: string;
	readonly subscriber: string;
	readonly plan: string;
	/** The credit type inside a sentence. */
	readonly type: string;
	readonly status: SubscriptionStatus;
	/** When its period would have ended, YYYY-MM-DD; null where none has begun. */
	readonly periodEndsOn: string | null;
}

/** An organization's subscriptions that haven't ended: the first of them by name of their subscriber, and how many there are. */
export async function readEndingSubscriptions(
	db: Database,
	{ organizationId, limit }: { readonly organizationId: string; readonly limit: number },
): Promise<{ rows: readonly EndingSubscription[]; total: number }> {
	const where = { user: { organizationId }, status: { not: "ended" } } as const;
	const [found, total] = await Promise.all([
		db.subscription.findMany({
			where,
			orderBy: [{ user: { name: "asc" } }, { createdAt: "asc" }, { id: "asc" }],
			take: limit,
			include: { user: true, terms: true, creditType: true },
		}),
		db.subscription.count({ where }),
	]);
	const rows = found.map(({ id, user, terms, creditType, status, periodEndsOn }) => ({
		...{ id, subscriber: user.name, plan: terms.name, type: creditType.nameInText, status },
		periodEndsOn: periodEndsOn && dayOf(periodEndsOn),
	}));
	return { rows, total };
}

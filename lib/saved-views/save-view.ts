import type { VerbContext } from "@/lib/actions/verb.ts";
import { mayOpen } from "@/lib/pages/policy.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { MAX_VIEWS } from "./bounds.ts";
import { keepMovingPeriod } from "./moving-period.ts";
import { refusalToTakeViewName } from "./refusal-to-take-view-name.ts";
import type { SaveViewInput } from "./schema.ts";

/**
 * Saves what a list is filtered and sorted by, and which columns it shows, under a name of the actor's (product.md 63).
 * Refused where they can't open the list (NOT_FOUND), for a name that another view of theirs has there, and with as many
 * as one person can have. Nothing is granted by it and nobody is changed, so it is not audited.
 */
export async function saveView(
	{ actor, db, clock }: VerbContext,
	{ list, ...input }: SaveViewInput,
): Promise<Result<{ viewId: string; name: string }>> {
	if (!mayOpen(actor, list)) return refuse("NOT_FOUND", "notFound");
	const { userId } = actor;
	return transact(
		db,
		async (tx) => {
			await lockUserBesideCharges(tx, userId);
			const taken = await refusalToTakeViewName(tx, { userId, list, name: input.name });
			if (taken) return taken;
			if ((await tx.prisma.savedView.count({ where: { userId, list } })) >= MAX_VIEWS) {
				return refuse("TOO_MANY_REQUESTS", "tooManyViews", { most: MAX_VIEWS });
			}
			const createdAt = await tx.clock.now(tx.sql);
			const query = keepMovingPeriod(input.query, await dayAt(tx.sql, createdAt));
			const view = { id: newId(), userId, list, ...input, query, createdAt };
			await tx.prisma.savedView.create({ data: view });
			return done({ viewId: view.id, name: view.name });
		},
		{ clock },
	);
}

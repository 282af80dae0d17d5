import type { VerbContext } from "@/lib/actions/verb.ts";
import { mayOpen } from "@/lib/pages/policy.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { seenBy } from "./queries.ts";
import type { ChooseDefaultViewInput } from "./schema.ts";

/** With which view a list opens for the actor from now on: one that they see, or none. */
export async function chooseDefaultView(
	{ actor, db, clock }: VerbContext,
	{ list, viewId }: ChooseDefaultViewInput,
): Promise<Result<null>> {
	if (!mayOpen(actor, list)) return refuse("NOT_FOUND", "notFound");
	const { userId } = actor;
	return transact(
		db,
		async (tx) => {
			await lockUserBesideCharges(tx, userId);
			await tx.prisma.defaultView.deleteMany({ where: { userId, list } });
			if (viewId === null) return done(null);
			const where = { AND: [{ id: viewId, list }, seenBy(actor)] };
			if ((await tx.prisma.savedView.count({ where })) === 0) return refuse("NOT_FOUND", "viewNotFound");
			await tx.prisma.defaultView.create({ data: { userId, list, viewId } });
			return done(null);
		},
		{ clock },
	);
}

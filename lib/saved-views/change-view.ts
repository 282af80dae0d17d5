import type { VerbContext } from "@/lib/actions/verb.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { keepMovingPeriod } from "./moving-period.ts";
import { refusalToTakeViewName } from "./refusal-to-take-view-name.ts";
import type { ChangeViewInput } from "./schema.ts";

/**
 * Changes the name of a view of the actor's own, what it shows, or whether it is shared: for everyone who sees it. Others'
 * views are not found, shared or not.
 */
export async function changeView(
	{ actor, db, clock }: VerbContext,
	{ viewId, ...changes }: ChangeViewInput,
): Promise<Result<{ name: string }>> {
	const { userId } = actor;
	return transact(
		db,
		async (tx) => {
			await lockUserBesideCharges(tx, userId);
			const view = await tx.prisma.savedView.findFirst({ where: { id: viewId, userId } });
			if (!view) return refuse("NOT_FOUND", "viewNotFound");
			const { name = view.name } = changes;
			const taken = await refusalToTakeViewName(tx, { userId, list: view.list, name, viewId });
			if (taken) return taken;
			const today = await dayAt(tx.sql, await tx.clock.now(tx.sql));
			const query = changes.query === undefined ? {} : { query: keepMovingPeriod(changes.query, today) };
			await tx.prisma.savedView.update({ where: { id: viewId }, data: { ...changes, ...query } });
			// It is nobody else's default any more.
			const others = { viewId, userId: { not: userId } };
			if (changes.isShared === false) await tx.prisma.defaultView.deleteMany({ where: others });
			return done({ name });
		},
		{ clock },
	);
}

import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { openShareGroupAccounts } from "@/lib/ledger/posting/open-wallets.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { MAX_OPEN_GROUPS } from "./bounds.ts";
import { refusalToTakeName } from "./refusal-to-take-name.ts";
import type { CreateShareGroupInput } from "./schema.ts";

/**
 * Makes an empty share group of the actor's. Refused while they use another's credits: their own are parked then
 * (product.md 17), and for a name that another open group of theirs has.
 */
export async function createShareGroup(
	context: VerbContext,
	{ name, description }: CreateShareGroupInput,
): Promise<Result<{ shareGroupId: string }>> {
	const { actor } = context;
	return transact(
		context.db,
		async (tx) => {
			const creator = (await lockUsers(tx.sql, [actor.userId])).get(actor.userId);
			if (creator?.status !== "active") return refuse("FORBIDDEN", "signedOut");
			if (creator.creditOwnerId !== creator.id) return refuse("FORBIDDEN", "creditUserCreatesNoGroups");
			const taken = await refusalToTakeName(tx, { creatorId: creator.id, name });
			if (taken) return taken;
			// Under the lock of the creator's group names, so that of two windows at once the second counts the first one's
			// group.
			const open = { creatorId: creator.id, status: "open" as const };
			if ((await tx.prisma.shareGroup.count({ where: open })) >= MAX_OPEN_GROUPS) {
				return refuse("TOO_MANY_REQUESTS", "tooManyShareGroups", { most: MAX_OPEN_GROUPS });
			}
			const id = newId();
			const createdAt = await tx.clock.now(tx.sql);
			await tx.prisma.shareGroup.create({ data: { id, creatorId: creator.id, name, description, createdAt } });
			await openShareGroupAccounts(tx, id);
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: "share_group.created",
				subject: { type: "share_group", id },
				after: { name, description },
			});
			return done({ shareGroupId: id });
		},
		{ clock: context.clock },
	);
}

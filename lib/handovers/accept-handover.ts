import type { VerbContext } from "@/lib/actions/verb.ts";
import { reloadActor } from "@/lib/auth/actor.ts";
import { type LockedShareGroup, lockShareGroup } from "@/lib/ledger/movements/lock-share-group.ts";
import { dropLimits } from "@/lib/ledger/paying/store-limit.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockRefillsOf } from "@/lib/refills/lock-refills.ts";
import { endRefillsOfGroup } from "@/lib/refills/settings/end-refills-of.ts";
import { MAX_OPEN_GROUPS } from "@/lib/share-groups/bounds.ts";
import { lockWelcomeMails } from "@/lib/share-groups/lock-welcome-mails.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";
import { closeHandover } from "./close-handover.ts";
import { findHandovers } from "./find-handovers.ts";
import { obstacleToReceive } from "./obstacle-to-receive.ts";
import type { HandoverInput } from "./schema.ts";

/**
 * Makes the actor the creator of a share group that was offered to them (product.md 26a). No credits move: what is in the
 * group stays there, on hold or not, and what comes back from now on comes to the new creator's wallet. The former
 * creator's refills of the group and alerts on it end, and so do limits that name the new creator, whom none binds.
 * Refused while they use another's credits, with as many groups as one person can have, or one of that name.
 */
export async function acceptHandover(
	{ actor: by, db, clock }: VerbContext,
	{ handoverId }: HandoverInput,
): Promise<Result<{ shareGroupId: string; name: string }>> {
	return transact(
		db,
		async (tx) => {
			const own = { id: handoverId, toId: by.userId };
			const found = await tx.prisma.shareGroupHandover.findFirst({ where: own });
			if (!found) return refuse("NOT_FOUND", "handoverNotFound");
			const { shareGroupId, fromId } = found;
			const people = [fromId, by.userId];
			await lockWelcomeMails(tx, ...people);
			// Both are still: neither spends, shares, makes a group or gets another Credit Owner meanwhile.
			await lockUsers(tx.sql, [...people, found.offeredById], { stillIds: people });
			const actor = await reloadActor(by, tx);
			if (!actor) return refuse("FORBIDDEN", "signedOut");
			await lockRefillsOf(tx, people);
			const group = await lockShareGroup(tx, { shareGroupId, actorId: actor.userId });
			const [handover] = await findHandovers(tx.prisma, own);
			if (!handover || group?.creator.id !== fromId || handover.from.organizationId !== actor.organizationId) {
				return refuse("NOT_FOUND", "handoverNotFound");
			}
			const { name } = handover.shareGroup;
			const refusal = await refusalToAccept(tx, { userId: actor.userId, name });
			if (refusal) return refusal;
			const after = {
				refills: await endRefillsOfGroup(tx, { actor, shareGroupId }),
				alerts: await endAlertsOf(tx, group),
			};
			await dropLimitsOf(tx, group, actor.email);
			await tx.prisma.shareGroup.update({
				where: { id: shareGroupId },
				data: { creatorId: actor.userId, version: { increment: 1 } },
			});
			await closeHandover(tx, handover, { actor, outcome: "accepted", after });
			return done({ shareGroupId, name });
		},
		{ clock },
	);
}

async function refusalToAccept(
	tx: Transaction,
	{ userId, name }: { userId: string; name: string },
): Promise<Refusal | null> {
	await lockKeys(tx.sql, "groupNames", [userId]);
	switch (await obstacleToReceive(tx, { userId, name })) {
		case "creditUser":
			return refuse("FORBIDDEN", "creditUserReceivesNoGroups");
		case "tooMany":
			return refuse("TOO_MANY_REQUESTS", "tooManyShareGroups", { most: MAX_OPEN_GROUPS });
		case "nameTaken":
			return refuse("CONFLICT", "shareGroupNameTaken", { name });
		default:
			return null;
	}
}

/** Alerts are their owner's alone (product.md 28c). */
async function endAlertsOf({ prisma }: Transaction, { accounts }: LockedShareGroup): Promise<number> {
	const accountId = { in: accounts.map((account) => account.accountId) };
	return (await prisma.alert.deleteMany({ where: { accountId } })).count;
}

/** The owner of a pool is never limited in it (product.md 43). */
async function dropLimitsOf(tx: Transaction, { accounts, posting }: LockedShareGroup, email: string): Promise<void> {
	const limits = await tx.sql.query<{ accountId: string; addressId: string; isRaise: boolean }>(
		`SELECT "limit"."account_id" AS "accountId", "limit"."address_id" AS "addressId", "until" IS NOT NULL AS "isRaise"
		FROM "pool_limit" AS "limit" JOIN "address" ON "address"."id" = "limit"."address_id"
		WHERE "limit"."account_id" = ANY ($1::uuid[]) AND "address"."value" = $2`,
		[accounts.map(({ accountId }) => accountId), normalizeAddress(email)],
	);
	for (const isRaise of [false, true]) {
		const of = limits
			.filter((limit) => limit.isRaise === isRaise)
			.map(({ accountId, addressId }) => ({ accountId, addressId, userId: null }));
		if (of.length > 0) await dropLimits(tx.sql, posting, { of, isRaise });
	}
}

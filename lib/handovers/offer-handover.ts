import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { type Actor, reloadActor } from "@/lib/auth/actor.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import { findUserByEmail } from "@/lib/people/find-user-by-email.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { Outdated } from "@/lib/platform/database/is-retryable.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { MAX_OPEN_GROUPS } from "@/lib/share-groups/bounds.ts";
import { findHandovers } from "./find-handovers.ts";
import { obstacleToReceive } from "./obstacle-to-receive.ts";
import { type GroupOfCreator, refusalToHandOver } from "./policy.ts";
import type { OfferHandoverInput } from "./schema.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many share groups a person offers in 24 hours at most, those taken back included: each is mailed. */
export const HANDOVERS_A_DAY = 20;

/**
 * Offers a share group to another person of the organization, who gets it once they accept (product.md 26a). An address
 * that no active person there has confirmed is refused, however that is, and so is somebody who can't have the group.
 * One offer of a group is open at a time (CONFLICT).
 */
export async function offerHandover(
	{ actor: by, db, clock }: VerbContext,
	{ shareGroupId, email }: OfferHandoverInput,
): Promise<Result<{ handoverId: string; name: string }>> {
	return transact(
		db,
		async (tx) => {
			const found = await tx.prisma.shareGroup.findUnique({ where: { id: shareGroupId } });
			if (!found) return refuse("NOT_FOUND", "shareGroupNotFound");
			// All whom the offer's row names, together: a foreign key would lock them one after the other.
			const named = await findUserByEmail(tx, email.trim());
			await lockUserBesideCharges(tx, ...new Set([found.creatorId, by.userId, named?.id ?? by.userId]));
			const actor = await reloadActor(by, tx);
			if (!actor) return refuse("FORBIDDEN", "signedOut");
			const group = await tx.prisma.shareGroup.findUniqueOrThrow({
				where: { id: shareGroupId },
				include: { creator: { include: { userRole: true } } },
			});
			if (group.creatorId !== found.creatorId) throw new Outdated("The share group was handed over meanwhile.");
			const refusal = refusalToHandOver(actor, group) ?? (await refusalToOffer(tx, { actor, shareGroupId }));
			if (refusal) return refusal;
			const receiver = await chooseReceiver(tx, { group, email });
			if (!receiver.ok) return receiver;
			const { id: toId, name } = receiver.value;
			if (toId !== named?.id) throw new Outdated("The address belongs to another user by now.");
			const handover = { id: newId(), shareGroupId, fromId: group.creatorId, toId, offeredById: actor.userId };
			const offeredAt = await tx.clock.now(tx.sql);
			await tx.prisma.shareGroupHandover.create({ data: { ...handover, offeredAt } });
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: "share_group.handover_offered",
				subject: { type: "share_group", id: shareGroupId },
				after: { userId: toId },
			});
			const to = (await findRecipients(tx, [toId])).get(toId);
			if (to) await enqueueMail(tx, { kind: "handover_offered", to, facts: { handoverId: handover.id } });
			return done({ handoverId: handover.id, name });
		},
		{ clock },
	);
}

async function refusalToOffer(
	tx: Transaction,
	{ actor, shareGroupId }: { actor: Actor; shareGroupId: string },
): Promise<Refusal | null> {
	const [open] = await findHandovers(tx.prisma, { shareGroupId });
	if (open) return refuse("CONFLICT", "handoverIsOpen", { name: open.to.name });
	const now = await tx.clock.now(tx.sql);
	const recent = { offeredById: actor.userId, offeredAt: { gt: new Date(now.getTime() - DAY_MS) } };
	return (await tx.prisma.shareGroupHandover.count({ where: recent })) < HANDOVERS_A_DAY
		? null
		: refuse("TOO_MANY_REQUESTS", "tooManyHandovers", { most: HANDOVERS_A_DAY });
}

/** Only active people of the organization with a confirmed address are found; the others aren't told apart. */
async function chooseReceiver(
	tx: Transaction,
	{ group, email }: { group: GroupOfCreator & { readonly name: string }; email: string },
): Promise<Result<{ readonly id: string; readonly name: string }>> {
	const at = { field: "email" };
	const found = await findUserByEmail(tx, email.trim());
	if (found?.id === group.creator.id) return refuse("INVALID", "handoverToCreator", { name: found.name }, at);
	const isThere = found?.status === "active" && found.organizationId === group.creator.organizationId;
	const { emailVerifiedAt } = isThere
		? await tx.prisma.user.findUniqueOrThrow({ where: { id: found.id }, select: { emailVerifiedAt: true } })
		: { emailVerifiedAt: null };
	if (!isThere || emailVerifiedAt === null) return refuse("INVALID", "handoverToNobody", {}, at);
	const { id, name } = found;
	switch (await obstacleToReceive(tx, { userId: id, name: group.name })) {
		case "creditUser":
			return refuse("CONFLICT", "handoverToCreditUser", { name }, at);
		case "tooMany":
			return refuse("CONFLICT", "handoverToFull", { name, most: MAX_OPEN_GROUPS }, at);
		case "nameTaken":
			return refuse("CONFLICT", "handoverNameTaken", { name, group: group.name }, at);
		default:
			return done({ id, name });
	}
}

import type { ReadContext, VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers, refusalToActOn } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import { isId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { countEntries, type GroupCredits, NO_ENTRIES, readGroupCredits } from "@/lib/share-groups/list-share-groups.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";
import { findHandovers } from "./find-handovers.ts";
import { refusalToHandOver } from "./policy.ts";
import type { PreviewHandoverInput } from "./schema.ts";

/** A share group that is offered to the reader. */
export interface OfferedGroup {
	readonly handoverId: string;
	readonly shareGroupId: string;
	readonly name: string;
	/** Whose it is, and who offers it, which may be an administrator. */
	readonly creator: string;
	readonly offeredBy: string;
	readonly offeredAt: Date;
}

/** The share groups that are offered to the actor (product.md 26a), the latest first. */
export async function readOfferedGroups({ actor, db = database() }: ReadContext): Promise<OfferedGroup[]> {
	const found = await findHandovers(db, { toId: actor.userId, from: { organizationId: actor.organizationId } });
	return found.map(({ id, shareGroupId, shareGroup, from, offeredBy, offeredAt }) => ({
		...{ handoverId: id, shareGroupId, name: shareGroup.name, offeredAt },
		...{ creator: from.name, offeredBy: offeredBy.name },
	}));
}

/** An offer that isn't answered yet, as those see it who can take it back. */
export interface OpenHandover {
	readonly handoverId: string;
	/** To whom the group is offered. */
	readonly to: string;
	readonly offeredAt: Date;
}

/** The open offer of each of these groups, for those who can read the groups. */
export async function readOpenHandovers(
	{ db = database() }: Pick<ReadContext, "db">,
	shareGroupIds: readonly string[],
): Promise<ReadonlyMap<string, OpenHandover>> {
	const found = await findHandovers(db, { shareGroupId: { in: [...shareGroupIds] } });
	return new Map(
		found.map(({ id, shareGroupId, to, offeredAt }) => [shareGroupId, { handoverId: id, to: to.name, offeredAt }]),
	);
}

/** To whom a share group went that was the actor's until then; null where none did (product.md 26a). */
export async function readHandedOver(
	{ actor, db = database() }: ReadContext,
	shareGroupId: string,
): Promise<{ readonly to: string; readonly at: Date } | null> {
	if (!isId(shareGroupId)) return null;
	const found = await db.shareGroupHandover.findFirst({
		where: {
			shareGroupId,
			fromId: actor.userId,
			outcome: "accepted",
			shareGroup: { creatorId: { not: actor.userId } },
		},
		orderBy: { closedAt: "desc" },
		select: { closedAt: true, to: { select: { name: true } } },
	});
	return found?.closedAt ? { to: found.to.name, at: found.closedAt } : null;
}

/** Whether the actor can hand over the share groups of a person of their organization. */
export async function mayHandOverGroupsOf({ actor, db = database() }: ReadContext, userId: string): Promise<boolean> {
	if (!mayEditUsers(actor)) return false;
	const { organizationId } = actor;
	const person = await db.user.findFirst({ where: { id: userId, organizationId }, include: { userRole: true } });
	return person !== null && refusalToActOn(actor, { name: person.name, rights: person.userRole.rights }) === null;
}

/** What goes along with a share group, and what ends. */
export interface HandoverPreview {
	readonly name: string;
	/** The creator, where the reader is somebody else. */
	readonly creator: string | null;
	/** What is in it, by credit type, of those of which there is something. */
	readonly credits: readonly Pick<GroupCredits, "creditTypeId" | "nameInText" | "remaining" | "held" | "nextExpiry">[];
	readonly addresses: number;
	readonly domains: number;
	/** Of the creator's, which end. */
	readonly refills: number;
	readonly alerts: number;
	/** Whether the reader is a member by an entry for their own address, and stays one with the acceptance (product.md 20). */
	readonly isReaderMember: boolean;
}

/** For those who can hand the group over, and whom it is offered to; to everyone else it isn't there. */
export async function previewHandover(
	{ actor, db = database() }: Pick<VerbContext, "actor"> & Pick<ReadContext, "db">,
	{ shareGroupId }: PreviewHandoverInput,
): Promise<Result<HandoverPreview>> {
	return readSnapshot(async (snapshot) => {
		const group = await snapshot.prisma.shareGroup.findUnique({
			where: { id: shareGroupId },
			include: { creator: { include: { userRole: true } } },
		});
		const refusal = refusalToHandOver(actor, group);
		if (!group || (refusal && !(await isOfferedTo(snapshot, actor, shareGroupId)))) {
			return refusal ?? refuse("NOT_FOUND", "shareGroupNotFound");
		}
		const { name, creator } = group;
		const credits = (await readGroupCredits(snapshot, [shareGroupId])).get(shareGroupId) ?? [];
		const { addresses, domains } = (await countEntries(snapshot.sql, [shareGroupId])).get(shareGroupId) ?? NO_ENTRIES;
		return done({
			...{ name, creator: creator.id === actor.userId ? null : creator.name, addresses, domains },
			credits: credits
				.filter(({ remaining, held }) => remaining + held > 0n)
				.map(({ creditTypeId, nameInText, remaining, held, nextExpiry }) => ({
					...{ creditTypeId, nameInText, remaining, held, nextExpiry },
				})),
			...(await countWhatEnds(snapshot, shareGroupId)),
			isReaderMember: await isMember(snapshot, actor, shareGroupId),
		});
	}, db);
}

async function isOfferedTo({ prisma }: Snapshot, actor: Actor, shareGroupId: string): Promise<boolean> {
	const { organizationId, userId: toId } = actor;
	return (await findHandovers(prisma, { shareGroupId, toId, from: { organizationId } })).length > 0;
}

async function isMember({ prisma }: Snapshot, { email }: Actor, shareGroupId: string): Promise<boolean> {
	const value = normalizeAddress(email);
	if (value === null) return false;
	const own = { shareGroupId, kind: "address" as const, value, removedAt: null };
	return (await prisma.shareGroupEntry.count({ where: own })) > 0;
}

async function countWhatEnds(
	{ prisma }: Snapshot,
	shareGroupId: string,
): Promise<Pick<HandoverPreview, "refills" | "alerts">> {
	const accounts = await prisma.account.findMany({ where: { shareGroupId }, select: { id: true } });
	return {
		refills: await prisma.refill.count({ where: { shareGroupId, removedAt: null } }),
		alerts: await prisma.alert.count({ where: { accountId: { in: accounts.map(({ id }) => id) } } }),
	};
}

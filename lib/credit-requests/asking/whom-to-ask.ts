import type { Actor } from "@/lib/auth/actor.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";
import { ADMINISTRATES } from "../policy.ts";

interface Person {
	readonly id: string;
	readonly name: string;
}

/** Whom a person can ask for more credits (product.md 46). */
export interface WhomToAsk {
	/** Their Credit Owner; null where that is nobody else. */
	readonly owner: Person | null;
	/** The first of those who can change users. */
	readonly administrators: readonly Person[];
	/** Who made share groups that they are in, with the groups' names. */
	readonly creators: readonly (Person & { readonly groups: readonly string[] })[];
}

/** To more administrators a request isn't mailed; it stands in Admin › Requests for all of them. */
const ADMINISTRATORS_TOLD = 50;

/** Only those who could answer now: nobody who is suspended. */
export async function readWhomToAsk({ prisma, sql }: Snapshot, { userId, organizationId }: Actor): Promise<WhomToAsk> {
	const { creditOwner } = await prisma.user.findUniqueOrThrow({
		where: { id: userId },
		select: { creditOwner: { select: { id: true, name: true, status: true } } },
	});
	const administrators = await prisma.user.findMany({
		where: {
			organizationId,
			id: { not: userId },
			kind: "person",
			status: "active",
			userRole: { rights: { hasEvery: [...ADMINISTRATES] } },
		},
		orderBy: [{ name: "asc" }, { id: "asc" }],
		take: ADMINISTRATORS_TOLD,
		select: { id: true, name: true },
	});
	const creators = new Map<string, Person & { groups: string[] }>();
	for (const { creatorId: id, creatorName: name, name: group, isCreatorSuspended } of await readUsableGroups(sql, {
		userId,
	})) {
		if (id === userId || isCreatorSuspended) continue;
		const creator = creators.get(id) ?? { id, name, groups: [] };
		creator.groups.push(group);
		creators.set(id, creator);
	}
	const { status, ...owner } = creditOwner;
	return {
		owner: owner.id !== userId && status === "active" ? owner : null,
		administrators,
		creators: [...creators.values()],
	};
}

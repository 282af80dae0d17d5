import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";
import { ADMINISTRATES } from "../policy.ts";

/** As what a person can answer a request now. */
export interface Competence {
	/** The Credit Owner of the person who asks. */
	readonly isOwner: boolean;
	/** Can change the users of the organization. */
	readonly isAdministrator: boolean;
	/** Made a share group that lets the person in. */
	readonly isCreator: boolean;
	/** Any of these. */
	readonly isAny: boolean;
}

const NONE: Competence = { isOwner: false, isAdministrator: false, isCreator: false, isAny: false };

/**
 * As what a person can answer a request now (product.md 46): only as what it was put to them, and as long as they are it.
 * Administrators who came later count, where it was put to the administrators.
 */
export async function readCompetence(
	{ prisma, sql }: Snapshot,
	{
		request,
		userId,
	}: {
		readonly request: Pick<CreditRequest, "id" | "userId" | "organizationId" | "asksAdministrators">;
		readonly userId: string;
	},
): Promise<Competence> {
	if (userId === request.userId) return NONE;
	const key = { requestId_userId: { requestId: request.id, userId } };
	const receiver = await prisma.creditRequestReceiver.findUnique({ where: key });
	if (!receiver && !request.asksAdministrators) return NONE;
	const person = await prisma.user.findFirst({
		where: { id: userId, kind: "person", status: "active", organization: { suspendedAt: null } },
		select: { organizationId: true, userRole: { select: { rights: true } } },
	});
	if (!person) return NONE;
	const asker = await prisma.user.findUniqueOrThrow({
		where: { id: request.userId },
		select: { creditOwnerId: true },
	});
	const isOwner = receiver?.isOwner === true && asker.creditOwnerId === userId;
	const isAdministrator =
		request.asksAdministrators &&
		person.organizationId === request.organizationId &&
		ADMINISTRATES.every((right) => person.userRole.rights.includes(right));
	const groups = receiver?.isCreator ? await readUsableGroups(sql, { userId: request.userId }) : [];
	const isCreator = groups.some(({ creatorId }) => creatorId === userId);
	return { isOwner, isAdministrator, isCreator, isAny: isOwner || isAdministrator || isCreator };
}

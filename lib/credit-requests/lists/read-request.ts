import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { checkPayment } from "@/lib/ledger/paying/preview-payment.ts";
import { readShownExplanation, type ShownExplanation } from "@/lib/limits/shown-explanation.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import { isId } from "@/lib/platform/ids.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import { type MovableCredits, readMovable } from "@/lib/share-groups/queries.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";
import { type Competence, readCompetence } from "../answers/read-competence.ts";
import { refusalToAnswer } from "../answers/refusal-to-answer.ts";
import { mayAdministrateRequests } from "../policy.ts";
import { seenBy } from "./list-requests.ts";
import { dayOf, type ToldGrant, toldGrant, WITH_NAMES } from "./told-grant.ts";

/** A share group of the reader's own that lets the person in. */
export interface FundableGroup {
	readonly shareGroupId: string;
	readonly name: string;
	/** What the reader can put into it, and what is in it. */
	readonly movable: MovableCredits;
	/** The reader's own credits are not in use: none can be shared (product.md 17). */
	readonly isParked: boolean;
}

/** A request as one of those sees it whom it was put to, or who administrate its organization. */
export interface ShownRequest
	extends Pick<
		CreditRequest,
		"id" | "credits" | "creditTypeId" | "reason" | "status" | "overtakenBy" | "askedAt" | "lapsesAt" | "closedAt"
	> {
	readonly user: { readonly id: string; readonly name: string };
	readonly nameInText: string;
	readonly until: string | null;
	readonly yes: ToldGrant | null;
	/** Those of the reader's organization, and the reader's own. */
	readonly noes: readonly { readonly userId: string; readonly name: string; readonly reason: string }[];
	/** Why the reader can't answer it; null where they can. */
	readonly refusal: Refusal | null;
	readonly as: Competence;
	/** What the person could use, as far as it concerns the reader: a creator sees their own groups alone. */
	readonly explanation: ShownExplanation | null;
	readonly groups: readonly FundableGroup[];
	/** The present Credit Owner, where the reader can choose another one. */
	readonly owner: { readonly id: string; readonly name: string } | null;
}

/** Null where it isn't the reader's to see: it was put to others, of another organization. */
export async function readRequest(
	{ actor, db = database() }: ReadContext,
	requestId: string,
): Promise<ShownRequest | null> {
	if (!isId(requestId)) return null;
	return readSnapshot(async (snapshot) => {
		const request = await snapshot.prisma.creditRequest.findUnique({
			where: { id: requestId },
			include: { ...WITH_NAMES, receivers: { include: { user: { select: { name: true, organizationId: true } } } } },
		});
		if (!request || request.userId === actor.userId) return null;
		const { receivers, user, creditType, organizationId } = request;
		const administrates = mayAdministrateRequests(actor) && organizationId === actor.organizationId;
		if (!administrates && !receivers.some(({ userId }) => userId === actor.userId)) return null;
		const sees = await seenBy(snapshot, actor);
		const refusal = await refusalToAnswer(snapshot, { actor, request });
		const as = await readCompetence(snapshot, { request, userId: actor.userId });
		const noes = receivers.filter(
			({ refusedAt, userId, user: { organizationId: of } }) =>
				refusedAt !== null && sees.person({ id: userId, organizationId: of }),
		);
		const { id, credits, creditTypeId, reason, status, overtakenBy, askedAt, lapsesAt, closedAt } = request;
		return {
			...{ id, credits, creditTypeId, reason, status, overtakenBy, askedAt, lapsesAt, closedAt, user, refusal, as },
			nameInText: creditType.nameInText,
			until: dayOf(request.until),
			yes: toldGrant(request, sees),
			noes: noes.map((no) => ({ userId: no.userId, name: no.user.name, reason: no.reason ?? "" })),
			explanation: as.isAny ? await explain(snapshot, { actor, as, request }) : null,
			groups: as.isAny && !refusal ? await readFundableGroups(snapshot, { actor, request }) : [],
			owner: as.isAny && administrates ? await readOwner(snapshot, user.id) : null,
		};
	}, db);
}

interface Asked {
	readonly actor: Actor;
	readonly request: Pick<CreditRequest, "userId" | "creditTypeId" | "credits" | "organizationId">;
}

/** A Credit Owner or administrator who is asked sees what they see elsewhere; a creator nothing but their own groups. */
async function explain(
	{ prisma, sql }: Snapshot,
	{ actor, as, request: { userId, creditTypeId, credits } }: Asked & { readonly as: Competence },
): Promise<ShownExplanation | null> {
	const { explanation } = await checkPayment(sql, { userId, creditTypeId, credits });
	if (!explanation) return null;
	const shown = await readShownExplanation({ actor, db: prisma }, { explanation, userId });
	if (as.isOwner || as.isAdministrator) return shown;
	const pools = shown.pools.filter((pool) => pool.name !== null && pool.ownerId === actor.userId);
	return { ...shown, available: pools.reduce((sum, { gives }) => sum + gives, 0n), pools };
}

async function readFundableGroups(
	{ prisma, sql }: Snapshot,
	{ actor, request: { userId, creditTypeId } }: Asked,
): Promise<FundableGroup[]> {
	const groups = (await readUsableGroups(sql, { userId })).filter(({ creatorId }) => creatorId === actor.userId);
	if (groups.length === 0) return [];
	const { creditOwnerId } = await prisma.user.findUniqueOrThrow({ where: { id: actor.userId } });
	const isParked = creditOwnerId !== actor.userId;
	const found: FundableGroup[] = [];
	for (const { shareGroupId, name } of groups) {
		const types = await readMovable(sql, { userId: actor.userId, shareGroupId });
		const movable = types.find((type) => type.creditTypeId === creditTypeId);
		if (movable) found.push({ shareGroupId, name, isParked, movable });
	}
	return found;
}

async function readOwner({ prisma }: Snapshot, userId: string) {
	const { creditOwner } = await prisma.user.findUniqueOrThrow({
		where: { id: userId },
		select: { creditOwner: { select: { id: true, name: true } } },
	});
	return creditOwner;
}

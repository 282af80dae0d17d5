import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { FactsOf } from "@/lib/outbox/mail-kinds.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { readVisibleGroups } from "@/lib/share-groups/usable-groups.ts";
import { dayOf, type ToldGrant, toldGrant, WITH_NAMES } from "./told-grant.ts";

/** A request, as those are told of it whom it was put to. */
export interface RequestNews extends Pick<CreditRequest, "credits" | "status" | "reason"> {
	readonly requestId: string;
	readonly userName: string;
	readonly nameInText: string;
	readonly until: string | null;
	/** Whether the reader has said no. */
	readonly saidNo: boolean;
}

/** What one person answered, or how a request closed by itself, as the person who asked is told of it. */
export interface AnswerNews extends Pick<CreditRequest, "credits" | "status" | "overtakenBy"> {
	readonly requestId: string;
	readonly nameInText: string;
	readonly yes: ToldGrant | null;
	/** `isLast`: nobody else can answer, so the request is refused. */
	readonly no: { readonly name: string; readonly reason: string; readonly isLast: boolean } | null;
}

/** What these requests tell one of those whom they were put to, by id; none for those that weren't. */
export async function readRequestNews(
	{ prisma }: Pick<Snapshot, "prisma">,
	{ userId, requestIds }: { readonly userId: string; readonly requestIds: readonly string[] },
): Promise<ReadonlyMap<string, RequestNews>> {
	if (requestIds.length === 0) return new Map();
	const found = await prisma.creditRequest.findMany({
		where: { id: { in: [...requestIds] }, receivers: { some: { userId } } },
		include: { ...WITH_NAMES, receivers: { where: { userId } } },
	});
	return new Map(
		found.map(({ id, credits, status, reason, until, user, creditType, receivers }) => [
			id,
			{
				...{ requestId: id, credits, status, reason, until: dayOf(until) },
				userName: user.name,
				nameInText: creditType.nameInText,
				saidNo: receivers.some(({ refusedAt }) => refusedAt !== null),
			},
		]),
	);
}

type Facts = FactsOf<"credit_request_answered">;

/** What these answers tell the person who asked, in their order; null for a request that isn't theirs. */
export async function readAnswerNews(
	{ prisma, sql }: Snapshot,
	{ userId, answers }: { readonly userId: string; readonly answers: readonly Facts[] },
): Promise<readonly (AnswerNews | null)[]> {
	if (answers.length === 0) return [];
	const found = await prisma.creditRequest.findMany({
		where: { userId, id: { in: answers.map(({ requestId }) => requestId) } },
		include: { ...WITH_NAMES, receivers: { include: { user: { select: { name: true } } } } },
	});
	const visible = new Set(await readVisibleGroups(sql, { userId }));
	const sees = { person: () => true, shareGroup: (id: string) => visible.has(id) };
	return answers.map(({ requestId, answeredById }) => {
		const request = found.find(({ id }) => id === requestId);
		if (!request) return null;
		const { credits, status, overtakenBy, creditType, grantedById, receivers } = request;
		const no = receivers.find((receiver) => receiver.userId === answeredById && receiver.refusedAt !== null);
		const last = receivers.reduce((at, { refusedAt }) => Math.max(at, refusedAt?.getTime() ?? 0), 0);
		const isLast = status === "refused" && no?.refusedAt?.getTime() === last;
		return {
			...{ requestId, credits, status, overtakenBy },
			nameInText: creditType.nameInText,
			yes: answeredById !== null && grantedById === answeredById ? toldGrant(request, sees) : null,
			no: no ? { name: no.user.name, reason: no.reason ?? "", isLast } : null,
		};
	});
}

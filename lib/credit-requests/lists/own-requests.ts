import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { readVisibleGroups } from "@/lib/share-groups/usable-groups.ts";
import { dayOf, type ToldGrant, toldGrant, WITH_NAMES } from "./told-grant.ts";

const SHOWN = 10;

/** A request of the reader's own, with what each has said. */
export interface OwnRequest
	extends Pick<
		CreditRequest,
		"id" | "credits" | "creditTypeId" | "reason" | "status" | "overtakenBy" | "askedAt" | "lapsesAt" | "closedAt"
	> {
	readonly nameInText: string;
	readonly until: string | null;
	readonly yes: ToldGrant | null;
	readonly noes: readonly { readonly userId: string; readonly name: string; readonly reason: string }[];
	/** Who could still answer: the Credit Owner and creators by name, and whether administrators are among them. */
	readonly waiting: { readonly names: readonly string[]; readonly administrators: boolean };
}

/** The actor's latest requests, newest first; `hasMore` where there are others. */
export async function readOwnRequests({
	actor: { userId },
	db = database(),
}: ReadContext): Promise<{ rows: readonly OwnRequest[]; hasMore: boolean }> {
	return readSnapshot(async ({ prisma, sql }) => {
		const found = await prisma.creditRequest.findMany({
			where: { userId },
			orderBy: [{ askedAt: "desc" }, { id: "desc" }],
			take: SHOWN + 1,
			include: { ...WITH_NAMES, receivers: { include: { user: { select: { name: true } } } } },
		});
		if (found.length === 0) return { rows: [], hasMore: false };
		const visible = new Set(await readVisibleGroups(sql, { userId }));
		const sees = { person: () => true, shareGroup: (id: string) => visible.has(id) };
		const rows = found.slice(0, SHOWN).map((request): OwnRequest => {
			const { receivers, creditType } = request;
			const { id, credits, creditTypeId, reason, status, overtakenBy, askedAt, lapsesAt, closedAt } = request;
			const noes = receivers.filter(({ refusedAt }) => refusedAt !== null).sort(byInstant);
			const silent = receivers.filter(({ refusedAt }) => refusedAt === null);
			return {
				...{ id, credits, creditTypeId, reason, status, overtakenBy, askedAt, lapsesAt, closedAt },
				nameInText: creditType.nameInText,
				until: dayOf(request.until),
				yes: toldGrant(request, sees),
				noes: noes.map((no) => ({ userId: no.userId, name: no.user.name, reason: no.reason ?? "" })),
				waiting: {
					names: silent.filter(({ isOwner, isCreator }) => isOwner || isCreator).map(({ user }) => user.name),
					administrators: silent.some(({ isAdministrator }) => isAdministrator),
				},
			};
		});
		return { rows, hasMore: found.length > SHOWN };
	}, db);
}

function byInstant(one: { refusedAt: Date | null }, other: { refusedAt: Date | null }): number {
	return (one.refusedAt?.getTime() ?? 0) - (other.refusedAt?.getTime() ?? 0);
}

import type { Prisma } from "@/generated/prisma/client.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import { containing } from "@/lib/text/containing.ts";
import { mayAdministrateRequests } from "../policy.ts";
import type { RequestQuery } from "../schema.ts";
import { type NamedRequest, type Sees, type ToldGrant, toldGrant, WITH_NAMES } from "./told-grant.ts";

/** A line of the lists of requests that others have made. */
export interface RequestRow
	extends Pick<NamedRequest, "id" | "credits" | "status" | "overtakenBy" | "askedAt" | "lapsesAt" | "closedAt"> {
	readonly userName: string;
	readonly nameInText: string;
	/** Whether it was put to the reader, who sees more of it on its own page. */
	readonly isMine: boolean;
	/** Whether the reader has said no. */
	readonly saidNo: boolean;
	readonly yes: ToldGrant | null;
}

export interface RequestPage {
	readonly rows: readonly RequestRow[];
	readonly total: number;
	/** The credit types of all of them, for the filter. */
	readonly creditTypes: readonly { readonly id: string; readonly name: string }[];
}

/** The requests that were put to the actor, whatever has become of them (product.md 46). */
export async function listRequestsToMe(context: ReadContext, query: RequestQuery): Promise<RequestPage> {
	return list(context, query, putTo(context.actor));
}

/**
 * Of an administrator, all requests of the organization, and those that were put to them from elsewhere. Null without the
 * right.
 */
export async function listRequests(context: ReadContext, query: RequestQuery): Promise<RequestPage | null> {
	const { actor } = context;
	if (!mayAdministrateRequests(actor)) return null;
	const ofOrganization = { organizationId: actor.organizationId, userId: { not: actor.userId } };
	return list(context, query, { OR: [ofOrganization, putTo(actor)] });
}

/** How many requests that were put to the actor wait for their answer; null where none ever was. */
export async function countRequestsToMe({ actor, db = database() }: ReadContext): Promise<number | null> {
	const ever = await db.creditRequestReceiver.findFirst({ where: { userId: actor.userId }, select: { userId: true } });
	if (!ever) return null;
	return db.creditRequestReceiver.count({
		where: { userId: actor.userId, refusedAt: null, request: { status: "open" } },
	});
}

/** How many requests of a user of the actor's organization are open: they are closed where the user is suspended (product.md 36a). */
export async function countOpenRequestsOf({ actor, db = database() }: ReadContext, userId: string): Promise<number> {
	if (!mayAdministrateRequests(actor)) return 0;
	return db.creditRequest.count({ where: { userId, organizationId: actor.organizationId, status: "open" } });
}

function putTo({ userId }: Actor): Prisma.CreditRequestWhereInput {
	return { receivers: { some: { userId } } };
}

async function list(
	{ actor, db = database() }: ReadContext,
	query: RequestQuery,
	scope: Prisma.CreditRequestWhereInput,
): Promise<RequestPage> {
	return readSnapshot(async (snapshot) => {
		const { prisma } = snapshot;
		const { status, creditTypeId, search } = query;
		const where: Prisma.CreditRequestWhereInput = {
			AND: [scope],
			...(status && { status }),
			...(creditTypeId && { creditTypeId }),
			...(search && { user: { name: containing(search) } }),
		};
		const direction = query.descending ? "desc" : "asc";
		const found = await prisma.creditRequest.findMany({
			where,
			orderBy: [{ [query.sort]: direction }, { id: direction }],
			skip: query.offset,
			take: query.limit,
			include: { ...WITH_NAMES, receivers: { where: { userId: actor.userId } } },
		});
		const sees = await seenBy(snapshot, actor);
		const rows = found.map(({ receivers: [mine], ...request }) => rowOf(request, { mine, sees }));
		const types = { requests: { some: scope } };
		return {
			rows,
			total: await prisma.creditRequest.count({ where }),
			creditTypes: await prisma.creditType.findMany({
				where: types,
				orderBy: [{ position: "asc" }, { id: "asc" }],
				select: { id: true, name: true },
			}),
		};
	}, db);
}

function rowOf(
	request: NamedRequest,
	{ mine, sees }: { readonly mine: { readonly refusedAt: Date | null } | undefined; readonly sees: Sees },
): RequestRow {
	const { id, credits, status, overtakenBy, askedAt, lapsesAt, closedAt, user, creditType } = request;
	return {
		...{ id, credits, status, overtakenBy, askedAt, lapsesAt, closedAt },
		userName: user.name,
		nameInText: creditType.nameInText,
		isMine: mine !== undefined,
		saidNo: mine?.refusedAt != null,
		yes: toldGrant(request, sees),
	};
}

/** To others than the person who asks: people of the reader's organization, and the reader's own share groups. */
export async function seenBy({ prisma }: Pick<Snapshot, "prisma">, reader: Actor): Promise<Sees> {
	const own = await prisma.shareGroup.findMany({ where: { creatorId: reader.userId }, select: { id: true } });
	const groups = new Set(own.map(({ id }) => id));
	return {
		person: ({ id, organizationId }) => id === reader.userId || organizationId === reader.organizationId,
		shareGroup: (id) => groups.has(id),
	};
}

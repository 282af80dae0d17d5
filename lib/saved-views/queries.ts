import type { Prisma } from "@/generated/prisma/client.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayOpen } from "@/lib/pages/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { hasMovingPeriod, readMovingPeriod } from "./moving-period.ts";
import type { ReadViewsInput } from "./schema.ts";
import type { ViewedList } from "./viewed-lists.ts";

/** A view of a list, as a reader of the list sees it. */
export interface SavedView {
	readonly id: string;
	readonly name: string;
	/** The list's address after the question mark, today: a view of this month has its days. */
	readonly query: string;
	/** Whether its days move along. */
	readonly isMoving: boolean;
	readonly isShared: boolean;
	/** Whether the reader has made it. */
	readonly isOwn: boolean;
	/** Who has; null where it is the reader. */
	readonly by: string | null;
	/** Whether the list opens with it for the reader. */
	readonly isDefault: boolean;
}

/** The views that a user sees: their own, and those that others of the organization share (product.md 63). */
export function seenBy({ userId, organizationId }: Actor): Prisma.SavedViewWhereInput {
	return { OR: [{ userId }, { isShared: true, user: { organizationId } }] };
}

/** The views of a list that the actor sees: their own first, then those of others, by name. NOT_FOUND where they can't open it. */
export async function readViews(
	{ actor, db = database() }: Pick<ReadContext, "actor"> & { readonly db?: Prisma.TransactionClient },
	{ list }: ReadViewsInput,
): Promise<Result<readonly SavedView[]>> {
	if (!mayOpen(actor, list)) return refuse("NOT_FOUND", "notFound");
	const views = (await findViews(db, actor, { list })).sort(
		(one, other) => Number(other.isOwn) - Number(one.isOwn) || one.name.localeCompare(other.name),
	);
	return done(views);
}

/** One that the actor sees; null where there is none. */
export async function readView(
	{ actor, db = database() }: ReadContext,
	{ list, viewId }: { readonly list: ViewedList; readonly viewId: string },
): Promise<SavedView | null> {
	return (await findViews(db, actor, { id: viewId, list })).at(0) ?? null;
}

/** The view with which a list opens for the actor; null for none. */
export async function readDefaultView(
	{ actor, db = database() }: ReadContext,
	list: ViewedList,
): Promise<SavedView | null> {
	const { userId } = actor;
	return (await findViews(db, actor, { list, defaultOf: { some: { userId, list } } })).at(0) ?? null;
}

async function findViews(
	prisma: Prisma.TransactionClient,
	actor: Actor,
	where: Prisma.SavedViewWhereInput,
): Promise<SavedView[]> {
	const { userId } = actor;
	const found = await prisma.savedView.findMany({
		where: { AND: [where, seenBy(actor)] },
		include: { user: { select: { name: true } }, defaultOf: { where: { userId } } },
		orderBy: { id: "asc" },
	});
	if (found.length === 0) return [];
	const { day } = await readToday(prisma);
	return found.map(({ id, name, query: kept, isShared, user, defaultOf, ...view }) => {
		const isOwn = view.userId === userId;
		const query = readMovingPeriod(kept, day);
		const shown = { id, name, query, isMoving: hasMovingPeriod(kept), isShared };
		return { ...shown, isOwn, by: isOwn ? null : user.name, isDefault: defaultOf.length > 0 };
	});
}

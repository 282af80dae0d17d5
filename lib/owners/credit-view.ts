import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";

declare const madeByReadCreditView: unique symbol;

export type RequestedView = "owner" | "own";

interface Person {
	readonly id: string;
	readonly name: string;
}

/**
 * Whose credits the viewer is looking at (product.md 7). Only `readCreditView` and `readPersonView` make one, so that a
 * read of usage or orders that forgets whose they are doesn't compile.
 */
export interface CreditView {
	readonly [madeByReadCreditView]: true;
	/** `owner`: the Credit Owner's, who is another user. `own`: the viewer's own. */
	readonly view: RequestedView;
	/** Whose own charges and orders belong to their own view: the user who is looking, or whom an administrator looks at. */
	readonly viewerId: string;
	/**
	 * Who reads, and for an administrator who looks at another the organization whose people and share groups they know by
	 * name.
	 */
	readonly reader: { readonly userId: string; readonly organizationId: string | null };
	/** Whose wallets, usage and orders are shown. */
	readonly person: Person;
	/** The viewer's Credit Owner; the viewer if they are their own. */
	readonly owner: Person;
	/** Whether the viewer's Credit Owner is another user, whatever the view. */
	readonly isCreditUser: boolean;
	/** The viewer's own credits that are not in use because they use another's (product.md 6), by credit type. */
	readonly parked: readonly ParkedCredits[];
	/** The users who spend from the shown person's wallets today, without that person, by name; the first hundred. */
	readonly creditUsers: readonly Person[];
	/** How many there are in all. */
	readonly creditUserCount: number;
}

/** What a read of a view's usage or orders is given. */
export interface ViewContext {
	readonly view: CreditView;
	readonly db?: Database;
}

export interface ParkedCredits {
	readonly creditTypeId: string;
	/** The credit type's name inside a sentence, as in "25 email credits". */
	readonly nameInText: string;
	readonly available: bigint;
}

const SHOWN_CREDIT_USERS = 100;

/**
 * The Credit Owner's view by default, the viewer's own on request; a user who is their own Credit Owner has only their
 * own (product.md 7).
 */
export async function readCreditView(
	{ actor, db = database() }: ReadContext,
	requested: RequestedView = "owner",
): Promise<CreditView> {
	const viewer = await db.user.findUniqueOrThrow({
		where: { id: actor.userId },
		select: { creditOwner: { select: { id: true, name: true } } },
	});
	const owner = viewer.creditOwner;
	const isCreditUser = owner.id !== actor.userId;
	const view: RequestedView = isCreditUser && requested === "owner" ? "owner" : "own";
	const person = view === "owner" ? owner : { id: actor.userId, name: actor.name };
	const reader = { userId: actor.userId, organizationId: null };
	const spenders = { creditOwnerId: person.id, id: { not: person.id }, status: "active" } as const;
	const [creditUsers, creditUserCount, parked] = await Promise.all([
		db.user.findMany({
			where: spenders,
			select: { id: true, name: true },
			orderBy: [{ name: "asc" }, { id: "asc" }],
			take: SHOWN_CREDIT_USERS,
		}),
		db.user.count({ where: spenders }),
		isCreditUser ? readParkedCredits(actor, db) : [],
	]);
	const shown = { view, viewerId: actor.userId, person, owner, isCreditUser, parked, creditUsers, creditUserCount };
	return viewOf({ ...shown, reader });
}

/**
 * What a user of the actor's organization sees as their own, for *View User List* (product.md 57): what their wallets and
 * their share groups paid, and their charges wherever those were paid. People of other organizations stay unnamed, and
 * their share groups too unless they let the actor in. Null without the right, or where there is no such user.
 */
export async function readPersonView(
	{ actor, db = database() }: ReadContext,
	userId: string,
): Promise<CreditView | null> {
	if (!maySeeUsers(actor) || !isId(userId)) return null;
	const found = await db.user.findFirst({
		where: { id: userId, organizationId: actor.organizationId, status: { not: "removed" } },
		select: { id: true, name: true, creditOwner: { select: { id: true, name: true } } },
	});
	if (!found) return null;
	const { id, name, creditOwner: owner } = found;
	const nobody = { parked: [], creditUsers: [], creditUserCount: 0 };
	const reader = { userId: actor.userId, organizationId: actor.organizationId };
	return viewOf({
		...{ view: "own", viewerId: id, reader, person: { id, name }, owner, isCreditUser: owner.id !== id },
		...nobody,
	});
}

function viewOf(shown: Omit<CreditView, typeof madeByReadCreditView>): CreditView {
	return shown as CreditView;
}

async function readParkedCredits(actor: Actor, db: Database): Promise<ParkedCredits[]> {
	const [balances, creditTypes] = await Promise.all([
		readBalances(sqlOf(db), [actor.userId]),
		db.creditType.findMany({ select: { id: true, nameInText: true } }),
	]);
	const nameInText = new Map(creditTypes.map((type) => [type.id, type.nameInText]));
	return balances
		.filter((wallet) => wallet.available > 0n)
		.map(({ creditTypeId, available }) => ({
			creditTypeId,
			nameInText: nameInText.get(creditTypeId) ?? creditTypeId,
			available,
		}));
}

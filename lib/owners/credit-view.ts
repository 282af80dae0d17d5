import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

declare const madeByReadCreditView: unique symbol;

export type RequestedView = "owner" | "own";

interface Person {
	readonly id: string;
	readonly name: string;
}

/**
 * Whose credits the viewer is looking at (product.md 7). Only `readCreditView` makes one, so that a read of usage or
 * orders that forgets whose they are doesn't compile.
 */
export interface CreditView {
	readonly [madeByReadCreditView]: true;
	/** `owner`: the Credit Owner's, who is another user. `own`: the viewer's own. */
	readonly view: RequestedView;
	/** The user who is looking. */
	readonly viewerId: string;
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
	return shown satisfies Omit<CreditView, typeof madeByReadCreditView> as unknown as CreditView;
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

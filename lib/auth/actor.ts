import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { UserRight } from "./rights-of-organization.ts";

declare const throughTheGate: unique symbol;

/** What an API key lets itself do in a person's name (product.md 56a). */
export interface KeyRights {
	readonly rights: ReadonlySet<UserRight>;
	readonly mayGive: ReadonlySet<UserRight>;
}

/**
 * The acting user, as the database knows them at this request. Only `loadActor` makes one, so that a read or a verb
 * that forgets to load the actor doesn't compile.
 */
export interface Actor {
	readonly [throughTheGate]: true;
	readonly userId: string;
	readonly name: string;
	readonly email: string;
	readonly emailVerified: boolean;
	readonly organizationId: string;
	readonly organizationName: string;
	/** Whether their organization is the deployment's own. */
	readonly isOperator: boolean;
	readonly roleName: string;
	readonly rights: ReadonlySet<UserRight>;
	/** The rights that they may give, and whose holders they may change (product.md 38): their own, less what a key cuts. */
	readonly mayGive: ReadonlySet<UserRight>;
	/** What cuts their rights where a key acts in their name; null where they act themselves. */
	readonly cutTo: KeyRights | null;
	readonly language: string;
	/** An IANA name; null means the deployment's. */
	readonly timeZone: string | null;
}

/** The actor as the database knows them now, cut as before; null where they can't act any more. */
export function reloadActor({ userId, cutTo }: Actor, tx: Transaction): Promise<Actor | null> {
	return loadActor(userId, tx.prisma, cutTo);
}

/**
 * The active person with this id as an actor, or null where there is none, or the organization is suspended: a
 * service user acts by its keys. With no more rights than `cutTo` has.
 */
export async function loadActor(
	userId: string,
	db: Database | Transaction["prisma"] = database(),
	cutTo: KeyRights | null = null,
): Promise<Actor | null> {
	const user = await db.user.findFirst({
		where: { id: userId, kind: "person", status: "active", organization: { suspendedAt: null } },
		include: { organization: true, userRole: true },
	});
	if (!user) return null;
	const own = (cut?: ReadonlySet<UserRight>) =>
		new Set(user.userRole.rights.filter((right) => cut?.has(right) ?? true));
	return {
		userId: user.id,
		name: user.name,
		email: user.email,
		emailVerified: user.emailVerifiedAt !== null,
		organizationId: user.organizationId,
		organizationName: user.organization.name,
		isOperator: user.organization.isOperator,
		roleName: user.userRole.name,
		rights: own(cutTo?.rights),
		mayGive: own(cutTo?.mayGive),
		cutTo,
		language: user.language,
		timeZone: user.timeZone,
	} as Omit<Actor, typeof throughTheGate> as Actor;
}

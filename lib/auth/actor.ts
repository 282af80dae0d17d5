import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf, type Transaction } from "@/lib/platform/database/transaction.ts";
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
	const [found] = await sqlOf(db).query<FoundActor>(
		`SELECT "user".id AS "userId", "user".name, "user".email, "user".email_verified_at IS NOT NULL AS "emailVerified",
			"user".language, "user".time_zone AS "timeZone", organization.id AS "organizationId",
			organization.name AS "organizationName", organization.is_operator AS "isOperator", user_role.name AS "roleName",
			user_role.rights::text[] AS rights
		FROM "user"
		JOIN organization ON organization.id = "user".organization_id
		JOIN user_role ON user_role.id = "user".user_role_id
		WHERE "user".id = $1::uuid AND "user".kind = 'person' AND "user".status = 'active'
			AND organization.suspended_at IS NULL`,
		[userId],
	);
	if (!found) return null;
	const own = (cut?: ReadonlySet<UserRight>) => new Set(found.rights.filter((right) => cut?.has(right) ?? true));
	const actor: Omit<Actor, typeof throughTheGate> = {
		...found,
		rights: own(cutTo?.rights),
		mayGive: own(cutTo?.mayGive),
		cutTo,
	};
	return actor as Actor;
}

type FoundActor = Omit<Actor, typeof throughTheGate | "rights" | "mayGive" | "cutTo"> & {
	readonly rights: readonly UserRight[];
};

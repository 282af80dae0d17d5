import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { UserRight } from "./rights-of-organization.ts";

declare const throughTheGate: unique symbol;

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
	readonly language: string;
	/** An IANA name; null means the deployment's. */
	readonly timeZone: string | null;
}

/** The active user with this id as an actor, or null where there is none. */
export async function loadActor(
	userId: string,
	db: Database | Transaction["prisma"] = database(),
): Promise<Actor | null> {
	const user = await db.user.findFirst({
		where: { id: userId, status: "active" },
		include: { organization: true, userRole: true },
	});
	if (!user) return null;
	return {
		userId: user.id,
		name: user.name,
		email: user.email,
		emailVerified: user.emailVerifiedAt !== null,
		organizationId: user.organizationId,
		organizationName: user.organization.name,
		isOperator: user.organization.isOperator,
		roleName: user.userRole.name,
		rights: new Set(user.userRole.rights),
		language: user.language,
		timeZone: user.timeZone,
	} as Omit<Actor, typeof throughTheGate> as Actor;
}

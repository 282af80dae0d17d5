import type { ReadContext } from "@/lib/actions/verb.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { ADMINISTRATES } from "../policy.ts";

/** Who can set the actor's Credit Owner. */
export interface Administrators {
	/** Whether the actor can. */
	readonly isActor: boolean;
	/** The first of the others, by name; null where there are none. */
	readonly name: string | null;
	/** How many more there are. */
	readonly others: number;
}

/** The active people of the actor's organization with *View User List* and *Edit User*: they can set the actor's Credit Owner. */
export async function readAdministrators({ actor, db = database() }: ReadContext): Promise<Administrators> {
	const where = {
		organizationId: actor.organizationId,
		id: { not: actor.userId },
		kind: "person" as const,
		status: "active" as const,
		userRole: { rights: { hasEvery: [...ADMINISTRATES] } },
	};
	const [first, count] = await Promise.all([
		db.user.findFirst({ where, orderBy: [{ name: "asc" }, { id: "asc" }], select: { name: true } }),
		db.user.count({ where }),
	]);
	return { isActor: mayEditUsers(actor), name: first?.name ?? null, others: Math.max(0, count - 1) };
}

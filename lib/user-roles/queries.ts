import type { BuiltInRole } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { rightsLackedBy } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { mayEditUserRoles } from "./policy.ts";

export interface StoredUserRole {
	readonly id: string;
	readonly organizationId: string;
	readonly name: string;
	readonly builtIn: BuiltInRole | null;
	readonly rights: UserRight[];
	readonly version: number;
}

/** A role as Admin › User Role shows it. */
export interface UserRoleRow extends Omit<StoredUserRole, "organizationId"> {
	/** How many people have it. */
	readonly users: number;
}

const ORDER = [{ builtIn: { sort: "asc", nulls: "last" } }, { name: "asc" }, { id: "asc" }] as const;

/** The roles of the actor's organization, built-in ones first; null without the right to edit them. */
export async function listUserRoles({ actor, db = database() }: ReadContext): Promise<UserRoleRow[] | null> {
	if (!mayEditUserRoles(actor)) return null;
	const roles = await db.userRole.findMany({
		where: { organizationId: actor.organizationId },
		orderBy: [...ORDER],
		include: { _count: { select: { users: { where: { kind: "person", status: { not: "removed" } } } } } },
	});
	return roles.map(({ id, name, builtIn, rights, version, _count }) => ({
		id,
		name,
		builtIn,
		rights,
		version,
		users: _count.users,
	}));
}

/** A role to choose for a user. */
export interface UserRoleChoice {
	readonly id: string;
	readonly name: string;
	/** Whether it has rights that the actor lacks, so that the actor can't grant it (product.md 38). */
	readonly isBeyondActor: boolean;
}

/** The roles that a user of the actor's organization can have, for User Information and the list's filter. */
export async function listUserRoleChoices({ actor, db = database() }: ReadContext): Promise<UserRoleChoice[]> {
	const roles = await db.userRole.findMany({
		where: { organizationId: actor.organizationId },
		orderBy: [...ORDER],
		select: { id: true, name: true, rights: true },
	});
	return roles.map(({ id, name, rights }) => ({
		id,
		name,
		isBeyondActor: rightsLackedBy(actor, rights).length > 0,
	}));
}

/** Whether another role of the organization has this name, however it is capitalised. */
export async function isNameTaken(
	tx: Transaction,
	{ organizationId, name, exceptId }: { organizationId: string; name: string; exceptId?: string },
): Promise<boolean> {
	const [taken] = await tx.sql.query(
		`SELECT 1 FROM "user_role"
		WHERE "organization_id" = $1::uuid AND lower("name") = lower($2) AND "id" IS DISTINCT FROM $3::uuid`,
		[organizationId, name, exceptId ?? null],
	);
	return taken !== undefined;
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import { obstacleOfOwner, type PossibleOwner } from "@/lib/owners/policy.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { mayChooseThemselves } from "./policy.ts";

/** Admin › Organization as it is stored. */
export interface OrganizationSettings {
	readonly version: number;
	readonly name: string;
	/** Whose credits new users use; null for their own. */
	readonly creditOwner: { readonly id: string; readonly name: string } | null;
	/** Whether the Credit Owner can't be one any more, so that new users use their own credits. */
	readonly isObsolete: boolean;
	/** The actor, where they can't choose themselves: new users may have rights that they lack (product.md 38). */
	readonly notYou: string | null;
}

/**
 * The settings of the actor's organization (product.md 57); null without *Edit User*. A stored Credit Owner who has left the
 * organization counts as none, and isn't named.
 */
export async function readOrganizationSettings({
	actor,
	db = database(),
}: ReadContext): Promise<OrganizationSettings | null> {
	if (!mayEditUsers(actor)) return null;
	const [found] = await sqlOf(db).query<Row>(
		`SELECT "organization"."version", "organization"."name", "default_owner"."id" AS "ownerId",
			"default_owner"."name" AS "ownerName", "default_owner"."kind"::text AS "kind",
			"default_owner"."status"::text AS "status", "default_owner"."credit_owner_id" AS "usesCreditsOf"
		FROM "organization" LEFT JOIN "user" AS "default_owner" ON "default_owner"."id" = "default_credit_owner_id"
			AND "default_owner"."organization_id" = "organization"."id"
		WHERE "organization"."id" = $1::uuid`,
		[actor.organizationId],
	);
	if (!found) return null;
	const { version, name, ownerId: id, ownerName, kind, status, usesCreditsOf } = found;
	const notYou = mayChooseThemselves(actor) ? null : actor.userId;
	if (id === null || ownerName === null || kind === null || status === null || usesCreditsOf === null) {
		return { version, name, creditOwner: null, isObsolete: false, notYou };
	}
	const owner = { id, name: ownerName, kind, status, creditOwner: { id: usesCreditsOf, name: "" } };
	return {
		version,
		name,
		creditOwner: { id, name: ownerName },
		isObsolete: obstacleOfOwner({ id: "" }, owner) !== null,
		notYou,
	};
}

interface Row {
	readonly version: number;
	readonly name: string;
	readonly ownerId: string | null;
	readonly ownerName: string | null;
	readonly kind: PossibleOwner["kind"] | null;
	readonly status: PossibleOwner["status"] | null;
	readonly usesCreditsOf: string | null;
}

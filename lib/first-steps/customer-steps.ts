import type { ReadContext } from "@/lib/actions/verb.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";

/** What a new organization's administrator may want to do first (product.md 52). */
export interface CustomerSteps {
	readonly hasInvited: boolean;
	readonly hasCreditUsers: boolean;
}

/**
 * For an administrator of a customer's organization that has bought nothing yet; null for everyone else, and from the first
 * purchase on.
 */
export async function readCustomerSteps({ actor, db = database() }: ReadContext): Promise<CustomerSteps | null> {
	if (actor.isOperator || !mayEditUsers(actor) || !mayPurchase(actor)) return null;
	const { organizationId } = actor;
	if (await db.order.findFirst({ where: { organizationId }, select: { id: true } })) return null;
	const [colleague, invitation, users] = await Promise.all([
		db.user.findFirst({ where: { organizationId, id: { not: actor.userId } }, select: { id: true } }),
		db.invitation.findFirst({ where: { organizationId }, select: { id: true } }),
		db.user.findMany({ where: { organizationId }, select: { id: true, creditOwnerId: true }, take: 100 }),
	]);
	return {
		hasInvited: colleague !== null || invitation !== null,
		hasCreditUsers: users.some(({ id, creditOwnerId }) => id !== creditOwnerId),
	};
}

import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit, recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { endSessionsOfOrganization } from "@/lib/auth/sessions/sessions.ts";
import { closeShareGroupsOf } from "@/lib/ledger/movements/close-share-group.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { cancelOpenOrders } from "@/lib/orders/cancel-open-orders.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { endRefillsOf } from "@/lib/refills/settings/end-refills-of.ts";
import { revokeKeysOfOrganization } from "@/lib/service-users/move-keys.ts";
import { deletionRecord } from "@/lib/share-groups/deletion/delete-share-group.ts";
import { endSubscriptionsOf } from "@/lib/subscriptions/end-subscriptions-of.ts";
import { lockCustomer } from "../lock-customer.ts";
import { mayManageOrganizations } from "../policy.ts";
import { lockEveryone } from "./lock-everyone.ts";
import type { CloseOrganizationInput } from "./schema.ts";

/** What closing an organization did. */
export interface ClosedOrganization {
	readonly name: string;
	readonly people: number;
	readonly cancelledOrders: number;
	readonly deletedGroups: number;
	readonly keys: number;
}

interface Closing {
	readonly actor: Actor;
	readonly organizationId: string;
	readonly reason: string;
	readonly userIds: readonly string[];
}

/**
 * Closes a customer's organization for good (product.md 57a): its people's refills are taken away and their subscriptions
 * end, its orders that wait to be paid are cancelled, its share groups deleted, so that what is free in them returns to
 * their creators' wallets, its keys revoked, its invitations taken back, and
 * its users suspended with it. What is left stays in the wallets, where nobody spends it, and what is on hold settles as it
 * would have. All or nothing, under the locks of all its users: a charge and a payment come before it or after it.
 *
 * Refuses a name that isn't the organization's (INVALID), and one that is closed (CONFLICT). Needs *Manage Organizations*.
 */
export async function closeOrganization(
	{ actor, db, clock }: VerbContext,
	{ organizationId, name, reason }: CloseOrganizationInput,
): Promise<Result<ClosedOrganization>> {
	if (!mayManageOrganizations(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const organization = await lockCustomer(tx, organizationId);
			if (!organization) return refuse("NOT_FOUND", "organizationNotFound");
			if (organization.closedAt) return refuse("CONFLICT", "organizationIsClosed", { name: organization.name });
			if (name !== organization.name) return refuse("INVALID", "nameIsAnother", {}, { field: "name" });
			const users = await lockEveryone(tx, { organizationIds: [organizationId], actorId: actor.userId });
			const closing = { actor, organizationId, reason, userIds: users.map(({ id }) => id) };
			const people = await suspendEveryone(tx, closing);
			const refills = await endRefillsOf(tx, closing);
			const subscriptions = await endSubscriptionsOf(tx, closing);
			const cancelled = await cancelOpenOrders(tx, closing);
			const deleted = await deleteGroups(tx, closing);
			const keys = await revokeKeysOfOrganization(tx, closing);
			const left = await readLeft(tx, closing.userIds);
			const at = await tx.clock.now(tx.sql);
			const suspension = { suspendedAt: at, suspendedById: actor.userId, suspendReason: reason };
			await tx.prisma.organization.update({
				where: { id: organizationId },
				data: {
					...{ closedAt: at, closedById: actor.userId, closeReason: reason },
					...(organization.suspendedAt ? {} : suspension),
				},
			});
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "organization.closed",
				subject: { type: "organization", id: organizationId },
				after: {
					...{ people, cancelledOrders: cancelled.map(String), deletedGroups: deleted, apiKeys: keys },
					...{ refills, subscriptions, left },
				},
				reason,
			});
			return done({ name, people, keys, cancelledOrders: cancelled.length, deletedGroups: deleted.length });
		},
		{ clock },
	);
}

/** Each user's own row says so, so that those who wait for it see it. Returns how many were active until now. */
async function suspendEveryone(tx: Transaction, { actor, organizationId, reason }: Closing): Promise<number> {
	await endSessionsOfOrganization(tx, organizationId);
	const at = await tx.clock.now(tx.sql);
	await tx.prisma.invitation.updateMany({
		where: { organizationId, acceptedAt: null, revokedAt: null },
		data: { revokedAt: at },
	});
	return tx.sql.execute(
		`UPDATE "user" SET "status" = 'suspended', "version" = "version" + 1,
			"paused_at" = CASE WHEN "kind" = 'service' THEN $2::timestamptz END,
			"paused_by_id" = CASE WHEN "kind" = 'service' THEN $3::uuid END,
			"pause_reason" = CASE WHEN "kind" = 'service' THEN $4::text END
		WHERE "organization_id" = $1::uuid AND "status" = 'active'`,
		[organizationId, at, actor.userId, reason],
	);
}

/** All that its people have made and not deleted. Returns their names. */
async function deleteGroups(tx: Transaction, { actor, organizationId, reason }: Closing): Promise<string[]> {
	const groups = await tx.prisma.shareGroup.findMany({
		where: { creator: { organizationId }, status: "open" },
		orderBy: [{ name: "asc" }, { id: "asc" }],
		select: { id: true, name: true, creatorId: true },
	});
	if (groups.length === 0) return [];
	const creatorIds = [...new Set(groups.map(({ creatorId }) => creatorId))];
	const closed = await closeShareGroupsOf(tx, { creatorIds, actorId: actor.userId });
	await recordAudits(
		tx,
		groups.map((group) => {
			const outcome = closed.get(group.id);
			if (!outcome) throw new Error(`Share group ${group.id} was not open any more.`);
			return { ...deletionRecord({ actor, group, closed: outcome }), organizationId, reason };
		}),
	);
	return groups.map(({ name }) => name);
}

/** What stays in their wallets, by credit type: "email: 40". */
async function readLeft(tx: Transaction, userIds: readonly string[]): Promise<string[]> {
	const left = new Map<string, bigint>();
	for (const { creditTypeId, available, held } of await readBalances(tx.sql, userIds)) {
		left.set(creditTypeId, (left.get(creditTypeId) ?? 0n) + available + held);
	}
	return [...left]
		.filter(([, credits]) => credits > 0n)
		.map(([creditTypeId, credits]) => `${creditTypeId}: ${credits}`);
}

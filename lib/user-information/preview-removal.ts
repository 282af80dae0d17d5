import type { ReadContext } from "@/lib/actions/verb.ts";
import { type AlertsOfPerson, countAlertsOf } from "@/lib/alerts/alerts-of-person.ts";
import { listSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { countRefills } from "@/lib/people/count-refills.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { type OpenGroup, readOpenGroups } from "@/lib/share-groups/deletion/open-groups.ts";
import { type RunningSubscription, readRunningSubscriptions } from "@/lib/subscription-periods/queries.ts";
import { readRoles, refusalToRemove } from "./refusals.ts";
import type { PreviewRemovalInput } from "./schema.ts";

const NAMED = 5;

/** What removing a user would do, before it is done. Credits throughout. */
export interface RemovalPreview {
	/** Sent back with the removal, so that what was shown is what is removed. */
	readonly version: number;
	/** Whose credits the user uses; null for their own. */
	readonly usesCreditsOf: string | null;
	readonly creditUsers: { readonly names: readonly string[]; readonly count: number };
	/** What is left in the user's own wallets and share groups, by credit type; only types that aren't empty. */
	readonly credits: readonly { creditTypeId: string; nameInText: string; available: bigint; held: bigint }[];
	/** The numbers of the user's pending orders. */
	readonly openOrders: readonly bigint[];
	/** How many open requests for credits of the user's own are closed (product.md 36a). */
	readonly openRequests: number;
	/** They end with the user (product.md 36a). */
	readonly subscriptions: readonly RunningSubscription[];
	/** They are deleted with the user, or the user can't be removed. */
	readonly shareGroups: readonly OpenGroup[];
	/** The service users for which the actor becomes responsible (product.md 36a). */
	readonly serviceUsers: readonly string[];
	/** How many refills end (product.md 55). */
	readonly refills: number;
	readonly sessions: number;
	/** Their alerts go, and they are no receiver of others' any more (product.md 36a). */
	readonly alerts: AlertsOfPerson;
	/** Whether it is a service user, and how many of its keys are revoked (product.md 36a). */
	readonly isService: boolean;
	readonly keys: number;
}

/** Refuses like the removal itself where the actor can't remove this user at all. */
export async function previewRemoval(
	{ actor, db }: ReadContext,
	{ userId }: PreviewRemovalInput,
): Promise<Result<RemovalPreview>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	return transact(db, async (tx) => {
		const { organizationId } = actor;
		const user = await tx.prisma.user.findFirst({ where: { id: userId, organizationId, status: { not: "removed" } } });
		if (!user) return refuse("NOT_FOUND", "userNotFound");
		const obstacle = refusalToRemove({ actor, user, ...(await readRoles(tx, organizationId)) });
		if (obstacle) return obstacle;
		const shareGroups = await readOpenGroups(tx.sql, userId);
		const owner = user.creditOwnerId === user.id ? null : user.creditOwnerId;
		return done({
			version: user.version,
			usesCreditsOf: owner && (await tx.prisma.user.findUniqueOrThrow({ where: { id: owner } })).name,
			creditUsers: await readCreditUsers(tx, { organizationId, userId }),
			credits: await readCreditsLeft(tx, { userId, shareGroups }),
			openOrders: await readOpenOrders(tx, userId),
			openRequests: await tx.prisma.creditRequest.count({ where: { userId, status: "open" } }),
			subscriptions: await readRunningSubscriptions(tx.prisma, userId),
			shareGroups,
			isService: user.kind === "service",
			keys: await tx.prisma.apiKey.count({ where: { userId, revokedAt: null } }),
			serviceUsers: await readServiceUsers(tx, userId),
			alerts: await countAlertsOf(tx, { userId, email: user.email, organizationId }),
			refills: await countRefills(tx.prisma, { userId }),
			sessions: (await listSessionsOfUser(userId, tx.prisma)).length,
		});
	});
}

async function readServiceUsers(tx: Transaction, responsibleId: string): Promise<string[]> {
	const services = await tx.prisma.user.findMany({
		where: { responsibleId },
		orderBy: [{ name: "asc" }, { id: "asc" }],
		select: { name: true },
	});
	return services.map(({ name }) => name);
}

async function readCreditUsers(
	tx: Transaction,
	{ organizationId, userId }: { organizationId: string; userId: string },
): Promise<RemovalPreview["creditUsers"]> {
	const where = { organizationId, creditOwnerId: userId, id: { not: userId } };
	const people = await tx.prisma.user.findMany({
		where,
		orderBy: [{ name: "asc" }, { id: "asc" }],
		take: NAMED,
		select: { name: true },
	});
	return { names: people.map((person) => person.name), count: await tx.prisma.user.count({ where }) };
}

/** What a removed user leaves: in their wallets, and in the share groups that are deleted with them. */
export async function readCreditsLeft(
	{ prisma, sql }: Pick<Transaction, "prisma" | "sql">,
	{ userId, shareGroups }: { userId: string; shareGroups: readonly OpenGroup[] },
): Promise<RemovalPreview["credits"]> {
	const types = await prisma.creditType.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
	const parts = [
		...(await readBalances(sql, [userId])),
		...shareGroups.flatMap(({ credits }) => credits.map((type) => ({ ...type, available: type.remaining }))),
	];
	return types
		.map(({ id, nameInText }) => {
			const ofType = parts.filter(({ creditTypeId }) => creditTypeId === id);
			return {
				creditTypeId: id,
				nameInText,
				available: ofType.reduce((sum, { available }) => sum + available, 0n),
				held: ofType.reduce((sum, { held }) => sum + held, 0n),
			};
		})
		.filter(({ available, held }) => available + held > 0n);
}

async function readOpenOrders(tx: Transaction, userId: string): Promise<bigint[]> {
	const orders = await tx.prisma.order.findMany({
		where: { status: "pending", OR: [{ buyerId: userId }, { beneficiaryId: userId }] },
		orderBy: { number: "asc" },
		select: { number: true },
	});
	return orders.map((order) => order.number);
}

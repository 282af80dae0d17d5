import type { Database } from "@/lib/db.ts";
import { newId } from "@/lib/ids.ts";
import { transact } from "@/lib/transaction.ts";
import { openCreditTypeAccounts, openShareGroupAccounts, openWallets } from "./accounts.ts";

/** What a ledger test needs before anything is posted: one organization and the credit types e-mail and SMS. */
export interface TestWorld {
	readonly db: Database;
	readonly organizationId: string;
	addCreditType(id: string): Promise<void>;
	/** A new active user with his wallets; his own Credit Owner unless another is named. */
	addUser(more?: { creditOwnerId?: string }): Promise<string>;
	/** A paid order of this many credits for this user. */
	addOrder(order: { beneficiaryId: string; credits: bigint; creditTypeId?: string }): Promise<string>;
	/** A new open share group with its accounts. */
	addShareGroup(creatorId: string): Promise<string>;
}

export async function testWorld(db: Database): Promise<TestWorld> {
	const organizationId = newId();
	const userRoleId = newId();
	await db.deployment.upsert({ where: { id: 1 }, create: { timeZone: "Asia/Hong_Kong" }, update: {} });
	await db.organization.create({ data: { id: organizationId, name: "Northwind" } });
	await db.userRole.create({ data: { id: userRoleId, organizationId, name: "Member", builtIn: "member" } });
	const world: TestWorld = {
		db,
		organizationId,
		async addCreditType(id) {
			const position = await db.creditType.count();
			await transact(db, async (tx) => {
				await tx.prisma.creditType.create({ data: { id, name: id, nameInText: id, position } });
				await openCreditTypeAccounts(tx, id);
			});
		},
		async addUser({ creditOwnerId } = {}) {
			const id = newId();
			await transact(db, async (tx) => {
				await tx.prisma.user.create({
					data: {
						id,
						organizationId,
						userRoleId,
						creditOwnerId: creditOwnerId ?? id,
						name: "Somebody",
						email: `${id}@northwind.example`,
					},
				});
				await openWallets(tx, [id]);
			});
			return id;
		},
		async addOrder(order) {
			return addPaidOrder(db, { organizationId, creditTypeId: "email", ...order });
		},
		async addShareGroup(creatorId) {
			const id = newId();
			await transact(db, async (tx) => {
				await tx.prisma.shareGroup.create({ data: { id, creatorId, name: "ABCgroup" } });
				await openShareGroupAccounts(tx, id);
			});
			return id;
		},
	};
	await world.addCreditType("email");
	await world.addCreditType("sms");
	return world;
}

async function addPaidOrder(
	db: Database,
	order: { organizationId: string; beneficiaryId: string; credits: bigint; creditTypeId: string },
): Promise<string> {
	const plan = await db.plan.create({
		data: {
			id: newId(),
			creditTypeId: order.creditTypeId,
			name: `${order.credits} credits`,
			credits: order.credits,
			priceMinor: 1_000n,
			currency: "USD",
			validityMonths: 12,
			position: 0,
		},
	});
	const placedAt = new Date();
	const paid = await db.order.create({
		data: {
			id: newId(),
			...order,
			buyerId: order.beneficiaryId,
			planId: plan.id,
			planName: plan.name,
			priceMinor: plan.priceMinor,
			taxRateBasisPoints: 0,
			taxMinor: 0n,
			totalMinor: plan.priceMinor,
			currency: plan.currency,
			validityMonths: plan.validityMonths,
			billing: {},
			gateway: "demo",
			status: "paid",
			placedAt,
			paidAt: placedAt,
			expiresAt: new Date(placedAt.getTime() + 365 * 86_400_000),
		},
	});
	return paid.id;
}

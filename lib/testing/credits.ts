import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { openShareGroupAccounts } from "@/lib/ledger/posting/open-wallets.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { normalizeAddress, normalizeDomain } from "@/lib/text/addresses/match-keys.ts";
import { aPlan } from "./plans.ts";

export const FAR_AWAY = new Date("2099-12-31T23:59:59.999Z");

// Builders of credits and what they belong to.

/** Credits that a user has bought: a paid order and its purchase. */
export async function boughtCredits(
	db: Database,
	order: Parameters<typeof aPaidOrder>[1],
): Promise<{ readonly orderId: string; readonly lotId: string }> {
	const orderId = await aPaidOrder(db, order);
	const { beneficiaryId, creditTypeId = "email", credits, expiresAt = FAR_AWAY } = order;
	const purchase = {
		orderId,
		beneficiaryId,
		creditTypeId,
		credits,
		expiresAt,
		actorId: order.buyerId ?? beneficiaryId,
	};
	const { lotId } = await transact(db, (tx) => postPurchase(tx, purchase));
	return { orderId, lotId };
}

/** A paid order whose credits have not been posted yet: the test does that. Returns its id. */
export async function aPaidOrder(
	db: Database,
	{
		beneficiaryId,
		buyerId = beneficiaryId,
		creditTypeId = "email",
		credits,
		expiresAt = FAR_AWAY,
	}: { beneficiaryId: string; buyerId?: string; creditTypeId?: string; credits: bigint; expiresAt?: Date },
): Promise<string> {
	const { organizationId } = await db.user.findUniqueOrThrow({ where: { id: buyerId } });
	const copied = { priceMinor: 1_000n, currency: "USD", validityMonths: 12, taxRateBasisPoints: 0 };
	const planName = `${credits} credits`;
	const planId = await aPlan(db, { creditTypeId, name: planName, credits, ...copied });
	const id = newId();
	await db.order.create({
		data: {
			...copied,
			id,
			organizationId,
			buyerId,
			beneficiaryId,
			planId,
			planName,
			creditTypeId,
			credits,
			taxMinor: 0n,
			totalMinor: copied.priceMinor,
			billing: {},
			gateway: "demo",
			status: "paid",
			placedAt: new Date("2026-01-01T12:00:00Z"),
			paidAt: new Date("2026-01-01T12:00:00Z"),
			expiresAt,
		},
	});
	return id;
}

/** A new open share group with its empty accounts, which lets these addresses and domains in. Returns its id. */
export async function aShareGroup(
	db: Database,
	{
		creatorId,
		name = "ABCgroup",
		...entries
	}: {
		creatorId: string;
		name?: string;
		addresses?: readonly string[];
		domains?: readonly string[];
		blocked?: readonly string[];
	},
): Promise<string> {
	const id = newId();
	await transact(db, async (tx) => {
		await tx.prisma.shareGroup.create({ data: { id, creatorId, name } });
		await openShareGroupAccounts(tx, id);
	});
	for (const value of entries.addresses ?? []) await anEntry(db, id, { kind: "address", value });
	for (const value of entries.domains ?? []) await anEntry(db, id, { kind: "domain", value });
	for (const value of entries.blocked ?? []) await anEntry(db, id, { kind: "blocked", value });
	return id;
}

/** Lets an address or a domain into a share group, or blocks an address. Returns the entry's id. */
export async function anEntry(
	db: Database,
	shareGroupId: string,
	{ kind, value: text }: { kind: "address" | "domain" | "blocked" | "service_user"; value: string },
): Promise<string> {
	const value = kind === "domain" ? normalizeDomain(text) : normalizeAddress(text);
	if (!value) throw new Error(`${text} is no ${kind}.`);
	const id = newId();
	await db.shareGroupEntry.create({ data: { id, shareGroupId, kind, value, createdAt: new Date() } });
	return id;
}

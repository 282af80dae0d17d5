import { type ManyCharges, writeManyCharges } from "@/lib/ledger/charges/many-charges.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { makeAddresses } from "@/lib/ledger/paying/make-addresses.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf, transact } from "@/lib/platform/database/transaction.ts";
import { aPaidOrder, aShareGroup, FAR_AWAY } from "@/lib/testing/credits.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { share } from "@/lib/testing/sharing.ts";
import { connected } from "../database/database.ts";
import type { BenchDatabase } from "./databases.ts";
import { CREDIT_TYPE, makePeople } from "./people.ts";

/** Whose usage pages show: an owner whose wallet and share group all members have charged. */
export interface Usage {
	readonly ownerId: string;
	readonly shareGroupId: string;
}

const MEMBERS = 10;
const DAYS = 365;
const ORDERS = 30;
const TRANSACTION_MS = 60 * 60_000;

/**
 * So many charges of a credit each, in bulk, over a year and on each of its days: of an owner's wallet, by themselves and
 * their Credit Users, and of their share group, by the same members. The days and members are the same however many
 * charges there are.
 */
export async function makeUsage(
	{ url, adminUrl }: BenchDatabase,
	charges: { readonly wallet: number; readonly group: number },
): Promise<Usage> {
	const db = openDatabase(url);
	const admin = openDatabase(adminUrl);
	const ids = await makePeople(db, { name: "Members", count: MEMBERS, areCreditUsers: true });
	const [ownerId = ""] = ids;
	const people = await db.user.findMany({ where: { id: { in: ids } } });
	const emails = people.map(({ email }) => email);
	const shareGroupId = await aShareGroup(db, { creatorId: ownerId, addresses: emails });
	// The first order has credits for everything, with some to spare.
	await buy(db, ownerId, 2n * BigInt(charges.wallet + charges.group) + 2n);
	for (let order = 1; order < ORDERS; order += 1) await buy(db, ownerId, 1n);
	await share(db, shareGroupId, 2n * BigInt(charges.group) + 1n, inDays(-DAYS));
	const addressIds = await makeAddresses(sqlOf(db), emails);
	const write = (accountId: string, many: Pick<ManyCharges, "charges" | "members">) =>
		admin.$transaction(
			(tx) => writeManyCharges(sqlOf(tx), { accountId, ...many, from: inDays(-DAYS), until: new Date() }),
			{ timeout: TRANSACTION_MS },
		);
	const where = { creditTypeId: CREDIT_TYPE };
	const wallet = await db.account.findFirstOrThrow({ where: { ...where, userId: ownerId } });
	const group = await db.account.findFirstOrThrow({ where: { ...where, shareGroupId } });
	const members = people.map(({ id: userId, email }) => ({ userId, addressId: addressIds.get(email) }));
	await Promise.all([
		write(wallet.id, { charges: charges.wallet, members: people.map(({ id: userId }) => ({ userId })) }),
		write(group.id, { charges: charges.group, members }),
	]);
	await connected(adminUrl, (owner) => owner.query("VACUUM (ANALYZE)"));
	await db.$disconnect();
	await admin.$disconnect();
	return { ownerId, shareGroupId };
}

async function buy(db: Database, ownerId: string, credits: bigint): Promise<void> {
	const order = { beneficiaryId: ownerId, creditTypeId: CREDIT_TYPE, credits };
	const orderId = await aPaidOrder(db, order);
	const purchase = { ...order, orderId, expiresAt: FAR_AWAY, actorId: ownerId };
	await transact(db, (tx) => postPurchase(tx, purchase), { clock: clockAt(inDays(-DAYS)) });
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { mayManageSeller } from "./policy.ts";
import type { DeploymentInput, SellerInput } from "./schema.ts";

export interface StoredSeller {
	readonly seller: SellerInput;
	readonly version: number;
}

/** Operator › Seller. */
export interface SellerSettings extends DeploymentInput {
	/** Null until it is saved once. */
	readonly stored: StoredSeller | null;
	/** Something has been posted: the time zone can't change any more (product.md 35). */
	readonly isTimeZoneFixed: boolean;
}

/** Who sells, in which currency and time zone; null without the right *Manage Seller*. */
export async function readSellerSettings({ actor, db = database() }: ReadContext): Promise<SellerSettings | null> {
	if (!mayManageSeller(actor)) return null;
	const [stored, { currency, timeZone }, entry, charge] = await Promise.all([
		readStoredSeller(db),
		db.deployment.findUniqueOrThrow({ where: { id: 1 } }),
		db.ledgerEntry.findFirst({ select: { version: true } }),
		db.charge.findFirst({ select: { id: true } }),
	]);
	return { stored, currency, timeZone, isTimeZoneFixed: entry !== null || charge !== null };
}

/** Who sells now; null until the operator has said so. Everyone may know: it is on every invoice. */
export async function readStoredSeller(db: Database | Transaction["prisma"]): Promise<StoredSeller | null> {
	const stored = await db.seller.findUnique({ where: { id: 1 }, omit: { id: true, updatedAt: true } });
	if (!stored) return null;
	const { version, ...seller } = stored;
	return { seller, version };
}

/** Where customers turn with questions; null until the operator has said so. */
export async function readSupportEmail({ db = database() }: ReadContext): Promise<string | null> {
	return (await readStoredSeller(db))?.seller.supportEmail ?? null;
}

import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { DeploymentInput, SellerInput } from "./schema.ts";

/** Stores who sells. Its version is one more than before. */
export async function storeSeller(tx: Transaction, seller: SellerInput): Promise<number> {
	const stored = { ...seller, updatedAt: await tx.clock.now(tx.sql) };
	const { version } = await tx.prisma.seller.upsert({
		where: { id: 1 },
		create: stored,
		update: { ...stored, version: { increment: 1 } },
	});
	return version;
}

/**
 * Sets the deployment's currency, and its time zone, which then is the portal's to choose and no longer the environment's.
 * Refuses another time zone once something has been posted (product.md 35).
 */
export async function settleDeployment(
	tx: Transaction,
	{ currency, timeZone }: DeploymentInput,
): Promise<Result<DeploymentInput>> {
	const before = await tx.prisma.deployment.findUniqueOrThrow({ where: { id: 1 } });
	const isOther = timeZone !== before.timeZone;
	const refusal = isOther ? await refusalToChangeTimeZone(tx, timeZone) : null;
	if (refusal) return refusal;
	await tx.prisma.deployment.update({
		where: { id: 1 },
		data: { currency, ...(isOther && { timeZone, timeZoneIsChosen: true }) },
	});
	return done({ currency: before.currency, timeZone: before.timeZone });
}

async function refusalToChangeTimeZone(tx: Transaction, timeZone: string): Promise<Refusal | null> {
	const [found] = await tx.sql.query<{ isKnown: boolean; isFixed: boolean }>(
		`SELECT EXISTS (SELECT FROM pg_timezone_names WHERE "name" = $1) AS "isKnown",
			EXISTS (SELECT FROM "ledger_entry") OR EXISTS (SELECT FROM "charge") AS "isFixed"`,
		[timeZone],
	);
	if (found?.isFixed) return refuse("CONFLICT", "timeZoneFixed", {}, { field: "timeZone" });
	return found?.isKnown ? null : refuse("INVALID", "timeZoneNotOfDatabase", {}, { field: "timeZone" });
}

import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";

/** Whether an alert of an active user's names this address, which has not agreed yet. */
export async function isAlertReceiver(
	{ prisma }: Pick<Transaction, "prisma">,
	{ userId, email }: { readonly userId: string; readonly email: string },
): Promise<boolean> {
	const address = normalizeAddress(email) ?? "";
	if ((await prisma.confirmedAlertEmail.count({ where: { userId, address } })) > 0) return false;
	const where = { address, alert: { user: { id: userId, status: "active" as const } } };
	return (await prisma.alertReceiver.count({ where })) > 0;
}

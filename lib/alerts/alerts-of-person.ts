import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";

/** What becomes of alerts when a person goes (product.md 36a). */
export interface AlertsOfPerson {
	/** On their wallets and share groups: these go, or tell nobody while the person is suspended. */
	readonly own: number;
	/** Of others of the organization, which name the person as a receiver. */
	readonly received: number;
}

export async function countAlertsOf(
	{ prisma }: Pick<Transaction, "prisma">,
	{ userId, email, organizationId }: { userId: string; email: string; organizationId: string },
): Promise<AlertsOfPerson> {
	const address = normalizeAddress(email) ?? "";
	return {
		own: await prisma.alert.count({ where: { userId } }),
		received: await prisma.alertReceiver.count({ where: { address, alert: { user: { organizationId } } } }),
	};
}

/** Removes the alerts of people, and the people from those of others (product.md 37). */
export async function forgetAlertsOf(
	{ prisma }: Pick<Transaction, "prisma">,
	people: readonly { readonly id: string; readonly email: string }[],
): Promise<void> {
	const userId = { in: people.map(({ id }) => id) };
	const address = { in: people.flatMap(({ email }) => normalizeAddress(email) ?? []) };
	await prisma.alert.deleteMany({ where: { userId } });
	await prisma.alertReceiver.deleteMany({ where: { address } });
	await prisma.confirmedAlertEmail.deleteMany({ where: { OR: [{ userId }, { address }] } });
}

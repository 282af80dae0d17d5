import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** When unpaid invoices are reminded of (product.md 53c), in days from the one by which they are due. */
export interface ReminderDays {
	/** So many days before it; null: not before it. */
	readonly beforeDays: number | null;
	readonly onDueDay: boolean;
	/** So many days after it; null: not after it. */
	readonly afterDays: number | null;
}

type DatabaseContext = Pick<ReadContext<Database | Transaction["prisma"]>, "db">;

export async function readReminderDays({ db = database() }: DatabaseContext): Promise<ReminderDays> {
	const { reminderBeforeDays, reminderOnDueDay, reminderAfterDays } = await db.deployment.findFirstOrThrow({
		select: { reminderBeforeDays: true, reminderOnDueDay: true, reminderAfterDays: true },
	});
	return { beforeDays: reminderBeforeDays, onDueDay: reminderOnDueDay, afterDays: reminderAfterDays };
}

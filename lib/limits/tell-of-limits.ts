import { enqueueMails, type NewMail } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";

/** A warning that is older isn't told any more: it is history, or nothing has told it for as long. */
const TOLD_WITHIN_MS = 24 * 60 * 60_000;

interface Warned {
	readonly accountId: string;
	readonly id: string;
	readonly userId: string;
	readonly setById: string;
	readonly tellsSetter: boolean;
	readonly warnedAt: Date;
	readonly resetsAt: Date | null;
}

/**
 * Mails those whom charges and holds have warned since the last time: each person who has used a share of a limit, and,
 * where they wanted it, the person who set it (product.md 45). Some in each transaction. Returns how many were warned.
 */
export async function tellOfLimits({ db, clock }: { db?: Database; clock?: Clock } = {}): Promise<number> {
	let told = 0;
	for (;;) {
		const some = await transact(db, tellSome, { clock });
		if (some === 0) return told;
		told += some;
	}
}

async function tellSome(tx: Transaction): Promise<number> {
	const now = await tx.clock.now(tx.sql);
	const warned = await tx.sql.query<Warned>(
		`UPDATE "limit_warning" SET "told_at" = $1::timestamptz
		WHERE "told_at" IS NULL AND ("account_id", "id") IN (
			SELECT "account_id", "id" FROM "limit_warning" WHERE "told_at" IS NULL ORDER BY "warned_at" LIMIT 100
		)
		RETURNING "account_id" AS "accountId", "id", "user_id" AS "userId", "set_by_id" AS "setById",
			"tells_setter" AS "tellsSetter", "warned_at" AS "warnedAt", "resets_at" AS "resetsAt"`,
		[now],
	);
	const isNews = ({ warnedAt, resetsAt }: Warned) =>
		now.getTime() - warnedAt.getTime() < TOLD_WITHIN_MS && (resetsAt === null || resetsAt > now);
	const fresh = warned.filter(isNews);
	const recipients = await findRecipients(
		tx,
		fresh.flatMap(({ userId, setById }) => [userId, setById]),
	);
	const mails = fresh.flatMap(({ accountId, id, userId, setById, tellsSetter }): NewMail[] => {
		const to = [userId, ...(tellsSetter ? [setById] : [])].flatMap((one) => recipients.get(one) ?? []);
		const readers = new Map(to.map((recipient) => [recipient.userId, recipient]));
		const facts = { accountId, warningId: id };
		return [...readers.values()].map((recipient) => ({ kind: "limit_warning", to: recipient, facts }));
	});
	await enqueueMails(tx, mails);
	return warned.length;
}

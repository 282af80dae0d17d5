import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Recipient } from "./enqueue-mail.ts";
import type { MailKind } from "./mail-kinds.ts";
import { isChosenNoticeKind } from "./notice-kinds.ts";

/** Whether the user that a mail is for has chosen not to be mailed its kind (product.md 59). */
export async function isMailUnwanted(
	tx: Transaction,
	{ kind, to: { userId } }: { kind: MailKind; to: Recipient },
): Promise<boolean> {
	if (userId === null || !isChosenNoticeKind(kind)) return false;
	const setting = await tx.prisma.noticeSetting.findUnique({ where: { userId_kind: { userId, kind } } });
	return setting !== null && setting.delivery !== "mail_and_list";
}

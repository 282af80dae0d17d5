import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { addressOf } from "./link.ts";
import { singleLine } from "./reader.ts";
import type { WarnedLimit } from "./templates/limit-warning.tsx";

/** What the mail of a warning says to this reader; null where the pool or the person is gone. */
export async function readWarnedLimit(
	tx: Transaction,
	{ accountId, warningId, to }: { readonly accountId: string; readonly warningId: string; readonly to: Recipient },
): Promise<WarnedLimit | null> {
	const id = { accountId, id: warningId };
	const warning = await tx.prisma.limitWarning.findUnique({ where: { accountId_id: id } });
	const account = await tx.prisma.account.findUnique({
		where: { id: accountId },
		include: { creditType: true, user: true, shareGroup: { include: { creator: true } } },
	});
	const user = warning && (await tx.prisma.user.findUnique({ where: { id: warning.userId } }));
	const owner = account?.shareGroup?.creator ?? account?.user;
	if (!warning || !account || !owner || user?.status !== "active") return null;
	const { period, credits: limit, used, resetsAt, raisedUntil } = warning;
	const isReader = to.userId === user.id;
	const isOwner = to.userId === owner.id;
	return {
		...{ period, limit, used, resetsAt, raisedUntil },
		pool: account.kind,
		name: singleLine(account.shareGroup?.name ?? owner.name),
		owner: singleLine(owner.name),
		user: isReader ? null : singleLine(user.name),
		isOwner,
		type: account.creditType.nameInText,
		href: addressOf(isReader ? "/credits" : "/overview"),
	};
}

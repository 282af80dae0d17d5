import type { Prisma } from "@/generated/prisma/client.ts";
import type { RefillEventKind, RefillPause } from "@/generated/prisma/enums.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { LargestUsers } from "./largest-users.ts";
import { monthOf } from "./month-of.ts";
import type { StoredRefill } from "./stored-refill.ts";

interface NewEvent {
	readonly kind: RefillEventKind;
	/** What was available then. */
	readonly available?: bigint;
	readonly orderId?: string;
	/** That were shared. */
	readonly credits?: bigint;
	readonly because?: RefillPause;
	/** Who did it; none for the portal itself. */
	readonly byId?: string;
	readonly used?: LargestUsers;
}

/** Writes what a refill did into its history. Returns the event's id. */
export async function storeEvent(tx: Transaction, { id: refillId }: { id: string }, event: NewEvent): Promise<string> {
	const { used, ...about } = event;
	const happenedAt = await tx.clock.now(tx.sql);
	const id = newId();
	await tx.prisma.refillEvent.create({
		data: {
			...about,
			id,
			refillId,
			happenedAt,
			month: new Date(await monthOf(tx.sql, happenedAt)),
			...(used && { usedSince: new Date(used.since), usedBy: usedBy(used) }),
		},
	});
	return id;
}

function usedBy({ users }: LargestUsers): Prisma.InputJsonArray {
	return users.map(({ userId, credits }) => ({ userId, credits: credits.toString() }));
}

/** Mails an event to the refill's owner, if they can still be told. */
export async function tellOfEvent(
	tx: Transaction,
	{ userId }: Pick<StoredRefill, "userId">,
	{ eventId, kind }: { readonly eventId: string; readonly kind: "refilled" | "refill_stopped" },
): Promise<void> {
	const to = (await findRecipients(tx, [userId])).get(userId);
	if (to) await enqueueMail(tx, { kind, to, facts: { eventId } });
}

import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import type { TestUser } from "@/lib/testing/people.ts";

interface People {
	readonly john: TestUser;
	readonly peter: TestUser;
	readonly mary: TestUser;
	/** Peter's mailbox, and John's. */
	readonly to: Recipient;
	readonly toJohn: Recipient;
}

/** The mails about a share group of John's that is offered to Peter, each with what it must say. */
export async function handoverMails(db: Database, { john, peter, mary, to, toJohn }: People) {
	const offer = async (offeredById: string, outcome?: "accepted" | "declined") => {
		const shareGroupId = await aShareGroup(db, { creatorId: john.id, name: `Labs ${newId()}` });
		const people = { fromId: john.id, toId: peter.id, offeredById };
		const closed = outcome && { outcome, closedAt: new Date() };
		const id = newId();
		await db.shareGroupHandover.create({ data: { id, shareGroupId, ...people, offeredAt: new Date(), ...closed } });
		return { handoverId: id };
	};
	return {
		handover_offered: [
			[{ to, facts: await offer(john.id) }, "John <b>Lee</b> wants to hand the share group Labs", "/share"],
			[{ to, facts: await offer(mary.id) }, "Mary Chan wants to hand John <b>Lee</b>’s share group Labs"],
		],
		handover_answered: [
			[{ to: toJohn, facts: await offer(john.id, "accepted") }, "is Peter & Wong’s from now on", "/share"],
			[{ to: toJohn, facts: await offer(john.id, "declined") }, "Peter & Wong doesn’t accept", "stays as it was"],
		],
	} satisfies Record<string, [mail: { to: Recipient; facts: object }, ...says: string[]][]>;
}

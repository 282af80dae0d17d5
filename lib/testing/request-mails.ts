import type { Prisma } from "@/generated/prisma/client.ts";
import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup } from "./credits.ts";
import type { TestOrganization, TestUser } from "./people.ts";

interface People {
	readonly northwind: TestOrganization;
	readonly peter: TestUser;
	readonly john: TestUser;
	readonly mary: TestUser;
	/** Peter's mailbox, and John's. */
	readonly to: Recipient;
	readonly toJohn: Recipient;
}

/** The mails about requests, each with what it must say. */
export async function requestMails(db: Database, people: People) {
	const { john, mary, to, toJohn } = people;
	const aRequest = (more: More = {}) => storeRequest(db, people, more);
	const groupOf = (name: string, addresses: string[] = []) => aShareGroup(db, { creatorId: john.id, name, addresses });
	await groupOf("For Peter", [people.peter.email]);
	const asked = await aRequest();
	const yes = { status: "granted", grantedById: john.id } as const;
	const until = { grantedPeriod: "week", grantedUntil: new Date("2026-12-01") } as const;
	const raise = { ...yes, grantedAs: "raise", grantedCredits: 80n, grantedOwnerId: john.id, ...until } as const;
	const raised = await aRequest(raise);
	const allocation = {
		grantedAs: "allocation",
		grantedCredits: 40n,
		grantedShareGroupId: await groupOf("Others"),
	} as const;
	const shared = await aRequest({ ...yes, ...allocation });
	const owned = await aRequest({ ...yes, grantedById: mary.id, grantedAs: "owner", grantedOwnerId: john.id });
	const lapsed = await aRequest({ status: "lapsed" });
	const overtaken = await aRequest({ status: "overtaken", overtakenBy: "retired" });
	const answered = (request: { requestId: string }, answeredById: string | null) => ({
		to,
		facts: { ...request, answeredById },
	});
	return {
		credit_request: [
			[
				{ to: toJohn, facts: asked },
				"Peter & Wong asks for 40 email credits",
				"They are needed until the end of 31 Dec 2099.",
				"For <b>the</b> spring sale",
				"Unanswered, the request lapses on",
				`/requests/${asked.requestId}`,
			],
		],
		credit_request_answered: [
			[
				answered(asked, mary.id),
				"Mary Chan has said no to your request for 40 email credits",
				"Ask John",
				"Others whom you asked can still say yes.",
			],
			[
				answered(raised, john.id),
				"John <b>Lee</b> has raised your limit on John <b>Lee</b>’s credits to 80 email credits a week, until the end of 1 Dec 2026.",
			],
			[answered(shared, john.id), "John <b>Lee</b> has put 40 email credits into a share group, which you can use."],
			[answered(owned, mary.id), "Mary Chan has made John <b>Lee</b> your Credit Owner."],
			[answered(lapsed, null), "Nobody has answered your request for 40 email credits"],
			[answered(overtaken, null), "These credits aren’t sold any more"],
		],
	} satisfies Record<string, [mail: { to: Recipient; facts: object }, ...says: string[]][]>;
}

type More = Partial<Prisma.CreditRequestUncheckedCreateInput>;

/** Peter's, put to John as who shares credits with Peter, and to Mary, who has said no. */
async function storeRequest(db: Database, { northwind, peter, john, mary }: People, more: More) {
	const requestId = newId();
	const askedAt = new Date();
	const request = {
		...{
			userId: peter.id,
			organizationId: northwind.id,
			creditTypeId: "email",
			credits: 40n,
			asksAdministrators: false,
		},
		...{ reason: "For <b>the</b> spring sale", until: new Date("2099-12-31") },
		...{ askedAt, lapsesAt: new Date(askedAt.getTime() + 86_400_000), closedAt: more.status ? askedAt : null },
	};
	await db.creditRequest.create({ data: { id: requestId, ...request, ...more } });
	const as = { requestId, isOwner: false, isAdministrator: false, isCreator: true };
	await db.creditRequestReceiver.create({ data: { ...as, userId: john.id } });
	await db.creditRequestReceiver.create({ data: { ...as, userId: mary.id, refusedAt: askedAt, reason: "Ask John" } });
	return { requestId };
}

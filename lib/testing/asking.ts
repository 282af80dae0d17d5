import { askForCredits } from "@/lib/credit-requests/asking/ask-for-credits.ts";
import type { AskForCreditsInput } from "@/lib/credit-requests/schema.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { aShareGroup, boughtCredits } from "./credits.ts";
import { grantCredits } from "./ledger.ts";
import { aLimit } from "./limits.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "./people.ts";
import { share } from "./sharing.ts";

/**
 * Peter uses John's lab credits, 5 a week at most, and is in Sally's group ABCgroup, who is of another organization and has 8
 * lab credits to share. Ann administrates; Kim is a colleague, Zoe an administrator elsewhere.
 */
export async function anAskingOffice(db: Database) {
	const [acme, globex] = [await anOrganization(db), await anOrganization(db)];
	const john = await aUser(db, acme, { name: "John" });
	const peter = await aUser(db, acme, { name: "Peter", creditOwnerId: john.id });
	const sally = await aUser(db, globex, { name: "Sally" });
	await grantCredits(db, john.id, 100n, { creditTypeId: "lab" });
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 10n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [peter.email] });
	await share(db, shareGroupId, 2n);
	await aLimit(db, { walletOf: john.id, creditTypeId: "lab", credits: 5n, period: "week" });
	return {
		...{ acme, globex, john, peter, sally, shareGroupId },
		ann: await aUser(db, acme, { name: "Ann", role: "administrator" }),
		kim: await aUser(db, acme, { name: "Kim" }),
		zoe: await aUser(db, globex, { name: "Zoe", role: "administrator" }),
	};
}

/** A request for 20 lab credits to the Credit Owner and the administrators, unless the test says otherwise. Answers its id. */
export async function aRequest(
	db: Database,
	user: Pick<TestUser, "id">,
	{
		asks,
		clock,
		...input
	}: Partial<Omit<AskForCreditsInput, "asks">> & { asks?: Partial<AskForCreditsInput["asks"]>; clock?: Clock } = {},
): Promise<string> {
	const asked = await askForCredits(
		{ actor: await actorOf(db, user), db, clock },
		{
			...{ creditTypeId: "lab", credits: 20n, reason: "The spring course", until: null, ...input },
			asks: { owner: true, administrators: true, creatorIds: [], ...asks },
		},
	);
	if (!asked.ok) throw new Error(asked.key);
	return asked.value.requestId;
}

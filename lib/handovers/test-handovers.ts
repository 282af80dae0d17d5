import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { shareCredits } from "@/lib/share-groups/credits/share-credits.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { actorOf, aUser, type TestOrganization, type TestUser } from "@/lib/testing/people.ts";
import { offerHandover } from "./offer-handover.ts";

/** Sally of an organization with 30 of her 50 email credits in ABCgroup, which lets Tom in, and Peter, who may get it. */
export async function aGroupToHandOver(db: Database, acme: TestOrganization, tom: TestUser) {
	const sally = await aUser(db, acme, { name: "Sally" });
	const peter = await aUser(db, acme, { name: "Peter" });
	const asSally = { actor: await actorOf(db, sally), db };
	const asPeter = { actor: await actorOf(db, peter), db };
	const { orderId } = await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	const shared = await shareCredits(asSally, { key: newId(), shareGroupId, creditTypeId: "email", credits: 30n });
	if (!shared.ok) throw new Error(shared.key);
	return {
		...{ sally, peter, asSally, asPeter, orderId, shareGroupId },
		offer: async (by = asSally, email = peter.email) => {
			const offered = await offerHandover(by, { shareGroupId, email });
			if (!offered.ok) throw new Error(offered.key);
			return { handoverId: offered.value.handoverId };
		},
		creator: async () => (await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } })).creatorId,
	};
}

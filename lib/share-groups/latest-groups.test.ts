import { expect, it } from "vitest";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { readLatestGroups } from "./latest-groups.ts";

const { db } = await testDatabase();

it("one's own groups, newest first: what is left in each, how many it lets in, and whether anybody is let in", async () => {
	const acme = await anOrganization(db);
	const [sally, stranger] = [await aUser(db, acme), await aUser(db, acme)];
	const latest = async (limit = 5) => readLatestGroups({ actor: await actorOf(db, sally), db }, { limit });
	expect(await latest()).toEqual({ groups: [], count: 0, isShared: false });
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
	await aShareGroup(db, { creatorId: stranger.id, name: "Another's", domains: ["acme.example"] });
	const blocked = { creatorId: sally.id, name: "Empty", blocked: ["bob@acme.example"] };
	const empty = await aShareGroup(db, blocked);
	expect(await latest()).toMatchObject({
		groups: [{ id: empty, name: "Empty", entries: 0, credits: [] }],
		isShared: false,
	});
	const abc = await aShareGroup(db, {
		creatorId: sally.id,
		addresses: ["tom@acme.example"],
		domains: ["acme.example"],
	});
	await share(db, abc, 10n);
	const credits = [{ creditTypeId: "lab", nameInText: "lab", available: 10n }];
	expect(await latest()).toMatchObject({
		groups: [{ id: abc, entries: 2, credits }, { id: empty }],
		count: 2,
		isShared: true,
	});
	expect(await latest(1)).toMatchObject({ groups: [{ id: abc }], count: 2, isShared: true });
	const removed = await anEntry(db, abc, { kind: "address", value: "mira@acme.example" });
	await db.shareGroupEntry.update({ where: { id: removed }, data: { removedAt: new Date() } });
	const deleted = { status: "deleted" as const, closingAt: new Date(), closedAt: new Date() };
	await db.shareGroup.update({ where: { id: empty }, data: deleted });
	expect(await latest()).toMatchObject({ groups: [{ id: abc, entries: 2 }], count: 1 });
});

import { expect, test } from "vitest";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { readManagedGroup } from "./queries.ts";

const { db } = await testDatabase();

test("a creator sees the raises that are in force beside the limits, and none that has ended", async () => {
	const sally = await aUser(db, await anOrganization(db), { name: "Sally" });
	const addresses = ["tom@globex.example", "kim@globex.example"];
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses });
	const [today, yesterday] = [0, -1].map((days) => inDays(days).toISOString().slice(0, 10));
	const weekly = { shareGroupId, creditTypeId: "lab", period: "week" as const };
	await aLimit(db, { ...weekly, credits: 5n });
	await aLimit(db, { ...weekly, email: "tom@globex.example", credits: 9n, until: today });
	await aLimit(db, { ...weekly, email: "kim@globex.example", credits: 9n, until: yesterday });
	const group = await readManagedGroup({ actor: await actorOf(db, sally), db }, shareGroupId);
	expect(group?.limits).toMatchObject([{ creditTypeId: "lab", email: null, credits: 5n, warnPercent: 80 }]);
	expect(group?.raises).toMatchObject([{ email: "tom@globex.example", credits: 9n, period: "week", until: today }]);
});

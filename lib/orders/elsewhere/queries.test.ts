import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { aPlan, aPlanVersion } from "@/lib/testing/plans.ts";
import { readRecordablePlans } from "./queries.ts";

const { db } = await testDatabase();

it("offers every plan by its newest name, those on sale first, to who may manage orders", async () => {
	const operators = await anOrganization(db, { isOperator: true });
	const olivia = await actorOf(db, await aUser(db, operators, { role: "administrator" }));
	const withdrawn = await aPlan(db, { creditTypeId: "email", name: "Email 500", withdrawnAt: new Date() });
	const renamed = await aPlan(db, { creditTypeId: "sms", name: "SMS 100" });
	await aPlanVersion(db, renamed, { name: "SMS 100 plus" });

	const plans = await readRecordablePlans({ actor: olivia, db });
	expect(plans.filter(({ id }) => id === withdrawn || id === renamed)).toEqual([
		{ id: renamed, name: "SMS 100 plus", creditType: "SMS", isWithdrawn: false },
		{ id: withdrawn, name: "Email 500", creditType: "Email", isWithdrawn: true },
	]);

	const stranger = await actorOf(db, await aUser(db, await anOrganization(db), { role: "administrator" }));
	expect(await readRecordablePlans({ actor: stranger, db })).toEqual([]);
});

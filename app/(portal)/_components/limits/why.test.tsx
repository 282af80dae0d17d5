import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, it } from "vitest";
import { checkUse } from "@/lib/limits/check-use.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { en } from "@/messages/en.ts";
import { Why } from "./why.tsx";

const { db } = await testDatabase();
const lab = { creditTypeId: "lab" };
const FRIDAY = new Date("2030-03-01T12:00:00Z");

/** Peter uses John's 100 lab credits, and 10 of Sally's group, who is of another organization. */
async function petersPools() {
	const acme = await anOrganization(db);
	const [john, ann] = [
		await aUser(db, acme, { name: "John" }),
		await aUser(db, acme, { name: "Ann", role: "administrator" }),
	];
	const peter = await aUser(db, acme, { name: "Peter", creditOwnerId: john.id });
	const sally = await aUser(db, await anOrganization(db), { name: "Sally" });
	await grantCredits(db, john.id, 100n, lab);
	await boughtCredits(db, { beneficiaryId: sally.id, ...lab, credits: 10n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Labs", addresses: [peter.email] });
	await share(db, shareGroupId, 10n);
	/** What a reader's page says of what Peter can use, a pool after the other. */
	async function said(reader: TestUser): Promise<string[]> {
		const context = { actor: await actorOf(db, reader), db, clock: clockAt(FRIDAY) };
		const checked = await checkUse(context, { userId: peter.id, ...lab, credits: 1n });
		if (!checked?.explanation) throw new Error("Nothing is explained.");
		const html = renderToStaticMarkup(
			<IntlProvider locale="en-GB" timeZone="UTC" messages={en}>
				<Why explanation={checked.explanation} type="lab" userId={peter.id} />
			</IntlProvider>,
		);
		return [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, text = ""]) => text.replaceAll(/<[^>]*>/g, ""));
	}
	return { john, ann, peter, sally, shareGroupId, said };
}

const WEEK_ENDS = "It resets 4 Mar 2030, 00:00 UTC.";
const COUNTS = "0 count against it: what you have used and hold, less what was given back.";

it("says of pools without a limit that there is none", async () => {
	const { peter, said } = await petersPools();
	expect(await said(peter)).toEqual([
		"Labs: 10 are in it. There is no limit on what you use of it.",
		"John’s credits: 100 are in it. There is no limit on what you use of it.",
	]);
});

it("says where a limit comes from, what is left of it, when it resets and who can change it", async () => {
	const { john, peter, shareGroupId, said } = await petersPools();
	await aLimit(db, { walletOf: john.id, ...lab, credits: 5n, period: "week" });
	await aLimit(db, { shareGroupId, ...lab, email: peter.email, credits: 3n, period: "total" });
	expect(await said(peter)).toEqual([
		`Labs: 10 are in it. The limit is 3 lab credits in all, set for you. ${COUNTS} 3 are left of it. It doesn’t reset by itself. Sally can change it.`,
		`John’s credits: 100 are in it. The limit is 5 lab credits a week, the same for everyone. ${COUNTS} 5 are left of it. ${WEEK_ENDS} John or an administrator can change it.`,
	]);
});

it("says until when a limit is raised", async () => {
	const { john, peter, said } = await petersPools();
	await aLimit(db, { walletOf: john.id, ...lab, credits: 5n, period: "week" });
	await aLimit(db, { walletOf: john.id, userId: peter.id, ...lab, credits: 9n, period: "week", until: "2030-03-02" });
	expect((await said(peter))[1]).toContain(
		"The limit is raised to 9 lab credits a week until the end of 2 Mar 2030; after that it is as before.",
	);
});

it("says whose owner is suspended, last and for nothing", async () => {
	const { sally, peter, said } = await petersPools();
	await db.user.update({ where: { id: sally.id }, data: { status: "suspended" } });
	expect((await said(peter))[1]).toBe("Labs: 10 are in it. Sally is suspended, so none of it can be used for now.");
});

it("tells the Credit Owner and an administrator of a group they may not see what it gives, and no name", async () => {
	const { john, ann, peter, shareGroupId, said } = await petersPools();
	await aLimit(db, { walletOf: john.id, ...lab, credits: 5n, period: "week" });
	await aLimit(db, { shareGroupId, ...lab, email: peter.email, credits: 3n, period: "total" });
	for (const reader of [john, ann]) {
		const [group, wallet] = await said(reader);
		expect(group).toBe("A share group gives 3.");
		expect(wallet).toContain("John’s credits: 100 are in it. The limit is 5 lab credits a week");
	}
});

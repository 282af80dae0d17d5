import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { tellOfLimits } from "@/lib/limits/tell-of-limits.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { editUser, expectCredits, expectUsed, saveUserInformation, useCredits } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { mailTo } from "../testing/mail.ts";
import { anOffice, fillInLimit, rowOf, stageRaise } from "../testing/office.ts";

test("John limits who uses the wallet; Peter is told why there is no more, and the administrator raises the limit", async ({
	db,
	pageOf,
}) => {
	test.setTimeout(180_000);
	const { john, admin, peter } = await anOffice(db);
	const [johns, peters, adas] = [await pageOf(john), await pageOf(peter), await pageOf(admin)];

	await test.step("John limits each Credit User to 100 email credits a week, and Peter to 50", async () => {
		await johns.goto("/overview");
		await johns.getByRole("link", { name: "Limits: who may use how much" }).click();
		await johns.getByRole("button", { name: "Change the limit", exact: true }).click();
		await fillInLimit(johns, 100);
		await expect(johns.getByText("100 email credits a week")).toBeVisible();
		await expect(rowOf(johns, "Mary Brook")).toContainText("0 of 100 email credits this week");
		await johns.getByRole("button", { name: "Change the limit of Peter Vale" }).click();
		await fillInLimit(johns, 50);
		await expect(rowOf(johns, "Peter Vale")).toContainText("0 of 50 email credits this week");
	});

	await test.step("Peter sees what is left of John's credits, and what the limit leaves of it", async () => {
		await useCredits(peters, { item: "Newsletter", credits: 40 });
		await expectUsed(peters, { credits: 40, paidBy: "John Marsh" });
		await expectCredits(peters, { type: "Email", credits: 9_960 });
		await expect(peters.getByText("You may use 10 more")).toBeVisible();
		await expect(peters.getByText("40 of 50 email credits this week")).toBeVisible();
	});

	await test.step("Peter is warned, by mail and behind the bell, at 80 % of it", async () => {
		// The portal's own worker does so every minute.
		await tellOfLimits({ db });
		await mailTo(peter.email, { subject: "You have used 40 of 50 email credits" });
		await peters.reload();
		await peters.getByRole("banner").getByRole("link", { name: "Notifications, 1 unread" }).click();
		await peters.getByRole("link", { name: "You have used 40 of 50 email credits" }).click();
		await expect(peters.getByRole("heading", { name: "Credits & Subscriptions" })).toBeVisible();
	});

	await test.step("Peter is refused more: the limit, when it resets, and who can change it", async () => {
		await useCredits(peters, { item: "Newsletter", credits: 11 });
		const refusal = peters.getByRole("main").getByRole("alert");
		await expect(refusal).toContainText(
			"The limit on John Marsh’s credits is 50 a week: 10 are left, and 11 are needed.",
		);
		await expect(refusal).toContainText(/It resets on \d+ \w+ \d{4} at/);
		await expect(refusal).toContainText("John Marsh or an administrator can change it.");
		const why = peters.getByRole("main").locator("details");
		await why.getByText("Why?").click();
		await expect(why).toContainText(
			"John Marsh’s credits: 9,960 are in it. The limit is 50 email credits a week, set for you.",
		);
		await expect(why).toContainText("40 count against it");
		await expect(why).toContainText("10 are left of it. It resets");
	});

	await test.step("the administrator raises it to 80 until tomorrow, in the same save as the rest", async () => {
		await adas.goto("/overview");
		await editUser(adas, "Peter Vale");
		await stageRaise(adas, { name: "Peter Vale", credits: 80 });
		expect(await db.poolLimit.count({ where: { userId: peter.id, until: { not: null } } })).toBe(0);
		await saveUserInformation(adas);
		await useCredits(peters, { item: "Newsletter", credits: 40 });
		await expectUsed(peters, { credits: 40, paidBy: "John Marsh" });
		await johns.reload();
		await expect(rowOf(johns, "Peter Vale")).toContainText("80 of 80 email credits this week");
	});

	await test.step("the audit log tells what was set, in words", async () => {
		await adas.goto("/admin/audit");
		await expect(adas.getByRole("main")).toContainText("Limit on credits raised");
		await expect(adas.getByRole("main")).toContainText("50 a week");
	});
});

test("Why? tells each reader what they may see of the pools, and no more", async ({ db, pageOf }) => {
	const { john, mary, peter } = await anOffice(db);
	const sally = await aUser(db, await anOrganization(db), { name: "Sally Thorn" });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 30n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Thorns", addresses: [mary.email] });
	const shared = await transact(db, (tx) =>
		postAllocation(tx, { shareGroupId, creditTypeId: "email", credits: 30n, actorId: null }),
	);
	expect(shared.ok).toBe(true);
	const johns = { actor: await actorOf(db, john), db };
	const sallys = { actor: await actorOf(db, sally), db };
	const email = { creditTypeId: "email" };
	const ownerId = john.id;
	await setLimit(johns, {
		pool: { kind: "wallet", ownerId, ...email },
		person: null,
		limit: { credits: 50n, period: "week" },
	});
	const group = { kind: "share_group", shareGroupId, ...email } as const;
	await setLimit(sallys, { pool: group, person: mary.email, limit: { credits: 3n, period: "total" } });

	const page = await pageOf(mary);
	await page.goto("/credits");
	const why = page.getByRole("main").locator("details").filter({ hasText: "Why?" });
	await why.getByText("Why?").click();
	await expect(why.getByRole("listitem")).toHaveText([
		/^Thorns: 30 are in it\. The limit is 3 email credits in all, set for you\. 0 count against it.*3 are left of it\. It doesn’t reset by itself\. Sally Thorn can change it\.$/,
		/^John Marsh’s credits: 10,000 are in it\. The limit is 50 email credits a week, the same for everyone\..*John Marsh or an administrator can change it\.$/,
	]);

	await test.step("Peter isn't let in, and finds nothing of the group; of limits only what Peter's own are", async () => {
		const peters = await pageOf(peter);
		await peters.goto("/credits");
		const main = peters.getByRole("main");
		await main.getByText("Why?").click();
		const own = main.getByText("The limit is 50 email credits a week, the same for everyone.");
		await expect(own).toBeVisible();
		for (const secret of ["Thorns", "Sally Thorn", "Mary Brook"]) await expect(main.getByText(secret)).toHaveCount(0);

		await peters.goto("/overview");
		await main.getByRole("link", { name: "Why?" }).click();
		await expect(own).toBeInViewport();
		await expect(main.locator("summary").filter({ hasText: "Why?" })).toBeFocused();
		await peters.reload();
		await expect(own).toBeInViewport();
	});

	await test.step("John sees what is used of the wallet, and nothing of the group", async () => {
		const owners = await pageOf(john);
		await owners.goto("/overview/limits");
		await expect(rowOf(owners, "Mary Brook")).toContainText("0 of 50 email credits this week");
		for (const secret of ["Thorns", "Sally Thorn"]) await expect(owners.getByText(secret)).toHaveCount(0);
		await owners.goto("/credits");
		await expect(owners.getByRole("main").getByText("Why?")).toHaveCount(0);
	});

	await test.step("once blocked, Mary is told of the group no more", async () => {
		await anEntry(db, shareGroupId, { kind: "blocked", value: mary.email });
		await page.reload();
		await page.getByRole("main").getByText("Why?").click();
		await expect(why.getByRole("listitem")).toHaveCount(1);
		for (const secret of ["Thorns", "Sally Thorn"]) await expect(page.getByText(secret)).toHaveCount(0);
	});
});

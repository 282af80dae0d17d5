import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { assignCreditOwner } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { mailsTo, mailTo } from "../testing/mail.ts";

/** An organization of its own, with an administrator and two people who have not been told anything yet. */
async function anOffice(db: Database) {
	const organization = await anOrganization(db);
	const person = (name: string, mailbox: string, role?: "administrator") =>
		aUser(db, organization, { name, email: `${mailbox}@${organization.id}.example`, role });
	return {
		admin: await person("Ada Stein", "ada", "administrator"),
		mira: await person("Mira Sand", "mira"),
		jonas: await person("Jonas Holm", "jonas"),
	};
}

const bell = (page: Page, unread: number) =>
	page
		.getByRole("banner")
		.getByRole("link", { name: unread ? `Notifications, ${unread} unread` : "Notifications", exact: true });

/** By a link of the top bar, without loading the page again. */
async function goTo(page: Page, section: string): Promise<void> {
	await page.getByRole("navigation", { name: "Plans and Billing" }).getByRole("link", { name: section }).click();
	await expect(page.getByRole("heading", { name: section, level: 1 })).toBeVisible();
}

const notices = (page: Page) => page.getByRole("main").getByRole("table", { name: "Notifications" });

test("who is mailed finds it behind the bell, and goes from there to what it is about", async ({ db, pageOf }) => {
	const { admin, mira, jonas } = await anOffice(db);
	const [adasPage, mirasPage, jonasPage] = [await pageOf(admin), await pageOf(mira), await pageOf(jonas)];

	await test.step("nothing has happened yet", async () => {
		await mirasPage.goto("/overview");
		await bell(mirasPage, 0).click();
		await expect(mirasPage.getByText("No notifications yet")).toBeVisible();
		await goTo(mirasPage, "Credit Usage");
	});

	await test.step("Ada points Mira at Jonas: Mira's bell says so on the next page that she goes to", async () => {
		await adasPage.goto("/overview");
		await assignCreditOwner(adasPage, { user: "Mira Sand", owner: "Jonas Holm" });
		await goTo(mirasPage, "Order History");
		await expect(bell(mirasPage, 1)).toBeVisible();
		await mailTo(mira.email, { subject: "You use Jonas Holm’s credits from now on" });
	});

	await test.step("going to what it is about marks it as read", async () => {
		await bell(mirasPage, 1).click();
		const notice = notices(mirasPage).getByRole("link", { name: "You use Jonas Holm’s credits from now on" });
		await expect(notices(mirasPage)).toContainText("Ada Stein changed it.");
		await notice.click();
		await expect(mirasPage.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
		await expect(bell(mirasPage, 0)).toBeVisible();
		await mirasPage.goto("/notifications?state=unread");
		await expect(mirasPage.getByText("Nothing matches")).toBeVisible();
	});

	await test.step("Jonas marks one as read where it stands", async () => {
		await jonasPage.goto("/notifications");
		await expect(bell(jonasPage, 1)).toBeVisible();
		await jonasPage.getByRole("button", { name: "Mark as read: Mira Sand uses your credits from now on" }).click();
		await expect(bell(jonasPage, 0)).toBeVisible();
		await expect(jonasPage.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
	});

	await test.step("Mira doesn't want to be told any more, Jonas only in the list", async () => {
		await choose(mirasPage, "Not at all");
		await choose(jonasPage, "In the list only");
		await assignCreditOwner(adasPage, { user: "Mira Sand", owner: "Mira Sand" });
		await jonasPage.goto("/notifications");
		await expect(notices(jonasPage).getByRole("link", { name: "Mira Sand no longer uses your credits" })).toBeVisible();
		await jonasPage.getByRole("button", { name: "Mark all as read" }).click();
		await expect(bell(jonasPage, 0)).toBeVisible();
		await mirasPage.goto("/notifications");
		await expect(notices(mirasPage).getByRole("row")).toHaveCount(2);
		await expect(bell(mirasPage, 0)).toBeVisible();
		const statuses = async (userId: string) =>
			(await db.mail.findMany({ where: { userId }, orderBy: { id: "asc" } })).map(({ status }) => status);
		for (const { id } of [mira, jonas]) await expect.poll(() => statuses(id)).toEqual(["sent", "unwanted"]);
		expect(await mailsTo(mira.email)).toHaveLength(1);
		expect(await mailsTo(jonas.email)).toHaveLength(1);
	});
});

/** Profile & Security, Notifications: how one is told of another Credit Owner. */
async function choose(page: Page, delivery: string): Promise<void> {
	await page.goto("/profile#notifications");
	const card = page.locator("form").filter({ has: page.getByRole("heading", { name: "Notifications" }) });
	await card.getByLabel("Your Credit Owner, or who uses your credits, changes").selectOption(delivery);
	await card.getByRole("button", { name: "Save notifications" }).click();
	await expect(page.getByText("Your choice is saved.", { exact: true })).toBeVisible();
}

test("the bell of another user who has signed in meanwhile tells the page's user nothing", async ({ db, pageOf }) => {
	const { mira, jonas } = await anOffice(db);
	const page = await pageOf(mira);
	await page.goto("/overview");
	await db.notice.create({
		data: { id: crypto.randomUUID(), userId: jonas.id, kind: "password_changed", createdAt: new Date() },
	});
	await page.context().clearCookies();
	await page.context().addCookies(await (await pageOf(jonas)).context().cookies());
	const answered = page.waitForResponse(/\/notifications\/unread/);
	await goTo(page, "Credit Usage");
	expect(await (await answered).json()).toMatchObject({ userId: jonas.id, count: 1 });
	await expect(bell(page, 0)).toBeVisible();
});

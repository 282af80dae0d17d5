import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expect, test } from "../testing/fixtures.ts";

/** An organization of its own: an administrator, John, and thirty who use their own credits. */
async function aLargeOffice(db: Database) {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const john = await aUser(db, organization, { name: "John Office" });
	const people = await Promise.all(
		Array.from({ length: 30 }, (_, nth) => aUser(db, organization, { name: `Person ${nth + 10}` })),
	);
	return { admin, john, people };
}

const ownersOf = async (db: Database, people: readonly { id: string }[]) =>
	db.user.groupBy({ by: ["creditOwnerId"], where: { id: { in: people.map(({ id }) => id) } } });

async function chooseInWindow(page: Page, name: string) {
	const window = page.getByRole("dialog");
	await window.getByRole("combobox", { name: "Credit Owner" }).fill(name);
	await window.getByRole("option", { name: new RegExp(`^${name}`) }).click();
	return window;
}

test("thirty people get one Credit Owner in five clicks", async ({ db, pageOf }) => {
	const { admin, john, people } = await aLargeOffice(db);
	const page = await pageOf(admin);
	await page.goto("/admin/users?q=Person");
	// 1: the page, 2: those on other pages, 3: what is to be changed, 4: the owner, 5: all of it.
	await page.getByRole("checkbox", { name: "Select all on this page" }).check();
	await page.getByRole("button", { name: "Select all 30 that match" }).click();
	await expect(page.getByText("30 people selected")).toBeVisible();
	await page.getByRole("button", { name: "Set Credit Owner…", exact: true }).click();
	const window = await chooseInWindow(page, "John Office");
	await expect(window.getByText("30 people change.")).toBeVisible();
	await window.getByRole("button", { name: "Change 30 people" }).click();
	await expect(page.getByText("30 people were changed.").first()).toBeVisible();
	expect(await ownersOf(db, people)).toEqual([{ creditOwnerId: john.id }]);
	await expect(page.getByRole("region", { name: "Selected rows" })).toHaveCount(0);
});

test("thirty people get one limit on their Credit Owner's credits, and those who have none are named in one line and left out", async ({
	db,
	pageOf,
}) => {
	const { admin, john, people } = await aLargeOffice(db);
	const users = people.slice(2).map(({ id }) => id);
	await db.user.updateMany({ where: { id: { in: users } }, data: { creditOwnerId: john.id } });
	const page = await pageOf(admin);
	await page.goto("/admin/users?q=Person");
	await page.getByRole("checkbox", { name: "Select all on this page" }).check();
	let answer = () => {};
	const isAnswered = new Promise<void>((resolve) => {
		answer = resolve;
	});
	await page.route("**/admin/users?*", async (route) => {
		if (route.request().method() === "POST") await isAnswered;
		await route.fallback();
	});
	await page.getByRole("button", { name: "Select all 30 that match" }).click();
	// Until it is known who matches, nothing is changed of those on this page alone.
	await expect(page.getByRole("button", { name: "Limit…" })).toBeDisabled();
	answer();
	await expect(page.getByText("30 people selected")).toBeVisible();
	await page.getByRole("button", { name: "Limit…" }).click();
	const window = page.getByRole("dialog");
	await window.getByLabel("Credit type").selectOption({ label: "Email" });
	await window.getByLabel("Number of email credits").fill("200");
	await window.getByLabel("Reason").fill("Budget of the year");
	await expect(window.getByText("28 people change, and 2 can’t be changed.")).toBeVisible();
	const changes = window.getByRole("list", { name: "What changes for each" });
	const refused = changes.getByText("These are this person’s own credits: no limit applies to them.");
	await expect(refused).toHaveCount(1);
	await expect(changes.getByRole("listitem").first()).toContainText("2 peoplePerson 10 and Person 11");
	await window.getByRole("button", { name: "Leave out the 2 who can’t be changed" }).click();
	await expect(changes.getByText("as everyone: no limit becomes 200 a month").first()).toBeVisible();
	await expect(changes.getByText("of John Office’s credits").first()).toBeVisible();
	await window.getByRole("button", { name: "Change 28 people" }).click();
	await expect(page.getByText("28 people were changed.").first()).toBeVisible();
	const where = { userId: { in: people.map(({ id }) => id) } };
	const stored = await db.poolLimit.groupBy({ by: ["credits", "period", "reason"], where, _count: true });
	expect(stored).toEqual([{ credits: 200n, period: "month", reason: "Budget of the year", _count: 28 }]);
});

test("one person gets a Credit Owner from the row", async ({ db, pageOf }) => {
	const { admin, john, people } = await aLargeOffice(db);
	const page = await pageOf(admin);
	await page.goto("/admin/users?q=Person+12");
	await page.getByRole("button", { name: "Set Credit Owner of Person 12" }).click();
	const window = await chooseInWindow(page, "John Office");
	await window.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Saved. Person 12 now uses John Office’s credits.").first()).toBeVisible();
	expect(await ownersOf(db, [people[2] ?? admin])).toEqual([{ creditOwnerId: john.id }]);
});

test("where somebody was changed meanwhile nothing is saved, and what would change now is shown", async ({
	db,
	pageOf,
}) => {
	const { admin, john, people } = await aLargeOffice(db);
	const [first, second, third] = people;
	if (!first || !second || !third) throw new Error("There are thirty.");
	const page = await pageOf(admin);
	await page.goto("/admin/users?q=Person+1");
	await page.getByRole("checkbox", { name: "Select all on this page" }).check();
	await page.getByRole("button", { name: "Set Credit Owner…", exact: true }).click();
	const window = await chooseInWindow(page, "John Office");
	await expect(window.getByText("10 people change.")).toBeVisible();
	await db.user.update({ where: { id: third.id }, data: { creditOwnerId: second.id, version: { increment: 1 } } });
	await window.getByRole("button", { name: "Change 10 people" }).click();
	await expect(
		window.getByText("Something of this was changed meanwhile, and nothing was saved.", { exact: false }),
	).toBeVisible();
	expect(await ownersOf(db, [first])).toEqual([{ creditOwnerId: first.id }]);
	await window.getByRole("button", { name: "Change 10 people" }).click();
	await expect(page.getByText("10 people were changed.").first()).toBeVisible();
	expect(await ownersOf(db, [first, second, third])).toEqual([{ creditOwnerId: john.id }]);
});

test("thirty people get their Credit Owners from a file, and a second time nothing changes", async ({ db, pageOf }) => {
	const { admin, john, people } = await aLargeOffice(db);
	const page = await pageOf(admin);
	await page.goto("/admin/users");
	await page.getByRole("link", { name: "Credit Owners from a file" }).click();
	const lines = people.map(({ email }) => `${email},${john.email}`);
	const choose = async (csv: string) => {
		const file = { name: "owners.csv", mimeType: "text/csv", buffer: Buffer.from(`email,credit_owner\n${csv}\n`) };
		await page.locator('input[type="file"]').setInputFiles(file);
	};
	await choose([...lines, `nobody@elsewhere.example,${john.email}`].join("\n"));
	await expect(
		page.getByText("Nobody in your organization has the address nobody@elsewhere.example.", { exact: false }),
	).toBeVisible();
	await expect(page.getByRole("button", { name: /^Change \d+ people/ })).toHaveCount(0);
	const list = page.getByRole("list", { name: "What changes for each" });
	await expect(list.getByText(/^Line \d+/)).toHaveText(["Line 32", ...lines.map((_, nth) => `Line ${nth + 2}`)]);
	const blank = await page.evaluate(() => {
		const end = (document.querySelector("main")?.getBoundingClientRect().bottom ?? 0) + window.scrollY;
		return document.documentElement.scrollHeight - Math.max(end, window.innerHeight);
	});
	expect(blank, "px below the page's content").toBeLessThanOrEqual(1);
	await page.getByRole("button", { name: "Choose another file" }).click();
	await choose(lines.join("\n"));
	await page.getByRole("button", { name: "Change 30 people" }).click();
	await expect(page.getByText("30 people were changed.").first()).toBeVisible();
	expect(await ownersOf(db, people)).toEqual([{ creditOwnerId: john.id }]);

	await page.goto("/admin/users/owners");
	await choose(lines.join("\n"));
	await expect(page.getByText("Everything in this file is so already.")).toBeVisible();
});

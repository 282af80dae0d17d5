import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { fillIn } from "../testing/app.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";

const STATUS = "Status";

/** Chooses a view, or does something with the one that is shown. */
async function inMenu(page: Page, name: string | RegExp): Promise<void> {
	await page.getByRole("button", { name: /^Views/ }).click();
	const menu = page.getByRole("dialog", { name: "Views" });
	await menu.getByRole("link", { name }).or(menu.getByRole("button", { name })).click();
	await expect(menu).toBeHidden();
}

const shown = (page: Page) => new URL(page.url()).searchParams;

test("an administrator saves what a list shows, opens the list with it, and shares it with a colleague", async ({
	pageOf,
	db,
}) => {
	test.setTimeout(120_000);
	const organization = await anOrganization(db);
	const ada = await aUser(db, organization, { name: "Ada Stein", role: "administrator" });
	const kim = await aUser(db, organization, { name: "Kim Ode", role: "administrator" });
	await aUser(db, organization, { name: "Gone Away", status: "suspended" });
	const [page, colleague] = [await pageOf(ada), await pageOf(kim)];
	const status = page.getByRole("main").getByRole("combobox", { name: STATUS });

	await test.step("nothing is to be saved until she filters", async () => {
		await page.goto("/admin/users");
		await expect(page.getByRole("row", { name: /Ada Stein/ })).toBeVisible();
		await expect(page.getByRole("button", { name: "Save view" })).toHaveCount(0);
		await status.selectOption("suspended");
		await page.getByRole("button", { name: "Save view" }).click();
		const window = page.getByRole("dialog", { name: "Save a view" });
		await fillIn(window.getByLabel("Name"), "Who is suspended");
		await window.getByRole("button", { name: "Save" }).click();
		await expect(page.getByRole("button", { name: "Views: Who is suspended" })).toBeVisible();
		await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
	});

	await test.step("the list opens with it from now on, and still without it", async () => {
		await inMenu(page, "Open this list with “Who is suspended”");
		await page.goto("/admin/users");
		await expect(status).toHaveValue("suspended");
		await expect(page.getByRole("row", { name: /Gone Away/ })).toBeVisible();
		await inMenu(page, "All");
		await expect(page.getByRole("row", { name: /Ada Stein/ })).toBeVisible();
		await page.getByRole("button", { name: "Clear filters" }).isHidden();
		await inMenu(page, /^Who is suspended/);
		await expect(status).toHaveValue("suspended");
	});

	await test.step("something else is saved in it, and that is undone", async () => {
		await status.selectOption("active");
		await page.getByRole("button", { name: "Save changes" }).click();
		await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
		await page.getByRole("button", { name: "Undo" }).click();
		await expect(page.getByRole("button", { name: "Save changes" })).toBeVisible();
		await inMenu(page, /^Who is suspended/);
		await expect(status).toHaveValue("suspended");
	});

	await test.step("a colleague sees it once it is shared, and changes nothing of it", async () => {
		await colleague.goto("/admin/users");
		await colleague.getByRole("button", { name: "Views", exact: true }).click();
		await expect(colleague.getByRole("dialog", { name: "Views" })).not.toContainText("Who is suspended");
		await colleague.keyboard.press("Escape");
		await inMenu(page, "Rename or share");
		const window = page.getByRole("dialog", { name: "Rename or share “Who is suspended”" });
		await fillIn(window.getByLabel("Name"), "Suspended people");
		await window.getByRole("checkbox", { name: "Share it with your organization" }).check();
		await window.getByRole("button", { name: "Save" }).click();
		await expect(page.getByRole("button", { name: "Views: Suspended people" })).toBeVisible();

		await colleague.goto("/admin/users");
		await inMenu(colleague, /^Suspended people.*by Ada Stein/);
		await expect(colleague.getByRole("row", { name: /Gone Away/ })).toBeVisible();
		await colleague.getByRole("button", { name: "Views: Suspended people" }).click();
		await expect(colleague.getByRole("button", { name: "Rename or share" })).toHaveCount(0);
		await colleague.keyboard.press("Escape");
	});

	await test.step("it is deleted, and an address that names it shows the list without a view", async () => {
		const address = colleague.url();
		await inMenu(page, "Delete “Suspended people”");
		await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
		await expect(page.getByRole("button", { name: "Views", exact: true })).toBeVisible();
		await page.goto("/admin/users");
		await expect(page.getByRole("row", { name: /Ada Stein/ })).toBeVisible();
		expect(shown(page).has("saved")).toBe(false);
		await colleague.goto(address);
		await expect(colleague.getByRole("button", { name: "Views", exact: true })).toBeVisible();
		await expect(colleague.getByRole("row", { name: /Gone Away/ })).toBeVisible();
	});
});

test("a shared view that filters by what its reader can't see shows the usual empty list, and no name", async ({
	pageOf,
	db,
}) => {
	const organization = await anOrganization(db);
	const ada = await aUser(db, organization, { name: "Ada Stein" });
	const kim = await aUser(db, organization, { name: "Kim Ode" });
	const hidden = await aUser(db, await anOrganization(db), { name: "Hidden Person" });
	const id = "0190a6c1-2f5b-4c3e-9d4f-0123456789ab";
	const view = { id, userId: ada.id, list: "/usage", name: "Of one person", isShared: true, createdAt: new Date() };
	await db.savedView.create({ data: { ...view, query: `user=${hidden.id}&sort=price&columns=nothing&old=1` } });
	const page = await pageOf(kim);
	await page.goto("/usage?q=lee");
	await inMenu(page, /^Of one person/);
	await expect(page.getByRole("button", { name: "Views: Of one person" })).toBeVisible();
	await expect(page.getByRole("main")).not.toContainText("Hidden Person");
	await expect(page.getByRole("heading", { name: "Credit Usage" })).toBeVisible();
});

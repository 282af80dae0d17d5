import type { Locator, Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { fillIn } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";

test("help is about the page that it is opened on, finds other topics, and leaves the page as it was", async ({
	db,
	pageOf,
}) => {
	const page = await pageOf(await aUser(db, await anOrganization(db), { role: "administrator" }));
	await page.goto("/admin/roles");
	const button = page.getByRole("banner").getByRole("button", { name: "Help" });
	const help = page.getByRole("dialog", { name: "Help" });

	await test.step("it says what this page is for, in the words that are on it", async () => {
		await button.click();
		await expect(help.getByRole("heading", { name: "Admin › User Role" })).toBeVisible();
		await expect(help.getByText("The page takes Edit User Role.")).toBeVisible();
	});

	await test.step("a search finds other topics, none of pages that can’t be opened", async () => {
		const search = help.getByRole("searchbox", { name: "Search help" });
		await expect(search).toBeFocused();
		await search.fill("blocklist");
		await expect(help.getByRole("status")).toHaveText("1 topic");
		await help.getByRole("button", { name: /^Manage a share group/ }).click();
		await expect(help.getByText(/keeps an address out/)).toBeVisible();
		await search.fill("outage");
		await expect(help.getByRole("status")).toHaveText("No topic has these words.");
	});

	await test.step("Escape gives the focus back", async () => {
		await page.keyboard.press("Escape");
		await expect(help).toBeHidden();
		await expect(button).toBeFocused();
	});

	await test.step("all of it has a page of its own, and each topic an address", async () => {
		await button.click();
		await help.getByRole("link", { name: "All of Help" }).click();
		await expect(page.getByRole("heading", { name: "Help", level: 1 })).toBeVisible();
		await expect(help).toBeHidden();
		const main = page.getByRole("main");
		await expect(main.getByRole("link", { name: "Admin › Audit Log" })).toBeVisible();
		await expect(main.getByRole("heading", { name: "Operator" })).toHaveCount(0);
		await main.getByRole("searchbox", { name: "Search help" }).fill("credit owner wallet");
		await main.getByRole("button", { name: "Search" }).click();
		await expect(main.getByRole("link", { name: "Admin › Audit Log" })).toHaveCount(0);
		await main.getByRole("link", { name: "Which credits are used first" }).click();
		await expect(page).toHaveURL(/\/help\/which-credits-first$/);
		await expect(main.getByText(/Share groups of other people pay first/)).toBeVisible();
	});
});

/** An administrator with a share group of their own, and a colleague who has bought something. */
async function anOffice(db: Database) {
	const organization = await anOrganization(db);
	const ada = await aUser(db, organization, { name: "Ada Stein", role: "administrator" });
	const mira = await aUser(db, organization, { name: "Mira Sandberg" });
	const { orderId } = await boughtCredits(db, { beneficiaryId: mira.id, credits: 700n });
	const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
	await aShareGroup(db, { creatorId: ada.id, name: "Spring mailing" });
	return { ada, order: `Order #${number}` };
}

/** Presses a key until its window is there: the page may not have woken up yet. */
async function press(page: Page, key: string, window: Locator): Promise<void> {
	await expect(async () => {
		await page.keyboard.press(key);
		await expect(window).toBeVisible({ timeout: 1_000 });
	}).toPass();
}

const palette = (page: Page) => page.getByRole("dialog", { name: "Search" });

/** From anywhere: opens the palette, types, and takes what is found. */
async function find(page: Page, words: string, option: string | RegExp): Promise<void> {
	await press(page, "ControlOrMeta+k", palette(page));
	await palette(page).getByRole("combobox").fill(words);
	await expect(palette(page).getByRole("option", { name: option })).toHaveAttribute("aria-selected", "true");
	await expect(palette(page).getByRole("status")).toHaveText("1 result");
	await page.keyboard.press("Enter");
	await expect(palette(page)).toBeHidden();
}

test("the palette opens by a key and finds people, orders, share groups and pages", async ({ db, pageOf }) => {
	const { ada, order } = await anOffice(db);
	const page = await pageOf(ada);
	const title = page.getByRole("main").getByRole("heading", { level: 1 });
	await page.goto("/overview");
	await expect(title).toBeVisible();

	await test.step("a person, an order, a share group, a page", async () => {
		await find(page, "mira.sandberg.", /^Mira Sandberg/);
		await expect(title).toHaveText("User Information");
		await find(page, order.replace("Order ", ""), order);
		await expect(title).toContainText(order);
		await find(page, "spring", "Spring mailing");
		await expect(title).toHaveText("Manage Spring mailing");
		await find(page, "audit", /^Admin › Audit Log/);
		await expect(title).toHaveText("Audit Log");
	});

	await test.step("nothing found is said, and Escape gives the focus back", async () => {
		const button = page.getByRole("banner").getByRole("button", { name: "Search" });
		await button.focus();
		await page.keyboard.press("Enter");
		await expect(palette(page).getByRole("status")).toHaveText(/^\d+ results$/);
		await page.keyboard.type("nobody is called this");
		await expect(palette(page).getByRole("status")).toHaveText("Nothing was found for “nobody is called this”.");
		await page.keyboard.press("Escape");
		await expect(button).toBeFocused();
	});

	await test.step("an action: help about the page", async () => {
		await find(page, "help about", "Help about this page");
		await expect(page.getByRole("dialog", { name: "Help" }).getByRole("heading", { level: 3 })).toHaveText(
			"Admin › Audit Log",
		);
	});
});

test("an answer that was lost is said, and what is found afterwards is shown", async ({ db, pageOf }) => {
	const { ada } = await anOffice(db);
	const page = await pageOf(ada);
	await page.goto("/profile");
	await page.getByRole("banner").getByRole("button", { name: "Search" }).click();
	await expect(palette(page).getByRole("option").first()).toBeVisible();
	await page.route("**/profile", (route) =>
		route.request().method() === "POST" ? route.fulfill({ contentType: "text/plain", body: "" }) : route.fallback(),
	);
	await page.keyboard.type("sandberg");
	await expect(palette(page).getByRole("alert")).toContainText("This couldn’t be loaded.");
	await page.unroute("**/profile");
	await palette(page).getByRole("button", { name: "Try again" }).click();
	await expect(palette(page).getByRole("option", { name: /^Mira Sandberg/ })).toBeVisible();
	await expect(palette(page).getByRole("alert")).toHaveCount(0);
});

test("keys go to pages, not while something is typed, and can be switched off", async ({ db, pageOf }) => {
	const { ada } = await anOffice(db);
	const page = await pageOf(ada);
	// By its element: no role is seen behind an open window.
	const title = page.locator("main h1");
	const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
	await page.goto("/overview");
	await expect(title).toHaveText("Overview");

	await test.step("? lists them, with pages by right, and Escape closes the list", async () => {
		await press(page, "?", keys);
		await expect(keys.getByText("Admin › User", { exact: true })).toBeVisible();
		await expect(keys.getByText("Operator › Orders")).toHaveCount(0);
		await page.keyboard.type("gu");
		await expect(title, "a window is open").toHaveText("Overview");
		await page.keyboard.press("Escape");
		await expect(keys).toBeHidden();
	});

	await test.step("g u goes to Credit Usage; in a search it is text", async () => {
		await page.keyboard.type("gu");
		await expect(title).toHaveText("Credit Usage");
		await page.goto("/admin/users");
		const search = page.getByRole("main").getByRole("searchbox");
		await search.focus();
		await page.keyboard.type("gh?");
		await expect(search).toHaveValue("gh?");
		await expect(keys).toBeHidden();
		await search.blur();
	});

	await test.step("with unsaved changes, leaving asks first", async () => {
		await page.goto("/profile");
		await fillIn(page.getByRole("textbox", { name: "Name" }), "Ada Steiner");
		await page.getByRole("textbox", { name: "Name" }).blur();
		await page.keyboard.type("go");
		await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
		await expect(title).toHaveText("Overview");
	});

	await test.step("switched off, only the palette’s key is left", async () => {
		await page.keyboard.press("?");
		await keys.getByRole("checkbox", { name: "Use single keys" }).uncheck();
		await page.keyboard.press("Escape");
		await page.keyboard.type("gu?");
		await page.keyboard.press("ControlOrMeta+k");
		await expect(palette(page)).toBeVisible();
		await expect(keys).toBeHidden();
		await expect(title).toHaveText("Overview");
	});
});

import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { expectUsed, useCredits } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { anOffice } from "../testing/office.ts";

test("whose credits are shown is chosen in the top bar, kept for the session, and named by every link and file", async ({
	db,
	pageOf,
}) => {
	test.setTimeout(120_000);
	const { peter } = await anOffice(db);
	await boughtCredits(db, { beneficiaryId: peter.id, credits: 25n });
	const page = await pageOf(peter);
	const main = page.getByRole("main");
	const whose = page.getByRole("navigation", { name: "Whose credits" });
	const nav = page.getByRole("navigation", { name: "Plans and Billing" });
	const shown = (name: string) => expect(whose.getByRole("link", { name })).toHaveAttribute("aria-current", "true");
	const goTo = (name: string) => nav.getByRole("link", { name, exact: true }).click();

	await test.step("John's are shown at first, and the address says so", async () => {
		await page.goto("/overview");
		await shown("John Marsh’s");
		await expect(page).toHaveURL(/\/overview\?view=owner$/);
		await expect(main.getByText(/^10,000\s*available$/)).toBeVisible();
		await expect(main.getByText("of 10,000 received")).toBeVisible();
	});

	await test.step("Mine: Peter's own, not in use, beside what Peter can use; the next pages show Peter's too", async () => {
		await whose.getByRole("link", { name: "Mine" }).click();
		await expect(page).toHaveURL(/\/overview\?view=own$/);
		await expect(main.getByText(/^25\s*available$/)).toBeVisible();
		await expect(main.getByText("You can use 10,000")).toBeVisible();
		await goTo("Order History");
		await expect(page).toHaveURL(/\/orders\?view=own$/);
		await expect(main.getByRole("row").filter({ hasText: "25 credits" })).toBeVisible();
		await goTo("Share Credits");
		await goTo("Credit Usage");
		await expect(page).toHaveURL(/\/usage\?view=own$/);
		await page.goto("/orders");
		await shown("Mine");
	});

	await test.step("the file says whose, and an address that names whose wins without changing what is kept", async () => {
		const address = await main.getByRole("link", { name: "CSV" }).getAttribute("href");
		expect(address).toContain("view=own");
		const file = await page.request.get(address ?? "");
		expect(file.headers()["content-disposition"]).toContain('filename="Order History of Peter Vale ');
		await page.goto("/usage?view=owner");
		await shown("John Marsh’s");
		await page.goto("/overview");
		await shown("Mine");
	});

	await test.step("on a phone the switch takes the place of the search, which is in the menu", async () => {
		await page.setViewportSize({ width: 390, height: 844 });
		await page.getByRole("banner").getByRole("button", { name: "Open navigation" }).click();
		await page.getByRole("dialog", { name: "Navigation" }).getByRole("button", { name: "Search" }).click();
		const search = page.getByRole("dialog", { name: "Search" });
		await expect(search.getByRole("combobox")).toBeFocused();
		await page.keyboard.press("Escape");
		await expect(page.getByRole("dialog")).toHaveCount(0);
		await page.setViewportSize({ width: 1280, height: 720 });
	});

	await test.step("Share Credits says why nothing can be shared, who can change that, and asks them", async () => {
		await goTo("Share Credits");
		await expect(main.getByText("You are using John Marsh’s credits.")).toBeVisible();
		await expect(main.getByRole("button", { name: "Create a Share Group" }).first()).toBeDisabled();
		await expect(main.getByText("Ada Stein can let you use your own again.")).toBeVisible();
		await main.getByRole("button", { name: "Ask to use your own credits again" }).click();
		const window = page.getByRole("dialog", { name: "Ask to use your own credits again" });
		await expect(window.getByLabel("How many email credits you need")).toHaveValue("25");
		await expect(window.getByLabel("John Marsh, your Credit Owner")).not.toBeChecked();
		await expect(window.getByLabel(/^The administrators of/)).toBeChecked();
		await window.getByLabel("How many email credits you need").fill("1,025");
		await window.getByRole("button", { name: "Ask", exact: true }).click();
		await expect(page.getByText("You have asked for 1,025 email credits.").first()).toBeVisible();
		await page.goto(`/share/${await aShareGroup(db, { creatorId: peter.id, name: "From before" })}`);
		await expect(main.getByText("Ada Stein can let you use your own again.")).toBeVisible();
		await expect(main.getByRole("button", { name: "Ask to use your own credits again" })).toBeVisible();
		await expect(main.getByText("so you can’t share any.")).toBeVisible();
		await expect(main.getByRole("button", { name: "Take back" }), "of a group without credits").toBeHidden();
		await page.goto("/credits");
		await expect(main.getByText("You are using John Marsh’s credits.")).toBeVisible();
	});

	await test.step("signed in again it is John's, and what Peter uses counts alike on the card and in the list", async () => {
		const again = await pageOf(peter);
		await useCredits(again, { item: "Newsletter", credits: 40 });
		await expectUsed(again, { credits: 40, paidBy: "John Marsh" });
		await again.goto("/overview");
		const card = again.getByRole("main").locator("section").filter({ hasText: "Email credits" }).first();
		await expect(card).toContainText("9,960");
		await expect(card).toContainText("40 used this month");
		await expect(again.getByRole("link", { name: "John Marsh’s" })).toHaveAttribute("aria-current", "true");
	});
});

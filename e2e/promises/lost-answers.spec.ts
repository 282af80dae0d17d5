import type { Page } from "@playwright/test";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { availableCredits, expectCredits, fillIn, signIn } from "../testing/app.ts";
import { aBuyer, grantCredits } from "../testing/buyer.ts";
import { expect, test } from "../testing/fixtures.ts";

test("an order whose answer got lost says so, and sent again it is placed once", async ({
	db,
	pageOf,
	allowProblem,
}) => {
	allowProblem(/net::ERR_FAILED/);
	const page = await pageOf(await aBuyer(db));
	const before = await availableCredits(page, "Email");
	await page.goto("/purchase");
	await page.getByRole("link", { name: "Buy 1,000 email credits" }).click();
	await expect(page.getByRole("heading", { name: "Review your order" })).toBeVisible();
	const pay = page.getByRole("button", { name: /^Pay / });

	await loseAnswers(page, "**/purchase/**", 1);
	await pay.click();
	await expect(page.getByRole("alert").filter({ hasText: "we don’t know whether this was done" })).toBeVisible();

	await pay.click();
	await expect(page.getByRole("heading", { name: /^Order #\d+/, level: 1 })).toBeVisible();
	await expectCredits(page, { type: "Email", credits: before + 1_000 });
});

test("the avatar's pop-up reads what can be spent each time it opens, and says if it can't", async ({
	db,
	pageOf,
	allowProblem,
}) => {
	allowProblem(/net::ERR_FAILED/);
	const buyer = await aBuyer(db);
	const page = await pageOf(buyer);
	await page.goto("/profile");
	const avatar = page.getByRole("button", { name: /^Account of / });
	const credits = page.getByRole("dialog").getByRole("link", { name: /credits/ });

	await loseAnswers(page, "**/profile", 1);
	await avatar.click();
	await expect(credits).toHaveText("Your credits can’t be loaded just now.");
	await page.keyboard.press("Escape");

	await avatar.click();
	await expect(credits).toContainText("1,000 email credits");
	await page.keyboard.press("Escape");

	await grantCredits(db, buyer.id);
	await avatar.click();
	await expect(credits).toContainText("2,000 email credits");
});

test("what a row's menu asks for says what is missing at its field, and gives the focus back", async ({ page }) => {
	await signIn(page, "operator@commonpurse.example");
	await page.goto("/operator/orders?status=pending");
	const dots = page.getByRole("button", { name: /^Actions for order #\d+/ }).first();
	await dots.click();
	await page.getByRole("menuitem", { name: "Cancel order" }).press("Enter");
	const window = page.getByRole("alertdialog");
	await window.getByRole("button", { name: "Cancel order" }).click();
	await expect(window.getByText("Say why, in a few words.")).toBeVisible();
	await expect(window.getByRole("textbox", { name: "Reason" })).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(dots).toBeFocused();
});

test("a window gives the focus to its first field, and back when it closes", async ({ db, pageOf }) => {
	const page = await pageOf(await aBuyer(db));
	for (const [path, button, field] of [
		["/admin/roles", "Create User Role", "Name"],
		["/share", "Create a Share Group", "Group name"],
		["/profile", "Change password", "Current password"],
	] as const) {
		await page.goto(path);
		const opener = page.getByRole("button", { name: button }).first();
		await opener.click();
		await expect(page.getByRole("dialog").getByLabel(field, { exact: true }), path).toBeFocused();
		await page.keyboard.press("Escape");
		await expect(opener, path).toBeFocused();
	}
});

test("what is wrong stands at its field, with the focus on the first, and is read out", async ({ db, pageOf }) => {
	const page = await pageOf(await aBuyer(db));
	await page.goto("/billing");
	const [address, city] = [page.getByLabel("Address", { exact: true }), page.getByLabel("City")];
	await fillIn(address, "");
	await fillIn(city, "");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(address).toBeFocused();
	await expect(address).toHaveAccessibleDescription(/\S/);
	await expect(city).toHaveAttribute("aria-invalid", "true");
	const problem = page.getByRole("alert").filter({ hasText: /right/ });
	await expect(problem).toHaveText("2 fields aren’t right. Nothing was saved or sent.");
	await fillIn(address, "1 Harbour Road");
	await expect(address, "what is put right is no longer wrong").not.toHaveAttribute("aria-invalid");
	await expect(problem, "the other is still wrong").toBeVisible();
	await fillIn(city, "Bristol");
	await expect(problem).toHaveCount(0);
});

test("the effect of a Credit Owner that got lost is asked for again", async ({ db, pageOf, allowProblem }) => {
	allowProblem(/net::ERR_FAILED/);
	const organization = await anOrganization(db);
	const [admin, user] = [await aUser(db, organization, { role: "administrator" }), await aUser(db, organization)];
	await aUser(db, organization, { name: "Ida Berg" });
	const page = await pageOf(admin);
	await page.goto(`/admin/users/${user.id}`);
	await page.getByRole("button", { name: "Advanced Settings" }).click();
	const window = page.getByRole("dialog", { name: "Advanced Settings" });
	const ida = window.getByRole("option", { name: "Ida Berg" });
	await expect(ida).toBeVisible();

	// What a Credit Owner changes is asked for, and their limits.
	await loseAnswers(page, "**/admin/users/**", 2);
	await ida.click();
	await expect(window.getByText("This couldn’t be loaded.").first()).toBeVisible();
	await window.getByRole("button", { name: "Save" }).click();
	await expect(window.getByText("Can use Ida Berg’s credits")).toBeVisible();
	await window.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("You have unsaved changes: Credit Owner.")).toBeVisible();
});

/** The next actions that are sent there arrive and are done, but their answers never come back. */
async function loseAnswers(page: Page, address: string, count: number): Promise<void> {
	let lost = 0;
	await page.route(address, async (route) => {
		if (lost === count || route.request().method() !== "POST") return route.continue();
		lost += 1;
		await route.fetch();
		await route.abort();
	});
}

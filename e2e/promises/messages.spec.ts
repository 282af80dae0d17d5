import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";

/** The names of controls that a message in the corner covers. */
const covered = (page: Page) =>
	page
		.locator('[role=region][aria-label^="Messages"] li')
		.last()
		.evaluate((message) => {
			const box = message.getBoundingClientRect();
			return [...document.querySelectorAll("a[href], button, input, select, textarea")]
				.filter((control) => !message.contains(control) && control.checkVisibility())
				.filter((control) => !control.closest("[aria-hidden=true]"))
				.filter((control) => {
					const { top, bottom, left, right } = control.getBoundingClientRect();
					return right > box.left && left < box.right && bottom > box.top && top < box.bottom;
				})
				.map((control) => control.textContent);
		});

test("what was shared is taken back from its message, which covers nothing and ends with its page", async ({
	db,
	pageOf,
}) => {
	const organization = await anOrganization(db);
	const sally = await aUser(db, organization, { name: "Sally Undo" });
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 10n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [] });
	const page = await pageOf(sally);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`/share/${shareGroupId}`);
	const share = async (credits: string) => {
		await page.getByLabel("Number of credits").fill(credits);
		await page.getByRole("button", { name: "Share Credits", exact: true }).click();
		await expect(page.getByText(`${credits} lab credits moved into the group.`).last()).toBeVisible();
	};
	await share("6");
	await expect.poll(() => covered(page)).toEqual([]);
	await page.getByRole("button", { name: "Undo", exact: true }).click();
	await expect(page.getByText("6 lab credits are back in your wallet.").last()).toBeVisible();
	await share("4");
	await page.getByRole("link", { name: "Share Credits" }).first().click();
	await expect(page.getByRole("heading", { name: "Share Credits", level: 1 })).toBeVisible();
	await expect(page.getByText("4 lab credits moved into the group.")).toHaveCount(0);
});

test("a message covers no control of a window that opens while it is there", async ({ db, pageOf }) => {
	const organization = await anOrganization(db);
	const creator = await aUser(db, organization);
	const shareGroupId = await aShareGroup(db, { creatorId: creator.id, addresses: ["first@elsewhere.example"] });
	const page = await pageOf(creator);
	await page.setViewportSize({ width: 1280, height: 720 });
	await page.goto(`/share/${shareGroupId}`);
	await page.getByRole("button", { name: "Actions for first@elsewhere.example" }).click();
	await page.getByRole("menuitem", { name: "Remove", exact: true }).click();
	await expect(page.getByText(/^first@elsewhere.example is removed/).last()).toBeVisible();
	// While nobody looks at the page, its messages stay.
	await page.evaluate(() => window.dispatchEvent(new Event("blur")));
	await page.getByRole("button", { name: "Add people" }).first().click();
	await page.getByLabel("Email addresses and domains").fill("one@a.example, two@a.example, three@a.example");
	await expect.poll(() => covered(page)).toEqual([]);
});

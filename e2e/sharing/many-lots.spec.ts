import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";
import { giveLots } from "../testing/lots.ts";

const LOTS = 55;
const SHOWN = 25;

const sources = (page: Page) => page.getByRole("table", { name: "lab credits that you can use" });

/** How many credits are left in each row. */
const expectRemaining = (page: Page, rows: string[]) =>
	expect(sources(page).locator("tbody td:nth-child(4)")).toHaveText(rows);

test("More Details pages a wallet's lots in the order in which they are spent; share groups follow the last", async ({
	db,
	pageOf,
}) => {
	const user = await aUser(db, await anOrganization(db));
	await giveLots(db, { userId: user.id, lots: LOTS });
	const page = await pageOf(user);
	await page.goto("/credits");
	const lots = Array.from({ length: LOTS }, (_, lot) => String(101 + lot));
	const total = page.getByText(/^You have 7,0?\d\d Credits$/);
	const inAll = `You have ${(LOTS * 100 + (LOTS * (LOTS + 1)) / 2 + 50).toLocaleString("en")} Credits`;
	await expect(total).toHaveText(inAll);
	await expect(sources(page)).toBeHidden();
	await page.getByText("More Details: lab").click();
	await expectRemaining(page, lots.slice(0, SHOWN));
	await expect(page.getByText(`1–${SHOWN}, and more`)).toBeVisible();

	await page.getByRole("link", { name: "Next page" }).click();
	await expect(page.getByText(`${SHOWN + 1}–${2 * SHOWN}, and more`)).toBeVisible();
	await expectRemaining(page, lots.slice(SHOWN, 2 * SHOWN));
	await page.getByRole("link", { name: "Next page" }).click();
	await expect(page.getByText(`${2 * SHOWN + 1}–${LOTS + 1} of ${LOTS + 1}`)).toBeVisible();
	await expectRemaining(page, [...lots.slice(2 * SHOWN), "50"]);
	await expect(total).toHaveText(inAll);
	await expect(page.getByRole("button", { name: "Next page" })).toBeDisabled();

	// The address names the page: it opens there, and goes on from there.
	await page.reload();
	await expectRemaining(page, [...lots.slice(2 * SHOWN), "50"]);
	await page.getByRole("link", { name: "Previous page" }).click();
	await expect(page.getByText(`${SHOWN + 1}–${2 * SHOWN}, and more`)).toBeVisible();
	await page.goto("/credits?type=lab&page=9");
	await expect(page.getByText("There are no rows on this page any more")).toBeVisible();
	await page.getByRole("link", { name: "Go to the first page" }).click();
	await expect(page.getByText(`1–${SHOWN}, and more`)).toBeVisible();
	await expectRemaining(page, lots.slice(0, SHOWN));
});

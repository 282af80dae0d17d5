import type { Page } from "@playwright/test";
import {
	assignCreditOwner,
	availableCredits,
	buyPack,
	editUser,
	expectCreditOwner,
	expectCredits,
	expectUsed,
	fillIn,
	rowWith,
	saveUserInformation,
	signIn,
	stageCreditOwner,
	useCredits,
} from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";

const JOHN = "john@northwind.example";
const PETER = "peter@northwind.example";
const MARY = "mary@northwind.example";

test("John's credits are used by Peter and Mary, until Peter is set back", async ({ page: admin, pageOf }) => {
	test.setTimeout(300_000);
	const [john, peter, mary] = [await pageOf(JOHN), await pageOf(PETER), await pageOf(MARY)];
	const johnsEmail = await availableCredits(john, "Email");

	await test.step("Mary and Peter each use their own credits", async () => {
		await useCredits(mary, { item: "Test mailing", credits: 3 });
		await expectUsed(mary, { credits: 3, paidBy: "Mary Chan (you)" });
		await expectCredits(peter, { type: "Email", credits: 25 });
	});

	await test.step("the administrator sets Peter's Credit Owner to John: nothing is stored until the second Save", async () => {
		await signIn(admin, "admin@northwind.example");
		await editUser(admin, "Peter Wong");
		await stageCreditOwner(admin, "John Lee");
		await forgetForm(admin);
		await expectCreditOwner(admin, "Peter Wong (own credits)");
		await expectCredits(peter, { type: "Email", credits: 25 });

		await stageCreditOwner(admin, "John Lee");
		await saveUserInformation(admin);
		await admin.reload();
		await expectCreditOwner(admin, "John Lee");
	});

	await test.step("and Mary's the same", async () => {
		await assignCreditOwner(admin, { user: "Mary Chan", owner: "John Lee" });
	});

	await test.step("Peter sees John's balances and plans, and is reminded whose they are", async () => {
		await expectCredits(peter, { type: "Email", credits: johnsEmail });
		const main = peter.getByRole("main");
		await expect(main.getByText("You are using John Lee’s credits.")).toBeVisible();
		await expect(main.getByText("what you buy goes to John Lee")).toBeVisible();
		await expect(main.getByText("Your own 25 email credits are not in use.")).toBeVisible();
		await expect(main.getByText("Email 50,000").first()).toBeVisible();
		await expectCredits(peter, { type: "Email", credits: 25, view: "own" });
	});

	await test.step("Peter uses 5 of John's email credits; Peter's own 25 stay, and Mary sees the row", async () => {
		await useCredits(peter, { item: "Test mailing", credits: 5 });
		await expectUsed(peter, { credits: 5, paidBy: "John Lee" });
		await expectCredits(john, { type: "Email", credits: johnsEmail - 5 });
		await expectCredits(peter, { type: "Email", credits: 25, view: "own" });
		await mary.goto("/usage");
		await expect(mary.getByRole("main").getByText("You are using John Lee’s credits.")).toBeVisible();
		await expect(rowWith(mary, "Peter Wong", "Test mailing", "−5").first()).toBeVisible();
	});

	await test.step("Peter sees John's and Mary's usage, but not Mary's from before she used John's credits", async () => {
		await useCredits(mary, { item: "Test mailing", credits: 7 });
		await expectUsed(mary, { credits: 7, paidBy: "John Lee" });
		await useCredits(john, { item: "Test mailing", credits: 11 });
		await expectUsed(john, { credits: 11, paidBy: "John Lee (you)" });
		await peter.goto("/usage");
		await expect(rowWith(peter, "Mary Chan", "Test mailing", "−7").first()).toBeVisible();
		await expect(rowWith(peter, "John Lee", "Test mailing", "−11").first()).toBeVisible();
		await expect(rowWith(peter, "Mary Chan", "Test mailing", "−3")).toHaveCount(0);
	});

	const afterUse = johnsEmail - 5 - 7 - 11;
	await test.step("Peter buys a pack with Peter's own billing information, and it is credited to John", async () => {
		await buyPack(peter, { pack: "1,000 email credits", creditedTo: "John Lee" });
		await expect(peter.getByText("Ordered by Peter Wong, credited to John Lee").first()).toBeVisible();
		await expectCredits(john, { type: "Email", credits: afterUse + 1000 });
		await expectCredits(peter, { type: "Email", credits: 25, view: "own" });
		for (const page of [john, mary]) {
			await page.goto("/orders");
			await expect(rowWith(page, "Peter Wong", "John Lee", "1,000").first()).toBeVisible();
		}
	});

	await test.step("Billing Information stays Peter's own", async () => {
		await peter.goto("/billing");
		await fillIn(peter.getByLabel("PO number"), "PETER-7");
		await peter.getByRole("button", { name: "Save" }).click();
		await expect(peter.getByText("Your billing information is saved.").first()).toBeVisible();
		await john.goto("/billing");
		await expect(john.getByLabel("PO number")).not.toHaveValue("PETER-7");
		await peter.reload();
		await expect(peter.getByLabel("PO number")).toHaveValue("PETER-7");
	});

	await test.step("John's email credits used up, Peter is refused, Peter's own 25 notwithstanding", async () => {
		await useCredits(john, { item: "Monthly newsletter", credits: afterUse + 1000 });
		await expectUsed(john, { credits: afterUse + 1000, paidBy: "John Lee (you)" });
		await useCredits(peter, { item: "Test mailing", credits: 5 });
		await expect(
			peter.getByText(/John Lee’s email credits are used up.* Your own 25 email credits are not in use/),
		).toBeVisible();
		await expectCredits(john, { type: "Email", credits: 0 });
		await expectCredits(peter, { type: "Email", credits: 25, view: "own" });
	});

	await test.step("set back to their own credits, Peter sees, spends and buys for Peter again", async () => {
		await assignCreditOwner(admin, { user: "Peter Wong", owner: "Peter Wong" });
		await expectCredits(peter, { type: "Email", credits: 25 });
		await expect(peter.getByText("You are using John Lee’s credits.")).toBeHidden();
		await useCredits(peter, { item: "Test mailing", credits: 5 });
		await expectUsed(peter, { credits: 5, paidBy: "Peter Wong (you)" });
		await buyPack(peter, { pack: "1,000 email credits", creditedTo: "Peter Wong" });
		await expectCredits(peter, { type: "Email", credits: 1020 });
		await expectCredits(john, { type: "Email", credits: 0 });
	});

	await test.step("of John's pool Peter now sees only rows of Peter's; Mary still sees all", async () => {
		await peter.goto("/usage?q=Test+mailing");
		await expect(rowWith(peter, "Peter Wong", "Test mailing", "−5").first()).toBeVisible();
		await expect(rowWith(peter, "Test mailing", "−11")).toHaveCount(0);
		await mary.goto("/usage?q=Test+mailing");
		await expect(rowWith(mary, "John Lee", "Test mailing", "−11").first()).toBeVisible();
	});
});

/** Reloads a form with unsaved changes; the browser asks first. */
async function forgetForm(page: Page): Promise<void> {
	const asked = page.waitForEvent("dialog").then((dialog) => dialog.accept());
	await Promise.all([asked, page.reload()]);
}

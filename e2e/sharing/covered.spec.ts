import { endCoverage } from "@/lib/ledger/coverage/end-coverage.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { aCoverage } from "@/lib/testing/subscriptions.ts";
import { useCredits } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { anOffice } from "../testing/office.ts";

test("What a subscription covers costs nothing, is in one's own usage alone, and is paid again when it has ended", async ({
	db,
	pageOf,
}) => {
	const { john, peter } = await anOffice(db);
	const page = await pageOf(peter);
	const main = page.getByRole("main");
	const subscriptionId = await aCoverage(db, peter.id, { plan: "Unlimited email" });

	await test.step("Use credits says so before and after", async () => {
		await page.goto("/use-credits");
		await main.getByRole("radio", { name: /Monthly newsletter/ }).check();
		await expect(main.getByText("Covered by Unlimited email: it costs 0 credits.")).toBeVisible();
		await useCredits(page, { item: "Newsletter", credits: 400 });
		await expect(main.getByText("Covered by Unlimited email: 0 credits were used")).toBeVisible();
	});

	await test.step("Credits & Subscriptions says so, and Why? that no limit counts it", async () => {
		await page.goto("/credits");
		const email = main.getByRole("region", { name: "Email", exact: true });
		await expect(email).toContainText("What you use is covered by Unlimited email: it costs 0 credits.");
		await email.getByText("Why?").click();
		await expect(email).toContainText("Your subscription “Unlimited email” covers what you use");
	});

	await test.step("it is in the own usage, not in the owner's", async () => {
		await page.goto("/usage?view=own");
		const row = main.getByRole("row", { name: /Covered by Unlimited email/ });
		await expect(row).toContainText("Monthly newsletter");
		const johns = await pageOf(john);
		await johns.goto("/usage");
		await expect(johns.getByRole("main")).not.toContainText("Covered by");
	});

	await test.step("when it has ended, the Credit Owner's wallet pays", async () => {
		await transact(db, (tx) => endCoverage(tx, { subscriptionId, at: new Date() }));
		await useCredits(page, { item: "Newsletter", credits: 5 });
		await expect(main.getByText("5 email credits were used")).toBeVisible();
	});
});

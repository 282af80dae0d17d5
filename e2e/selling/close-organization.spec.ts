import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aRunningAllowance } from "@/lib/testing/subscriptions.ts";
import { fillIn } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";

test("the operator closes an organization, takes its files, and anonymises it (product.md 57a)", async ({
	db,
	pageOf,
}) => {
	const harbour = await anOrganization(db, { name: `Quiet Harbour ${newId().slice(-6)}` });
	const sally = await aUser(db, harbour, { name: "Sally Green", role: "administrator" });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n });
	await aRunningAllowance(db, sally.id);
	const page = await pageOf("operator@commonpurse.example");
	await page.goto(`/operator/organizations/${harbour.id}`);
	await page.getByRole("link", { name: "Close…" }).click();
	await expect(page.getByRole("heading", { name: `Close ${harbour.name}`, level: 1 })).toBeVisible();
	await expect(page.getByText("1 person is signed out")).toBeVisible();
	await expect(page.getByRole("row").filter({ hasText: "Sally Green" }).filter({ hasText: "Wallet" })).toContainText(
		"50",
	);
	await expect(page.getByText("1 ends at once.", { exact: false })).toBeVisible();
	await expect(page.getByRole("table", { name: "Subscriptions that end" })).toContainText("Monthly 1,000");

	await fillIn(page.getByLabel("Reason"), "Their contract has ended");
	await fillIn(page.getByLabel("Type the organization’s name", { exact: false }), "Another Harbour");
	await page.getByRole("button", { name: "Close the organization" }).click();
	await expect(page.getByText("This isn’t the organization’s name").first()).toBeVisible();
	await expect(page.getByLabel("Reason"), "nothing typed is lost").toHaveValue("Their contract has ended");
	await fillIn(page.getByLabel("Type the organization’s name", { exact: false }), harbour.name);
	await page.getByRole("button", { name: "Close the organization" }).click();
	await expect(page.getByRole("heading", { name: `${harbour.name} is closed`, level: 1 })).toBeVisible();

	const people = await page.request.get(`/operator/organizations/${harbour.id}/export/people`);
	expect(await people.text()).toContain("Sally Green");
	const subscriptions = await page.request.get(`/operator/organizations/${harbour.id}/export/subscriptions`);
	expect(await subscriptions.text()).toContain("Monthly 1,000");
	await fillIn(page.getByLabel("Type the organization’s name", { exact: false }), harbour.name);
	await page.getByRole("button", { name: "Anonymise", exact: true }).click();
	await expect(page.getByText("Anonymised on")).toBeVisible();
	await expect(page.getByText("Sally Green")).toHaveCount(0);
	await page.goto("/operator/organizations?status=closed");
	await expect(page.getByRole("link", { name: "Closed organization" }).first()).toBeVisible();
});

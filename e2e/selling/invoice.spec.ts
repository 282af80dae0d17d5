import { availableCredits, expectCredits, rowWith } from "../testing/app.ts";
import { aBuyer } from "../testing/buyer.ts";
import { expect, test } from "../testing/fixtures.ts";

test("an order by invoice is pending until the operator marks it paid, and its credits arrive then", async ({
	db,
	pageOf,
}) => {
	test.setTimeout(120_000);
	const somebody = await aBuyer(db);
	const [buyer, operator] = [await pageOf(somebody), await pageOf("operator@commonpurse.example")];
	const before = await availableCredits(buyer, "Email");

	await buyer.goto("/purchase");
	await buyer.getByRole("link", { name: "Buy 1,000 email credits" }).click();
	await buyer.getByRole("radio", { name: "Invoice" }).check();
	await buyer.getByRole("button", { name: "Place order" }).click();
	await expect(buyer.getByText("Your order is placed.")).toBeVisible();
	const heading = await buyer.getByRole("heading", { name: /^Order #\d+/, level: 1 }).textContent();
	const number = /#\d+/.exec(heading ?? "")?.[0] ?? "";
	await expectCredits(buyer, { type: "Email", credits: before });

	await operator.goto(`/operator/orders?q=${encodeURIComponent(number)}`);
	await expect(rowWith(operator, number, somebody.organizationName, "Pending")).toHaveCount(1);
	await operator.getByRole("button", { name: `Actions for order ${number}` }).click();
	await operator.getByRole("menuitem", { name: "Mark paid" }).click();
	const window = operator.getByRole("alertdialog");
	await expect(window.getByText(/1,000 email credits go to .* at once/)).toBeVisible();
	await window.getByRole("button", { name: "Mark paid" }).click();
	await expect(rowWith(operator, number, "Paid")).toHaveCount(1);

	await expectCredits(buyer, { type: "Email", credits: before + 1_000 });
	await buyer.goto(`/orders?q=${encodeURIComponent(number)}`);
	await expect(rowWith(buyer, number, "Paid")).toHaveCount(1);
});

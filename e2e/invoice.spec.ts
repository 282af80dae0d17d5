import { availableCredits, expectCredits, rowWith } from "./app.ts";
import { expect, test } from "./fixtures.ts";

test("an order by invoice is pending until the operator marks it paid, and its credits arrive then", async ({
	pageOf,
}) => {
	test.setTimeout(120_000);
	const [john, operator] = [await pageOf("john@northwind.example"), await pageOf("operator@commonpurse.example")];
	const before = await availableCredits(john, "SMS");

	await john.goto("/purchase");
	await john.getByRole("link", { name: "Buy 500 SMS credits" }).click();
	await john.getByRole("radio", { name: "Invoice" }).check();
	await john.getByRole("button", { name: "Place order" }).click();
	await expect(john.getByText("Your order is placed.")).toBeVisible();
	const heading = await john.getByRole("heading", { name: /^Order #\d+/, level: 1 }).textContent();
	const number = /#\d+/.exec(heading ?? "")?.[0] ?? "";
	await expectCredits(john, { type: "SMS", credits: before });

	await operator.goto(`/operator/orders?q=${encodeURIComponent(number)}`);
	await expect(rowWith(operator, number, "Northwind", "Pending")).toHaveCount(1);
	await operator.getByRole("button", { name: `Actions for order ${number}` }).click();
	await operator.getByRole("menuitem", { name: "Mark paid" }).click();
	const window = operator.getByRole("alertdialog");
	await expect(window.getByText(/500 SMS credits go to .* at once/)).toBeVisible();
	await window.getByRole("button", { name: "Mark paid" }).click();
	await expect(rowWith(operator, number, "Paid")).toHaveCount(1);

	await expectCredits(john, { type: "SMS", credits: before + 500 });
	await john.goto(`/orders?q=${encodeURIComponent(number)}`);
	await expect(rowWith(john, number, "Paid")).toHaveCount(1);
});

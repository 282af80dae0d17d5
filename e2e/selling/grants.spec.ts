import { availableCredits } from "../testing/app.ts";
import { aBuyer } from "../testing/buyer.ts";
import { expect, test } from "../testing/fixtures.ts";

test("the operator gives a user credits, takes some back, and undoes it", async ({ db, pageOf }) => {
	test.setTimeout(120_000);
	const somebody = await aBuyer(db);
	const [operator, holder] = [await pageOf("operator@commonpurse.example"), await pageOf(somebody)];
	const before = await availableCredits(holder, "Email");

	await operator.goto(`/operator/credits?q=${encodeURIComponent(somebody.email)}`);
	await operator.getByRole("link", { name: somebody.name }).click();
	await operator.getByRole("button", { name: "Grant credits" }).click();
	const window = operator.getByRole("dialog");
	await window.getByLabel("Credits", { exact: true }).fill("50");
	await expect(window.getByRole("status").filter({ hasText: "1,000 → 1,050" })).toBeVisible();
	await window.getByRole("button", { name: "Grant", exact: true }).click();
	await expect(window.getByText("Say why, in a few words.")).toBeVisible();
	await window.getByLabel("Reason").fill("An outage");
	await window.getByRole("button", { name: "Grant", exact: true }).dblclick();
	await expect(operator.getByText("got 50 email credits", { exact: false }).first()).toBeVisible();
	await expect.poll(() => availableCredits(holder, "Email")).toBe(before + 50);

	const history = operator.getByRole("table", { name: "Granted, adjusted and moved" });
	await history.getByRole("row").filter({ hasText: "An outage" }).getByRole("button", { name: "Undo" }).click();
	const question = operator.getByRole("alertdialog");
	await expect(question.getByRole("status").filter({ hasText: "1,050 → 1,000" })).toBeVisible();
	await question.getByLabel("Reason").fill("It was no outage");
	await question.getByRole("button", { name: "Undo" }).click();
	await expect(operator.getByText(`It is undone for ${somebody.name}.`).first()).toBeVisible();
	await expect(history.getByRole("row").filter({ hasText: "An outage" })).toContainText("Undone");
	expect(await availableCredits(holder, "Email")).toBe(before);
});

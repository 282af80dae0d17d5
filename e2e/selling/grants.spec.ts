import { postCreditFile } from "@/lib/credit-batches/post-credit-file.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf } from "@/lib/testing/people.ts";
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

test("what was granted and is spent can't be undone: the question says so, and can only be closed", async ({
	db,
	pageOf,
}) => {
	const somebody = await aBuyer(db);
	const by = await db.user.findFirstOrThrow({ where: { email: "operator@commonpurse.example" } });
	const csv = `user,credit_type,credits,expires_on,reference\n${somebody.email},lab,7,,\n`;
	const reason = `For ${somebody.name}`;
	const file = { key: newId(), kind: "grants", csv, fileName: "labs.csv", reason } as const;
	expect(await postCreditFile({ actor: await actorOf(db, by), db }, file)).toMatchObject({ ok: true });
	const charge = aCharge(somebody.id, 7n, { creditTypeId: "lab" });
	expect(await postCharges(aClient(db), [charge])).toMatchObject([{ ok: true }]);

	const page = await pageOf("operator@commonpurse.example");
	const question = page.getByRole("alertdialog");
	for (const [address, sentence] of [
		["/operator/credits/many", "Nothing of it is unspent, so it can’t be undone."],
		[
			`/operator/credits/${somebody.id}`,
			"None of them is unspent and not on hold, so this can’t be undone as a whole.",
		],
	] as const) {
		await page.goto(address);
		await page.getByRole("row").filter({ hasText: reason }).getByRole("button", { name: "Undo" }).click();
		await expect(question).toContainText(sentence);
		await expect(question.getByRole("textbox")).toHaveCount(0);
		await expect(question.getByRole("button")).toHaveText(["Close"]);
		await question.getByRole("button").click();
		await expect(question).toBeHidden();
	}
});

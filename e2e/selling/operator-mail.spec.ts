import { buyPack, rowWith } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { mailsTo, mailTo } from "../testing/mail.ts";

const SHOP = "laura.bennett@northwind.example";

test("an order is told by mail, from the portal, and the operator sees that it was sent and nothing of what it said", async ({
	pageOf,
}) => {
	const page = await pageOf(SHOP);
	await buyPack(page, { pack: "500 SMS credits", creditedTo: "Laura Bennett" });
	const number = /#\d+/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[0];

	const receipt = await mailTo(SHOP, { subject: `Receipt for order ${number}` });
	expect(receipt.parsed.from).toMatchObject({ name: "Commonpurse", address: "portal@commonpurse.example" });
	expect(receipt.parsed.to).toEqual([expect.objectContaining({ address: SHOP, name: "Laura Bennett" })]);
	expect(receipt.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
	expect(receipt.text).toContain("SMS 500");
	// It was paid at once: one mail says all of it (product.md 53).
	expect((await mailsTo(SHOP)).filter(({ subject }) => subject.includes(`${number}`))).toHaveLength(1);
	await page.goto(receipt.links[0] ?? "");
	await expect(page).toHaveURL(/\/orders\/[\w-]+\/receipt$/);
	await expect(page.getByRole("main").getByText(`${number}`).first()).toBeVisible();

	const operator = await pageOf("operator@commonpurse.example");
	await operator.goto(`/operator/mail?q=${encodeURIComponent(`Receipt for order ${number}`)}`);
	const row = rowWith(operator, `Receipt for order ${number}`, SHOP);
	await expect(row).toContainText("Sent");
	await row.getByRole("link").click();
	await expect(operator.getByText("the portal keeps no text")).toBeVisible();
	await expect(operator.locator("iframe")).toHaveCount(0);
	await expect(operator.getByRole("button", { name: "Send again" })).toHaveCount(0);
});

test("a mail that is kept is shown as it would look, runs nothing, and is sent again", async ({
	pageOf,
	db,
	allowProblem,
}) => {
	// The test driver's own scripts are kept out of the mail as well, and the browser says so.
	allowProblem(/Blocked script execution in 'about:srcdoc'/);
	const operator = await pageOf("operator@commonpurse.example");
	const kept = await db.mail.findFirstOrThrow({
		where: { status: "kept", kind: "order_placed" },
		orderBy: { createdAt: "desc" },
	});
	await operator.goto(`/operator/mail/${kept.id}`);
	const look = operator.frameLocator("iframe");
	await expect(look.getByRole("heading", { name: kept.subject ?? "" })).toBeVisible();
	expect(await operator.locator("iframe").getAttribute("sandbox")).toBe("allow-popups allow-popups-to-escape-sandbox");
	await expect(look.getByRole("link").first()).toHaveAttribute("target", "_blank");
	await operator.getByRole("button", { name: "Send again" }).click();
	await expect(operator.getByText("The email is on its way.").first()).toBeVisible();
	await mailTo(kept.recipientEmail, { subject: kept.subject ?? "" });
});

import { extractText, getDocumentProxy } from "unpdf";
import { aBuyer } from "../testing/buyer.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";

async function textOf(page: Page, address: string): Promise<string> {
	const answer = await page.request.get(address);
	expect(answer.headers()["content-type"]).toBe("application/pdf");
	expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename=".+\.pdf"/);
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.body())), { mergePages: true });
	return text.replace(/\s+/g, " ");
}

test("an invoice, its receipt and its credit note are pages and PDF files that say the same; what isn't paid is cancelled", async ({
	db,
	pageOf,
}) => {
	test.setTimeout(180_000);
	const somebody = await aBuyer(db);
	const [buyer, operator] = [await pageOf(somebody), await pageOf("operator@commonpurse.example")];
	const order = async () => {
		await buyer.goto("/purchase");
		await buyer.getByRole("link", { name: "Buy 1,000 email credits" }).click();
		await buyer.getByRole("radio", { name: "Invoice" }).check();
		await buyer.getByRole("button", { name: "Place order" }).click();
		await expect(buyer.getByText("Your order is placed.")).toBeVisible();
		return db.order.findFirstOrThrow({ where: { buyerId: somebody.id }, orderBy: { number: "desc" } });
	};
	const { id, number, invoiceYear, invoiceNumber } = await order();
	const invoice = `INV-${invoiceYear}-${String(invoiceNumber).padStart(4, "0")}`;

	await buyer.getByRole("link", { name: "Invoice" }).click();
	await expect(buyer.getByRole("article")).toContainText(invoice);
	const [file] = await Promise.all([
		buyer.waitForEvent("download"),
		buyer.getByRole("link", { name: "Download PDF" }).click(),
	]);
	expect(file.suggestedFilename()).toBe(`Invoice ${invoice}.pdf`);
	const shown = await buyer
		.locator("article *")
		.evaluateAll((all) => all.filter((one) => one.children.length === 0).map((one) => one.textContent ?? ""));
	const text = await textOf(buyer, `/orders/${id}/invoice.pdf`);
	for (const line of shown) expect(text).toContain(line.replace(/\s+/g, " "));

	const manage = async (action: string, confirm: string, reason?: string) => {
		await operator.goto(`/operator/orders?q=${number}`);
		await operator.getByRole("button", { name: `Actions for order #${number}` }).click();
		await operator.getByRole("menuitem", { name: action }).click();
		const window = operator.getByRole("alertdialog");
		if (reason) await window.getByLabel("Reason").fill(reason);
		await window.getByRole("button", { name: confirm }).click();
		await expect(window).toBeHidden();
	};
	await manage("Mark paid", "Mark paid");
	expect(await textOf(buyer, `/orders/${id}/invoice.pdf?size=letter`)).toContain("Receipt");
	await db.order.findFirstOrThrow({ where: { id, status: "paid" } });
	await manage("Refund", "Refund", "Ordered twice");
	await buyer.goto(`/orders/${id}`);
	await buyer.getByRole("link", { name: /^CN-/ }).click();
	await expect(buyer.getByRole("article")).toContainText("Ordered twice");
	expect(await textOf(buyer, `${new URL(buyer.url()).pathname}/credit-note.pdf`)).toContain(invoice);

	await db.order.update({ where: { id }, data: { placedAt: new Date("2026-01-01") } });
	const other = await order();
	await buyer.getByRole("button", { name: "Cancel order" }).click();
	await buyer.getByRole("alertdialog").getByRole("button", { name: "Cancel order" }).click();
	await expect(buyer.getByText(`Order #${other.number} is cancelled.`).first()).toBeVisible();
	await buyer.goto(`/orders/${other.id}/receipt`);
	await expect(buyer.getByRole("article")).toContainText("Cancelled");
});

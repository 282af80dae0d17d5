import { extractText, getDocumentProxy } from "unpdf";
import { openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { fillIn, fillInSeller, rowWith } from "../testing/app.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";

const PASSWORD = "a quiet harbour";

const goTo = (page: Page, name: string) =>
	page.getByRole("navigation", { name: "Operator" }).getByRole("link", { name, exact: true }).click();

const step = (page: Page, title: string) =>
	page.getByRole("list", { name: "First steps" }).getByRole("listitem").filter({ hasText: title });

/** Sets the deployment up by the link that its log has, and says who sells. */
async function setUp(page: Page, link: string): Promise<void> {
	await page.goto(link);
	await fillIn(page.getByLabel("Your organization"), "Harbour Credits");
	await fillIn(page.getByLabel("Your name"), "Olivia Park");
	await fillIn(page.getByLabel("Your email"), "olivia@harbour.example");
	await fillIn(page.getByLabel("Password", { exact: true }), PASSWORD);
	await fillInSeller(page);
	await page.getByRole("button", { name: "Set up" }).click();
	await expect(page.getByRole("heading", { name: "First steps", level: 2 })).toBeVisible({ timeout: 60_000 });
}

/** A credit type, and a plan of it. */
async function putOnSale(page: Page): Promise<void> {
	await step(page, "Make a credit type").getByRole("link", { name: "Credit Types" }).click();
	await page.getByRole("button", { name: "Add a credit type" }).first().click();
	await fillIn(page.getByRole("dialog").getByLabel("Name", { exact: true }), "Voice");
	await fillIn(page.getByRole("dialog").getByLabel("Name inside sentences"), "voice");
	await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Voice is created.", { exact: false }).first()).toBeVisible();
	await goTo(page, "Plans");
	await page.getByRole("link", { name: "Add a plan of Voice credits" }).click();
	await fillIn(page.getByLabel("Name"), "Voice 200");
	await fillIn(page.getByLabel("Credits"), "200");
	await expect(page.getByLabel("Currency")).toHaveValue("NOK");
	await fillIn(page.getByLabel("Price", { exact: true }), "450");
	await fillIn(page.getByLabel("Tax rate in %"), "25");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Voice 200 is in the catalogue.").first()).toBeVisible();
}

/** Somebody signs up, fills in billing information and orders. Answers the order's number. */
async function buy(page: Page, { address, link }: { address: string; link: () => Promise<string> }): Promise<string> {
	await page.goto(`${address}/sign-up`);
	await fillIn(page.getByLabel("Name"), "Sally Green");
	await fillIn(page.getByLabel("Email"), "sally@acme.example");
	await page.getByRole("button", { name: "Send me the link" }).click();
	await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
	await page.goto(await link());
	await fillIn(page.getByLabel("Password", { exact: true }), PASSWORD);
	await page.getByRole("button", { name: "Sign up" }).click();
	await expect(page.getByRole("list", { name: "First steps" })).toBeVisible({ timeout: 60_000 });
	await page.getByRole("list", { name: "First steps" }).getByRole("link", { name: "Purchase" }).click();
	await page.getByRole("link", { name: "Buy 200 voice credits" }).click();
	await page.getByRole("link", { name: "Fill in Billing Information" }).click();
	await page.getByRole("radio", { name: "A person" }).check();
	await fillIn(page.getByLabel("Full name"), "Sally Green");
	await fillIn(page.getByLabel("Address", { exact: true }), "4 Mission Street");
	await fillIn(page.getByLabel("City"), "Springfield");
	await page.getByLabel("Country").selectOption("US");
	await page.getByRole("button", { name: "Save and go back to your order" }).click();
	await page.getByRole("button", { name: "Place order" }).click();
	await expect(page.getByText("Your order is placed.")).toBeVisible();
	const heading = await page.getByRole("heading", { name: /^Order #\d+/, level: 1 }).textContent();
	return /#\d+/.exec(heading ?? "")?.[0] ?? "";
}

/** A key of the vendor's, with which 50 of Sally's credits are charged. */
async function spend(page: Page, { address, credits }: { address: string; credits: number }): Promise<void> {
	await page.goto(`${address}/operator/api-keys`);
	await page.getByRole("button", { name: "Create key" }).first().click();
	const window = page.getByRole("dialog");
	await fillIn(window.getByLabel("Name"), "Voice service");
	await window.getByRole("checkbox", { name: "Charge credits", exact: true }).check();
	await window.getByRole("button", { name: "Create key" }).click();
	const secret = await page.getByRole("dialog").getByLabel("Key", { exact: true }).inputValue();
	const charged = await page.request.post(`${address}/api/v1/charges`, {
		headers: { authorization: `Bearer ${secret}`, "idempotency-key": "first-charge" },
		data: { user: "sally@acme.example", credit_type: "voice", credits, service: "Voice", item: "Spring sale" },
	});
	expect(charged.status(), await charged.text()).toBe(201);
}

/** Refunds an order as far as its credits are unspent. */
async function refund(page: Page, { address, number }: { address: string; number: string }): Promise<void> {
	await page.goto(`${address}/operator/orders?q=${encodeURIComponent(number)}`);
	await page.getByRole("button", { name: `Actions for order ${number}` }).click();
	await page.getByRole("menuitem", { name: "Refund" }).click();
	await fillIn(page.getByRole("alertdialog").getByLabel("Reason"), "They move away");
	await page
		.getByRole("alertdialog")
		.getByRole("button", { name: /^Refund/ })
		.click();
	await expect(rowWith(page, number, "Refunded")).toHaveCount(1);
}

/** The text of the paper on the page, as its PDF has it. */
async function pdfOf(page: Page): Promise<string> {
	const href = await page.getByRole("link", { name: "Download PDF" }).getAttribute("href");
	const file = await page.request.get(new URL(href ?? "", page.url()).href);
	expect(file.headers()["content-type"]).toBe("application/pdf");
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(await file.body())), { mergePages: true });
	return text.replace(/\s+/g, " ");
}

test("a vendor sets up an empty deployment, puts a plan on sale, and a customer buys it", async ({
	browser,
	problems,
}) => {
	test.setTimeout(300_000);
	const catcher = await openMailCatcher();
	const { address, log, stop } = await startEmptyDeployment({
		SMTP_URL: catcher.url,
		MAIL_FROM: "Harbour Credits <credits@harbour.example>",
	});
	const pageOfOwn = async () => {
		const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC" });
		problems.watch(context);
		return context.newPage();
	};
	/** The mail to this address that says this, as soon as it has come. */
	const mailTo = async (to: string, says: RegExp) => {
		const find = () => catcher.mails.find((mail) => mail.to.includes(to) && says.test(readable(mail.raw)));
		await expect.poll(() => find() !== undefined, { timeout: 30_000 }).toBe(true);
		return readable(find()?.raw ?? "");
	};
	try {
		const [operator, customer] = [await pageOfOwn(), await pageOfOwn()];
		await customer.goto(`${address}/sign-up`);
		await expect(customer.getByRole("heading", { name: "Not set up yet" })).toBeVisible();
		await setUp(operator, /http:\/\/\S+\/setup\?token=[\w-]{43}/.exec(log())?.[0] ?? "");
		await expect(step(operator, "Say who sells")).toContainText("(done)");
		await expect(step(operator, "Put a plan on sale")).toContainText("(to do)");
		await expect(step(operator, "Connect your service")).toContainText("(to do)");
		await step(operator, "Try the mail server").getByRole("button", { name: "Send me a test email" }).click();
		await mailTo("olivia@harbour.example", /The mail server works/);
		await putOnSale(operator);

		const number = await buy(customer, {
			address,
			link: async () =>
				/http:\/\/\S+\/sign-up\/finish\?token=[\w-]+/.exec(await mailTo("sally@acme.example", /finish\?token/))?.[0] ??
				"",
		});
		expect(await mailTo("sally@acme.example", /Please pay by/)).toContain("IBAN NO93 8601 1117 947");
		await customer.getByRole("link", { name: "Invoice" }).click();
		const sheet = customer.getByRole("article");
		const says = ["Harbour Credits Ltd", "1 Quay", "help@harbour.example", "To be paid by", "IBAN NO93 8601 1117 947"];
		for (const said of says) await expect(sheet).toContainText(said);
		await expect(sheet).toContainText(/NOK\s562\.50/);
		const invoice = await pdfOf(customer);
		for (const said of ["Harbour Credits Ltd", "IBAN NO93 8601 1117 947", "562.50"]) expect(invoice).toContain(said);

		await operator.goto(`${address}/operator/orders?q=${encodeURIComponent(number)}`);
		await operator.getByRole("button", { name: `Actions for order ${number}` }).click();
		await operator.getByRole("menuitem", { name: "Mark paid" }).click();
		await operator.getByRole("alertdialog").getByRole("button", { name: "Mark paid" }).click();
		await expect(rowWith(operator, number, "Paid")).toHaveCount(1);
		await customer.goto(`${address}/overview`);
		await expect(customer.getByText(/^200\s*available$/).first()).toBeVisible();
		await expect(customer.getByRole("list", { name: "First steps" }), "that is over").toHaveCount(0);

		await spend(operator, { address, credits: 50 });
		await customer.goto(`${address}/usage`);
		await expect(customer.getByRole("row").filter({ hasText: "Spring sale" })).toContainText("50");
		await refund(operator, { address, number });
		await customer.goto(`${address}/orders`);
		await customer.getByRole("link", { name: number }).click();
		await customer.getByRole("link", { name: /^CN-/ }).click();
		await expect(customer.getByRole("article")).toContainText(/NOK\s421\.87/);
		const paper = await pdfOf(customer);
		for (const said of ["CN-20", "421.87", "They move away"]) expect(paper).toContain(said);
		await customer.goto(`${address}/overview`);
		await expect(customer.getByText(/^0\s*available$/).first()).toBeVisible();

		await operator.goto(`${address}/operator/overview`);
		await expect(operator.getByText("Everything is in place")).toBeVisible();
		await operator.goto(`${address}/overview`);
		await expect(operator.getByText("You run this portal")).toBeVisible();
		await expect(operator.getByRole("link", { name: "Buy credits" }), "operators aren't told to buy").toHaveCount(0);
	} finally {
		await stop();
		await catcher.stop();
	}
});

/** A raw message with its soft line breaks joined. */
function readable(raw: string): string {
	return raw.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=");
}

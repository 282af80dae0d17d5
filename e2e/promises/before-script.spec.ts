import { newId } from "@/lib/platform/ids.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { furnish } from "../testing/buyer.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";

const TYPED = "typed-too-early";

/** Fills in and sends a page's form while none of its script loads, and answers every address that was asked for. */
async function sendWithoutScript(page: Page, path: string): Promise<string[]> {
	await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
	await page.goto(path, { waitUntil: "domcontentloaded" });
	const form = page.locator("main form").filter({ has: page.locator("[type=submit]") });
	for (const field of await form
		.locator("input[name]:is([type=text], [type=email], [type=password], :not([type]))")
		.all()) {
		await field.fill(TYPED);
	}
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await form.locator("[type=submit]").first().click();
	await page.waitForLoadState("domcontentloaded");
	expect(page.url()).not.toContain(TYPED);
	return asked;
}

test("what is typed and sent before the script has loaded is in no address", async ({
	db,
	page,
	pageOf,
	allowProblem,
}) => {
	allowProblem(/Failed to load resource|ERR_FAILED/);
	for (const path of ["/sign-in", "/sign-up", "/forgotten-password"]) {
		for (const url of await sendWithoutScript(page, path)) expect(url).not.toContain(TYPED);
	}
	const organization = await anOrganization(db);
	const admin = await pageOf(await aUser(db, organization, { role: "administrator" }));
	const { id } = await aUser(db, organization);
	for (const path of ["/profile", "/billing", "/admin/users/invite", `/admin/users/${id}`]) {
		expect(await sendWithoutScript(admin, path), path).toEqual([]);
	}
});

test("a visitor's form that is sent before the script has loaded is sent then, and keeps what was typed", async ({
	page,
}) => {
	let sendScript = () => {};
	const script = new Promise<void>((resolve) => {
		sendScript = resolve;
	});
	await page.route(/\/_next\/static\/.*\.js/, async (route) => {
		await script;
		await route.continue();
	});
	await page.goto("/sign-up", { waitUntil: "commit" });
	await page.getByLabel("Name").fill("Sally Green");
	await page.getByRole("button", { name: "Send me the link" }).click();
	sendScript();
	await expect(page.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
	await expect(page.getByLabel("Email")).toBeFocused();
	await expect(page.getByLabel("Name")).toHaveValue("Sally Green");

	const email = `sally.${newId()}@elsewhere.example`;
	await page.getByLabel("Email").fill(email);
	await page.getByRole("button", { name: "Send me the link" }).click();
	await expect(page.getByRole("status").filter({ hasText: email })).toBeVisible();
	await page.getByRole("button", { name: "Use another address" }).click();
	await expect(page.getByLabel("Email")).toBeFocused();
	await expect(page.getByLabel("Email")).toHaveValue(email);
	await expect(page.getByLabel("Name")).toHaveValue("Sally Green");
});

test("forms are filled in before the script has loaded", async ({ db, pageOf, allowProblem }) => {
	allowProblem(/Failed to load resource|ERR_FAILED/);
	const organization = await anOrganization(db);
	const user = await aUser(db, organization, { name: "Petra Lund", role: "administrator" });
	const colleague = await aUser(db, organization, { name: "Ole Dahl" });
	await furnish(db, user);
	const page = await pageOf(user);
	await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
	const main = page.getByRole("main");

	await page.goto("/profile", { waitUntil: "domcontentloaded" });
	await expect(main.getByLabel("Name", { exact: true })).toHaveValue("Petra Lund");
	await expect(main.getByLabel("Language")).toHaveValue("en");

	await page.goto(`/admin/users/${colleague.id}`, { waitUntil: "domcontentloaded" });
	await expect(main.getByLabel("Name", { exact: true })).toHaveValue("Ole Dahl");
	await expect(main.getByLabel("Email", { exact: true })).toHaveValue(colleague.email);
	await expect(main.getByLabel("User Role")).toHaveValue(organization.memberRoleId);

	await page.goto("/billing", { waitUntil: "domcontentloaded" });
	const stored = await db.billingInformation.findUniqueOrThrow({ where: { userId: user.id } });
	await expect(main.locator("[name=city]")).toHaveValue(stored.city);
	await expect(main.locator("[name=country]")).toHaveValue(stored.country);
	await expect(main.locator(`[name=kind][value=${stored.kind}]`)).toBeChecked();
});

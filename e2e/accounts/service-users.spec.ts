import type { Page } from "@playwright/test";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { fillIn } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";

/** What a program does with its key: one charge of email credits for this item. */
async function charge(page: Page, { secret, user, credits }: { secret: string; user: string; credits: number }) {
	const answer = await page.request.post("/api/v1/charges", {
		headers: { authorization: `Bearer ${secret}`, "idempotency-key": newId() },
		data: { user, credit_type: "email", credits, service: "newsletter", item: `Issue of ${credits}` },
	});
	return { status: answer.status(), ...(await answer.json()) };
}

test("a service user gets a key, charges, is refused by a limit that its page explains, and loses the key", async ({
	db,
	pageOf,
}) => {
	test.setTimeout(180_000);
	const organization = await anOrganization(db);
	const john = await aUser(db, organization, { name: "John Marsh" });
	await grantCredits(db, john.id, 1_000n);
	const page = await pageOf(await aUser(db, organization, { name: "Ada Stein", role: "administrator" }));
	let user = "";
	let secret = "";

	await test.step("the administrator makes it, to use John's credits", async () => {
		await page.goto("/admin/users/service-users");
		await page.getByRole("button", { name: "New service user" }).first().click();
		const window = page.getByRole("dialog");
		await fillIn(window.getByLabel("Name"), "Newsletter server");
		await window.getByLabel("Credit Owner").click();
		await page.getByRole("option", { name: /^John Marsh/ }).click();
		await window.getByRole("button", { name: "Create" }).click();
		await expect(page.getByRole("heading", { name: "Newsletter server", level: 1 })).toBeVisible();
		await expect(page).toHaveURL(/service-users\/[\w-]+$/);
		user = page.url().split("/").at(-1) ?? "";
	});

	await test.step("limits it to 10 email credits a day", async () => {
		await expect(page.getByText("no limit is set for it on the wallet of John Marsh")).toBeVisible();
		await page.getByRole("button", { name: "Change the limit of Newsletter server" }).click();
		const window = page.getByRole("dialog");
		await window.getByLabel("Credit type").selectOption("email");
		await window.getByLabel("Limit", { exact: true }).selectOption("Credits a day");
		await fillIn(window.getByLabel("Number of email credits"), "10");
		await window.getByRole("button", { name: "Save" }).click();
		await expect(page.getByText("0 of 10 email credits today").first()).toBeVisible();
	});

	await test.step("and gives it a key, which is shown once", async () => {
		await page.getByRole("button", { name: "Create key" }).first().click();
		const window = page.getByRole("dialog");
		await fillIn(window.getByLabel("Name"), "Server in Oslo");
		await window.getByLabel("Charge credits").check();
		await window.getByRole("button", { name: "Create key" }).click();
		secret = await window.getByLabel("Key", { exact: true }).inputValue();
		await window.getByRole("button", { name: "I have copied it" }).click();
		await expect(window).toBeHidden();
	});

	await test.step("the program charges 8, and is refused 5 more", async () => {
		expect(await charge(page, { secret, user, credits: 8 })).toMatchObject({ status: 201, credits: 8 });
		expect(await charge(page, { secret, user, credits: 5 })).toMatchObject({ status: 402, reason: "limit_reached" });
	});

	await test.step("its page says what was refused, and why", async () => {
		const refusals = page.locator("section", { has: page.getByRole("heading", { name: "Recent refusals" }) });
		await expect(async () => {
			await page.reload();
			await expect(refusals).toContainText("Issue of 5", { timeout: 2_000 });
		}).toPass({ timeout: 30_000 });
		await expect(page.getByText("8 of 10 email credits today").first()).toBeVisible();
	});

	await test.step("once the key is revoked, the next call is refused", async () => {
		await page.getByRole("button", { name: "Actions for Server in Oslo" }).click();
		await page.getByRole("menuitem", { name: "Revoke" }).click();
		await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
		await expect(page.getByText("Server in Oslo is revoked.").first()).toBeVisible();
		expect(await charge(page, { secret, user, credits: 1 })).toMatchObject({ status: 401, code: "api_key_revoked" });
	});

	await test.step("the audit log says what the key was for, in the words of its window", async () => {
		await page.goto("/admin/audit");
		const created = page.getByRole("row").filter({ hasText: "API key created" });
		await expect(created).toContainText("Kind:Service user");
		await expect(created).toContainText("Scopes:Charge credits");
	});
});

test("a service user’s own purchased credits move along with its Credit Owner, lot by lot, if that is chosen", async ({
	db,
	pageOf,
}) => {
	const organization = await anOrganization(db);
	const john = await aUser(db, organization, { name: "John Marsh" });
	const service = await aServiceUser(db, organization, { name: "Shop server" });
	await boughtCredits(db, { beneficiaryId: service.id, credits: 40n });
	const page = await pageOf(await aUser(db, organization, { name: "Ada Stein", role: "administrator" }));
	await page.goto(`/admin/users/service-users/${service.id}`);
	await page.getByRole("button", { name: "Change: Credit Owner" }).click();
	const window = page.getByRole("dialog", { name: "Credit Owner of Shop server" });
	await window.getByRole("option", { name: /^John Marsh/ }).click();
	await expect(window.getByRole("list", { name: "Credits that move" })).toContainText("40 email");
	await window.getByRole("checkbox", { name: "Move Shop server’s own purchased credits along to John Marsh" }).check();
	await expect(window.getByText("0 → 40 email")).toBeVisible();
	await window.getByRole("button", { name: "Save" }).click();
	await expect(window).toBeHidden();
	expect([await availableTo(db, service.id), await availableTo(db, john.id)]).toEqual([0n, 40n]);
});

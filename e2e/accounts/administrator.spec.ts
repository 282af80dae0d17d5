import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { aPicture } from "@/lib/testing/a-picture.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { aUser } from "@/lib/testing/people.ts";
import { fillIn } from "../testing/app.ts";
import { expect, test } from "../testing/fixtures.ts";
import { anOffice, rowOf } from "../testing/office.ts";

test("an administrator sees what the whole organization has, whose it is, and who used most", async ({
	db,
	pageOf,
}) => {
	const { organization, admin, john, peter } = await anOffice(db);
	const sally = await aUser(db, organization, { name: "Sally Moss" });
	await grantCredits(db, sally.id, 600n, { expiresAt: inDays(9) });
	await postCharges(aClient(db), [aCharge(peter.id, 40n), aCharge(john.id, 7n)]);
	const page = await pageOf(admin);
	// The administrator has no credits of their own to begin with.
	await page.goto("/");
	await expect(page).toHaveURL("/admin/overview");
	await expect(page.getByText("About 600 email credits will expire unused within 30 days")).toBeVisible();
	const email = page.getByRole("table", { name: "Credits", exact: true }).getByRole("row").nth(1);
	await expect(email).toContainText("10,553");
	await expect(email).toContainText("47");
	const used = page.getByRole("table", { name: "Who used most this month" });
	await expect(used.getByRole("row").nth(1)).toContainText("Peter Vale");
	await expect(used.getByRole("row").nth(2)).toContainText("John Marsh");

	await page.getByRole("link", { name: "Show" }).click();
	await expect(page).toHaveURL("/admin/overview/email?sort=-lost");
	await expect(page.getByRole("heading", { name: "Email credits by Credit Owner" })).toBeVisible();
	await expect(rowOf(page, "Sally Moss")).toContainText("600");
	await expect(rowOf(page, "John Marsh")).toContainText("9,953");
	await rowOf(page, "John Marsh").getByRole("link", { name: "47", exact: true }).click();
	await expect(page).toHaveURL(/\/usage\?type=email&pool=own&from=\d{4}-\d\d-01&to=\d{4}-\d\d-\d\d$/);
	await expect(page.getByText("Email 47 used")).toBeVisible();
	await page.goBack();
	await page.getByRole("link", { name: "John Marsh" }).click();
	await expect(page).toHaveURL(`/admin/users/${john.id}`);

	const pages = page.getByRole("navigation", { name: "Pages about this person" });
	await pages.getByRole("link", { name: "Credit Usage" }).click();
	await expect(pages.locator("[aria-current]")).toHaveText("Credit Usage");
	await expect(page.getByText("Email 47 used")).toBeVisible();
	await expect(rowOf(page, "Peter Vale")).toContainText("40");
	await pages.getByRole("link", { name: "Share groups" }).click();
	await expect(page.getByText("John Marsh has made no share group.")).toBeVisible();
	await pages.getByRole("link", { name: "Orders" }).click();
	await expect(page.getByText("No orders yet")).toBeVisible();
});

test("people who accept an invitation use the credits that an administrator has chosen for new users", async ({
	db,
	page: newcomers,
	pageOf,
}) => {
	const { organization, admin, john } = await anOffice(db);
	const page = await pageOf(admin);
	await page.goto("/admin/organization");
	const owner = page.getByLabel("Credit Owner of new users");
	await owner.click();
	const peter = page.getByRole("option", { name: /^Peter Vale/ });
	await expect(peter).toHaveAttribute("aria-disabled", "true");
	await expect(peter).toContainText("uses John Marsh’s credits: choose John Marsh");
	const johns = page.getByRole("option", { name: /^John Marsh/ });
	await expect(johns).toContainText("10,000 email");
	await johns.click();
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByText("Saved.").first()).toBeVisible();

	await page.goto("/admin/users/invite");
	await expect(page.getByText("People who accept an invitation use John Marsh’s credits.")).toBeVisible();
	const { email, token } = await anInvitation(db, organization, { inviter: admin });
	await newcomers.goto(`/invitation?token=${token}`);
	await fillIn(newcomers.getByLabel("Password", { exact: true }), "a quiet harbour");
	await newcomers.getByRole("button", { name: "Accept and sign in" }).click();
	await expect(newcomers.getByText("You are using John Marsh’s credits.").first()).toBeVisible();
	expect(await db.user.findFirst({ where: { email } })).toMatchObject({ creditOwnerId: john.id });
});

test("an organization's logo is in the top bar of all its people, in place of the product's sign", async ({
	db,
	pageOf,
}) => {
	const { organization, admin, john } = await anOffice(db);
	const page = await pageOf(admin);
	const mark = page.getByRole("banner").getByRole("img", { name: organization.name });
	await page.goto("/admin/organization");
	await expect(page.getByRole("banner").getByText("Commonpurse")).toBeVisible();
	const file = { name: "logo.png", mimeType: "image/png", buffer: await aPicture({ width: 400, height: 100 }) };
	await page.locator('input[type="file"]').setInputFiles(file);
	await expect(mark).toBeVisible();
	const johns = await pageOf(john);
	await johns.goto("/overview");
	const shown = johns.getByRole("banner").getByRole("img", { name: organization.name });
	await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
	await page.getByRole("button", { name: "Remove" }).click();
	await expect(mark).toBeHidden();
});

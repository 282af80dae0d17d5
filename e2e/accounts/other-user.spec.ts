import type { Page } from "@playwright/test";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { fillIn, signIn } from "../testing/app.ts";
import { aBuyer } from "../testing/buyer.ts";
import { expect, test } from "../testing/fixtures.ts";

test("a form left open saves nothing for the user who has signed in since, and keeps what was typed", async ({
	db,
	pageOf,
}) => {
	const [mary, peter] = [await aBuyer(db), await aBuyer(db)];
	const billing = await pageOf(mary);
	const [profile, review] = [await billing.context().newPage(), await billing.context().newPage()];
	await billing.goto("/billing");
	await fillIn(billing.getByLabel("Address", { exact: true }), "7 Quay Street");
	await profile.goto("/profile");
	await fillIn(profile.getByLabel("Name", { exact: true }), "Mary Renamed");
	await review.goto("/purchase");
	await review.getByRole("link", { name: "Buy 1,000 email credits" }).click();
	await expect(review.getByRole("heading", { name: "Review your order" })).toBeVisible();

	await switchUser(db, { in: await billing.context().newPage(), from: mary, to: peter });
	const before = await storedOf(db, peter.id);
	for (const [page, button] of [
		[billing, "Save"],
		[profile, /^Save$/],
		[review, /^Pay /],
	] as const) {
		await page.getByRole("button", { name: button }).click();
		const alert = page.getByRole("alert").filter({ hasText: `You are signed in as ${peter.name} now` });
		await expect(alert).toBeVisible();
	}
	expect(await storedOf(db, peter.id)).toEqual(before);
	await expect(billing.getByLabel("Address", { exact: true })).toHaveValue("7 Quay Street");
	await expect(profile.getByLabel("Name", { exact: true })).toHaveValue("Mary Renamed");
	await expect(review.getByRole("heading", { name: "Review your order" })).toBeVisible();

	await test.step("asked again it is refused again", async () => {
		await review.getByRole("button", { name: /^Pay / }).click();
		await expect(review.getByRole("button", { name: /^Pay / })).not.toHaveAttribute("aria-busy");
		await expect(review.getByRole("alert").filter({ hasText: "You are signed in as" })).toBeVisible();
		expect(await storedOf(db, peter.id)).toEqual(before);
	});

	await test.step("a page on which nothing is typed goes on as the other", async () => {
		await review.getByRole("button", { name: `Continue as ${peter.name}` }).click();
		await expect(review.getByRole("alert").filter({ hasText: "You are signed in as" })).toBeHidden();
		await expect(review.getByRole("main").getByText(peter.name).first()).toBeVisible();
		await review.getByRole("button", { name: /^Pay / }).click();
		await expect(review.getByRole("heading", { name: /^Order #\d+/, level: 1 })).toBeVisible();
		expect((await storedOf(db, peter.id)).orders).toBe(1);
	});

	await test.step("signed in again as before, the same is saved for its own user", async () => {
		await switchUser(db, { in: await billing.context().newPage(), from: peter, to: mary });
		await billing.getByRole("button", { name: "Save" }).click();
		await expect(billing.getByText("Your billing information is saved.").first()).toBeVisible();
		expect(await storedOf(db, mary.id)).toMatchObject({ billing: { addressLine1: "7 Quay Street" }, orders: 0 });
		expect((await storedOf(db, peter.id)).billing).toEqual(before.billing);
	});
});

async function storedOf(db: Database, userId: string) {
	const { name } = await db.user.findUniqueOrThrow({ where: { id: userId } });
	const billing = await db.billingInformation.findUniqueOrThrow({ where: { userId } });
	return { name, billing, orders: await db.order.count({ where: { buyerId: userId } }) };
}

type Buyer = Awaited<ReturnType<typeof aBuyer>>;

/** In a tab of their own: signs out, and in as somebody else. */
async function switchUser(db: Database, { in: page, from, to }: { in: Page; from: Buyer; to: Buyer }): Promise<void> {
	await db.user.update({ where: { id: to.id }, data: { passwordHash: await hashPassword("commonpurse-demo") } });
	await page.goto("/overview");
	await page.getByRole("button", { name: new RegExp(from.name) }).click();
	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page).toHaveURL("/sign-in");
	await signIn(page, to.email);
}

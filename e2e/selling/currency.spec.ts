import { aPlan } from "@/lib/testing/plans.ts";
import { aBuyer } from "../testing/buyer.ts";
import { expect, test } from "../testing/fixtures.ts";

test("an amount has the digits of ISO 4217 wherever it stands, where the browser would write others", async ({
	db,
	pageOf,
}) => {
	const buyer = await aBuyer(db);
	// As browsers have it, dinars have no paras.
	const price = { currency: "RSD", priceMinor: 120_000n, taxRateBasisPoints: 825 };
	const pack = { creditTypeId: "email", name: "Email 7", credits: 7n, validityMonths: 12, position: 99 };
	const planId = await aPlan(db, { ...pack, ...price });
	await db.billingInformation.update({ where: { userId: buyer.id }, data: { currency: "RSD" } });
	try {
		const page = await pageOf(buyer);
		await page.goto("/purchase");
		await expect(page.getByRole("main").getByText("RSD 1,200.00")).toBeVisible();
		await page.goto(`/purchase/${planId}`);
		const main = page.getByRole("main");
		await expect(main.getByText("RSD 1,200.00", { exact: true })).toBeVisible();
		await expect(main.getByText("RSD 99.00", { exact: true })).toBeVisible();
		await expect(main.getByText("RSD 1,299.00", { exact: true })).toBeVisible();
		await expect(page.getByRole("button", { name: "Pay RSD 1,299.00 (demo)" })).toBeVisible();
	} finally {
		await db.plan.update({ where: { id: planId }, data: { withdrawnAt: new Date() } });
	}
});

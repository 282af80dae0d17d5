import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { furnish } from "../../testing/buyer.ts";
import { readNewcomer } from "../newcomer.ts";
import type { Screen } from "../screens.ts";

/** Purchase, and the review of an order. */
export const PURCHASE_SCREENS: readonly Screen[] = [
	{ name: "purchase.full", path: "/purchase", as: "john" },
	{ name: "purchase.credit-user", path: "/purchase", as: "creditUser" },
	{ name: "purchase.loading", path: "/purchase", as: "john", holding: "plan" },
	{ name: "purchase.error", path: "/purchase", as: "john", without: "plan" },
	{ name: "review.full", path: somePlan, as: "john" },
	{ name: "review.empty", path: somePlan, as: "newcomer" },
	{ name: "review.error", path: somePlan, as: "john", without: "plan" },
	{ name: "review.subscription", path: someSubscription, as: "newcomer" },
	{ name: "review.subscription-refused", path: someSubscription, as: "creditUser" },
	{ name: "review.like-order", path: planForNewcomer, as: "newcomer", act: orderItAndComeBack },
	{ name: "review.like-order-unanswered", path: planForNewcomer, as: "newcomer", act: orderItAgain },
];

async function somePlan(db: Database): Promise<string> {
	return `/purchase/${(await db.plan.findFirstOrThrow({ where: { kind: "pack" }, orderBy: { id: "asc" } })).id}`;
}

async function someSubscription(db: Database): Promise<string> {
	const { id } = await db.plan.findFirstOrThrow({
		where: { kind: "allowance", withdrawnAt: null, versions: { none: { onSaleUntil: { not: null } } } },
		orderBy: { id: "asc" },
	});
	return `/purchase/${id}`;
}

/** The newcomer has Billing Information now, and can order. */
async function planForNewcomer(db: Database): Promise<string> {
	await furnish(db, await readNewcomer(db));
	return somePlan(db);
}

async function orderItAndComeBack(page: Page): Promise<void> {
	await page.getByRole("radio", { name: "Demo payment" }).check();
	await payButton(page).click();
	await page.getByRole("heading", { name: /^Order #/, level: 1 }).waitFor();
	await page.goBack();
	await page.getByText(/^You ordered this/).waitFor();
}

async function orderItAgain(page: Page): Promise<void> {
	await orderItAndComeBack(page);
	await payButton(page).click();
	await page.getByText(/^Tick this/).waitFor();
}

const payButton = (page: Page) => page.getByRole("button", { name: /^Pay / });

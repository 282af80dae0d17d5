import type { Page } from "@playwright/test";
import { postCreditFile } from "@/lib/credit-batches/post-credit-file.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { actorOf } from "@/lib/testing/people.ts";
import type { Screen } from "../screens.ts";

const GOOD = "user,credit_type,credits,expires_on,reference\njohn@northwind.example,email,500,2099-12-31,\n";
const WRONG = "user,credit_type,credits,expires_on,reference\nnobody@northwind.example,fax,none,,\n";

/** Many grants at once, balances brought over, refunds in bulk, and orders from elsewhere. */
export const BATCH_SCREENS: readonly Screen[] = [
	{ name: "credits-many.full", path: withABatch, as: "operator" },
	{ name: "credits-many.balances", path: "/operator/credits/many?of=balances", as: "operator" },
	{ name: "credits-many.loading", path: withABatch, as: "operator", holding: "credit_batch" },
	{ name: "credits-many.error", path: "/operator/credits/many", as: "operator", without: "credit_batch" },
	{ name: "credits-many.good", path: "/operator/credits/many", as: "operator", act: choose(GOOD) },
	{ name: "credits-many.wrong", path: "/operator/credits/many", as: "operator", act: choose(WRONG) },
	{ name: "credits-refund.full", path: withARefund, as: "operator" },
	{ name: "credits-refund.loading", path: withARefund, as: "operator", holding: "bulk_refund" },
	{ name: "credits-refund.error", path: "/operator/credits/refund", as: "operator", without: "bulk_refund" },
	{ name: "credits-refund.wrong", path: "/operator/credits/refund", as: "operator", act: press("Show the sums") },
	{ name: "orders-elsewhere.full", path: "/operator/orders/elsewhere", as: "operator" },
	{ name: "orders-elsewhere.wrong", path: "/operator/orders/elsewhere", as: "operator", act: press("Store the order") },
	{ name: "orders-elsewhere.error", path: "/operator/orders/elsewhere", as: "operator", without: "plan_version" },
];

function choose(csv: string): Screen["act"] {
	return async (page: Page) => {
		const file = { name: "credits.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
		await page.locator('input[type="file"]').setInputFiles(file);
		await page.getByRole("button", { name: "Choose another file" }).waitFor();
	};
}

function press(name: string): Screen["act"] {
	return (page) => page.getByRole("button", { name, exact: true }).click();
}

async function operatorOf(db: Database) {
	return db.user.findFirstOrThrow({ where: { email: "operator@commonpurse.example" } });
}

async function withABatch(db: Database): Promise<string> {
	if (!(await db.creditBatch.findFirst())) {
		const context = { actor: await actorOf(db, await operatorOf(db)), db };
		const file = {
			key: newId(),
			kind: "grants",
			csv: GOOD,
			fileName: "summer.csv",
			reason: "Summer promotion",
		} as const;
		const posted = await postCreditFile(context, file);
		if (!posted.ok) throw new Error(posted.key);
	}
	return "/operator/credits/many";
}

async function withARefund(db: Database): Promise<string> {
	if (!(await db.bulkRefund.findFirst())) {
		const { id: madeById } = await operatorOf(db);
		const [fromAt, untilAt] = [new Date("2026-06-01T08:00:00Z"), new Date("2026-06-01T11:00:00Z")];
		const outage = { service: "campaign", fromAt, untilAt, reason: "The mail server was down", madeById };
		await db.bulkRefund.create({ data: { ...outage, id: newId(), madeAt: untilAt, finishedAt: untilAt } });
	}
	return "/operator/credits/refund";
}

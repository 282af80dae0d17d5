import type { Locator, Page } from "@playwright/test";
import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { fillInBilling } from "@/lib/orders/test-shop.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { runRefills } from "@/lib/refills/run/run-refills.ts";
import { mailsTo, use } from "@/lib/refills/test-refills.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { aPlan, aPlanVersion } from "@/lib/testing/plans.ts";
import { applicationUrl } from "@/scripts/testing/launched.ts";
import { chooseCreditOwner, editUser, fillIn } from "../testing/app.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, test } from "../testing/fixtures.ts";
import { moveClock } from "../testing/moved-clock.ts";

const cardOf = (page: Page, name: string): Locator => page.getByRole("main").getByRole("region", { name, exact: true });

/** Whichever comes first, this run or the deployment's own worker: each thing is done once. */
async function untilDone(db: Database, isDone: () => Promise<boolean>): Promise<void> {
	await expect
		.poll(async () => {
			await runRefills({ db });
			return isDone();
		})
		.toBe(true);
}

async function aBuyer(db: Database, credits: bigint) {
	const organization = await anOrganization(db);
	const john = await aUser(db, organization, { name: "John Marsh" });
	const admin = await aUser(db, organization, { name: "Ada Stein", role: "administrator" });
	await fillInBilling(db, john);
	await boughtCredits(db, { beneficiaryId: john.id, credits });
	return { john, admin };
}

/** The operator marks the newest order as paid. */
async function pay(db: Database, olivia: TestUser, buyerId: string): Promise<void> {
	const order = await db.order.findFirstOrThrow({ where: { buyerId, status: "pending" } });
	const paid = await markOrderPaid({ actor: await actorOf(db, olivia), db }, { orderId: order.id });
	expect(paid).toMatchObject({ ok: true });
}

test("An auto top-up orders, waits, pauses for a cancelled order and a dearer pack, and stops at its ceiling until next month", async ({
	pageOf,
}) => {
	test.setTimeout(300_000);
	const { address, dataDirectory, stop } = await startEmptyDeployment({ AUTH_SECRET: env.AUTH_SECRET });
	let db = openDatabase(applicationUrl(dataDirectory), { maxConnections: 2 });
	try {
		const olivia = await aUser(db, await anOrganization(db, { isOperator: true }), { role: "administrator" });
		const { john, admin } = await aBuyer(db, 600n);
		const planId = await aPlan(db);
		const ordersOf = () => db.order.count({ where: { buyerId: john.id, planId } });
		const orderedTimes = (times: number) => untilDone(db, async () => (await ordersOf()) === times);
		let page = await pageOf(john, { address, db });
		const card = () => cardOf(page, "Email");

		await test.step("John sets it: below 500, Email 1,000, at most 25 dollars a month", async () => {
			await page.goto("/credits");
			await page.getByRole("link", { name: "Refill", exact: true }).click();
			await page.getByRole("button", { name: "Set up auto top-up" }).click();
			const window = page.getByRole("dialog", { name: "Set up auto top-up" });
			await fillIn(window.getByLabel("When fewer credits are left than"), "500");
			await window.getByLabel("Order", { exact: true }).selectOption("Email 1,000 for US$10.83");
			await fillIn(window.getByLabel("Spend at most a month, in USD"), "10");
			await window.getByRole("button", { name: "Save" }).click();
			await expect(window.getByText("The ceiling is less than the pack costs with tax")).toBeVisible();
			await fillIn(window.getByLabel("Spend at most a month, in USD"), "25");
			await window.getByRole("button", { name: "Save" }).click();
			await expect(card().getByText("Running")).toBeVisible();
			await expect(card()).toContainText("600 are left. Once fewer than 500 are, Email 1,000 for US$10.83 is ordered.");
			await expect(card()).toContainText("US$0.00 of US$25.00 ordered this month");
		});

		await test.step("160 are used: one order, one mail and notice, and nothing more while it waits", async () => {
			await use(db, john.id, 160n);
			await orderedTimes(1);
			await runRefills({ db });
			expect(await ordersOf()).toBe(1);
			expect(await mailsTo(db, john.id)).toEqual(["refilled"]);
			await page.reload();
			await expect(card().getByText("Waiting for its order")).toBeVisible();
			await expect(card()).toContainText("US$10.83 of US$25.00 ordered this month");
			await page.goto("/notifications");
			await expect(page.getByText("Your auto top-up ordered Email 1,000")).toBeVisible();
			await expect(page.getByText("John Marsh had used most: 160.")).toBeVisible();
		});

		await test.step("John cancels the order: it pauses, until John goes on", async () => {
			await page.goto("/credits/refill");
			await card()
				.getByRole("link", { name: /^Order #/ })
				.click();
			await page.getByRole("button", { name: "Cancel order" }).click();
			await page.getByRole("alertdialog").getByRole("button", { name: "Cancel order" }).click();
			await expect(page.getByText(/^Order #\d+ is cancelled\.$/)).toBeVisible();
			await page.goto("/credits/refill");
			await expect(card().getByText("Paused")).toBeVisible();
			await expect(card()).toContainText("Its order was cancelled.");
			await untilDone(db, async () => (await mailsTo(db, john.id)).includes("refill_stopped"));
			expect(await ordersOf()).toBe(1);
			await page.reload();
			await card().getByRole("button", { name: "Go on with Email" }).click();
			await expect(page.getByText("Email goes on.", { exact: true })).toBeVisible();
			await orderedTimes(2);
			await pay(db, olivia, john.id);
			await page.reload();
			await expect(card()).toContainText("1,440 are left.");
		});

		await test.step("the ceiling is reached, the cancelled order counted; next month goes on by itself", async () => {
			await use(db, john.id, 1_000n);
			await untilDone(
				db,
				async () => (await mailsTo(db, john.id)).filter((kind) => kind === "refill_stopped").length === 2,
			);
			expect(await ordersOf()).toBe(2);
			await page.reload();
			await expect(card().getByText("Ceiling reached")).toBeVisible();
			await expect(card()).toContainText("US$21.66 of US$25.00 ordered this month");
			await page.context().close();
			await db.$disconnect();
			await moveClock(dataDirectory, { days: 31 });
			db = openDatabase(applicationUrl(dataDirectory), { maxConnections: 2 });
			await orderedTimes(3);
			page = await pageOf(john, { address, db });
			await page.goto("/credits/refill");
			await expect(card()).toContainText("US$10.83 of US$25.00 ordered this month");
			await pay(db, olivia, john.id);
		});

		await test.step("the pack becomes dearer: nothing is ordered until John accepts its price", async () => {
			await aPlanVersion(db, planId, { priceMinor: 1_200n });
			await untilDone(db, async () => (await db.refill.count({ where: { pausedBecause: "dearer" } })) === 1);
			await page.reload();
			await expect(card()).toContainText("Its pack costs more now");
			await card().getByRole("button", { name: "Accept Email 1,000 for US$12.99 and go on" }).click();
			await expect(card().getByText("Running")).toBeVisible();
			const history = page.getByRole("region", { name: "History" });
			await expect(history.getByText("Paused: its pack costs more")).toBeVisible();
			await expect(history.getByText("Ceiling reached, with 440 left")).toBeVisible();
		});

		await test.step("Ada sees what becomes of it when John would get another Credit Owner", async () => {
			const adas = await pageOf(admin, { address, db });
			await adas.goto("/overview");
			await editUser(adas, "John Marsh");
			const window = await chooseCreditOwner(adas, "Ada Stein");
			await expect(
				window.getByText("John Marsh’s refill pauses: nothing is ordered or shared by itself"),
			).toBeVisible();
		});

		await test.step("John removes it", async () => {
			await card().getByRole("button", { name: "Remove Email" }).click();
			await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
			await expect(page.getByText("You have set none yet.")).toBeVisible();
		});
	} finally {
		await db.$disconnect().catch(() => undefined);
		await stop();
	}
});

test("A creator has a share group refilled from their wallet, whole or not at all", async ({ db, pageOf }) => {
	const { john } = await aBuyer(db, 150n);
	const tom = await aUser(db, await anOrganization(db), { name: "Tom Field" });
	const shareGroupId = await aShareGroup(db, { creatorId: john.id, name: "Refilled", addresses: [tom.email] });
	const left = async () => {
		const balances = await readGroupBalances(sqlOf(db), [shareGroupId]);
		return balances.find(({ creditTypeId }) => creditTypeId === "email")?.available;
	};
	const page = await pageOf(john);
	await page.goto(`/share/${shareGroupId}`);
	await page.getByRole("button", { name: "Change the refill of Refilled" }).click();
	const window = page.getByRole("dialog", { name: "Refill Refilled" });
	await window.getByLabel("Credit type").selectOption("email");
	for (const [label, credits] of [
		["When fewer credits are left than", "50"],
		["Share", "100"],
		["Share at most a month", "1000"],
	] as const) {
		await fillIn(window.getByLabel(label, { exact: true }), credits);
	}
	await window.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("100 email below 50")).toBeVisible();
	await untilDone(db, async () => (await left()) === 100n);
	await use(db, tom.id, 60n, { pool: { shareGroupId } });
	await untilDone(db, async () => (await mailsTo(db, john.id)).includes("refill_stopped"));
	expect(await left()).toBe(40n);
	await page.reload();
	await expect(page.getByText("100 email below 50 (wallet too low)")).toBeVisible();
	await page.getByRole("link", { name: "All your refills" }).click();
	const card = cardOf(page, "Refilled: email");
	await expect(card).toContainText("your wallet has only 50 purchased email credits of the 100 to share");
	await expect(card).toContainText("100 of 1,000 email credits shared this month");
	await card.getByRole("button", { name: "Pause Refilled: email" }).click();
	await expect(card).toContainText("You have paused it.");
	await boughtCredits(db, { beneficiaryId: john.id, credits: 50n });
	await runRefills({ db });
	expect(await left()).toBe(40n);
	await card.getByRole("button", { name: "Go on with Refilled: email" }).click();
	await untilDone(db, async () => (await left()) === 140n);
	await page.reload();
	const history = page.getByRole("region", { name: "History" });
	await expect(history.getByText("Shared 100 credits")).toHaveCount(2);
	await expect(history.getByText("Used most before: Tom Field (60)")).toBeVisible();
});

import { evaluateAlerts } from "@/lib/alerts/evaluate-alerts.ts";
import { warnOfExpiry } from "@/lib/expiry-warnings/warn-of-expiry.ts";
import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { aCharge, aClient, DAY_MS, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { formatDate } from "@/lib/text/format-date.ts";
import { applicationUrl } from "@/scripts/testing/launched.ts";
import { fillIn } from "../testing/app.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, test } from "../testing/fixtures.ts";
import { moveClock } from "../testing/moved-clock.ts";

const OPS = "operations@northwind.example";

/** The subjects of the mail to an address that the deployment has written, oldest first. */
async function mailsTo(db: Database, recipientEmail: string): Promise<(string | null)[]> {
	const mails = await db.mail.findMany({
		where: { recipientEmail, closedAt: { not: null } },
		orderBy: { createdAt: "asc" },
	});
	return mails.map(({ subject }) => subject);
}

test("Sally is warned twice before credits expire; an alert tells Sally and who agreed, once crossed and once recovered", async ({
	page: visitor,
	pageOf,
}) => {
	test.setTimeout(300_000);
	const { address, dataDirectory, stop } = await startEmptyDeployment({ AUTH_SECRET: env.AUTH_SECRET });
	const open = () => openDatabase(applicationUrl(dataDirectory), { maxConnections: 2 });
	let db = open();
	/** So many days after the test has begun. */
	async function onDay(days: number): Promise<void> {
		await db.$disconnect();
		await moveClock(dataDirectory, { days });
		db = open();
	}
	try {
		const sally = await aUser(db, await anOrganization(db), { name: "Sally Green" });
		const lastDay = inDays(70);
		await boughtCredits(db, { beneficiaryId: sally.id, credits: 13_120n, expiresAt: lastDay });
		const day = formatDate(lastDay, "en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
		const sallys = async () => pageOf(sally, { address, db });

		await test.step("Sally sets an alert at 1,000, and names an address that agrees first", async () => {
			const page = await sallys();
			await page.goto("/credits");
			await page.getByRole("button", { name: "Add an alert" }).click();
			const window = page.getByRole("dialog");
			await window.getByLabel("Credit type").selectOption("email");
			await fillIn(window.getByLabel("Tell when fewer email credits are left than"), "1000");
			await fillIn(window.getByLabel("Tell these addresses too"), OPS);
			await window.getByRole("button", { name: "Save" }).click();
			await expect(page.getByText("Email credits below 1,000")).toBeVisible();
			await expect(page.getByText("hasn’t agreed yet")).toBeVisible();
			await expect.poll(() => mailsTo(db, OPS)).toHaveLength(1);
			const { keptText } = await db.mail.findFirstOrThrow({ where: { recipientEmail: OPS } });
			const link = /\S+\/confirm-alerts\?token=[\w-]+/.exec(keptText ?? "")?.[0] ?? "";
			await visitor.goto(link);
			await expect(visitor.getByText("Sally Green")).toBeVisible();
			await visitor.getByRole("button", { name: "Confirm this address" }).click();
			await expect(visitor.getByRole("heading", { name: "This address is confirmed" })).toBeVisible();
			await page.reload();
			await expect(page.getByText("hasn’t agreed yet")).toHaveCount(0);
		});

		await onDay(40);
		await test.step("30 days before: a mail, a notice, and amber on Overview and Credits & Subscriptions", async () => {
			await warnOfExpiry({ db });
			await warnOfExpiry({ db });
			const subject = `13,120 email credits expire on ${day}`;
			await expect.poll(() => mailsTo(db, sally.email)).toEqual([subject]);
			const page = await sallys();
			await page.goto("/overview");
			const amber = page.getByText(`all 13,120 email credits will expire unused on ${day}`);
			await expect(amber).toBeVisible();
			await page.getByRole("banner").getByRole("link", { name: "Notifications, 1 unread" }).click();
			await page.getByRole("link", { name: subject }).click();
			await expect(page.getByRole("heading", { name: "Credits & Subscriptions" })).toBeVisible();
			await expect(amber).toBeVisible();
			await page.getByRole("main").getByRole("link", { name: "Share them", exact: true }).click();
			await expect(page).toHaveURL(/\/share$/);
		});

		await test.step("Sally uses 300 in the next days: most of it would still be lost", async () => {
			await postCharges(aClient(db), [aCharge(sally.id, 300n)]);
			const page = await sallys();
			await page.goto("/overview");
			await expect(page.getByText(/about [\d,]+ of 12,820 email credits will expire unused/)).toBeVisible();
		});

		await onDay(64);
		await test.step("7 days before there is another warning, and not a third time", async () => {
			await warnOfExpiry({ db });
			await warnOfExpiry({ db });
			await expect.poll(() => mailsTo(db, sally.email)).toHaveLength(2);
			expect((await mailsTo(db, sally.email))[1]).toBe(`12,820 email credits expire on ${day}`);
		});

		await test.step("50 charges at once cross the alert: one mail to each", async () => {
			await Promise.all(Array.from({ length: 50 }, () => postCharges(aClient(db), [aCharge(sally.id, 240n)])));
			await evaluateAlerts({ db });
			await expect
				.poll(() => mailsTo(db, OPS))
				.toEqual([expect.anything(), "Sally Green’s email credits are below 1,000"]);
			await expect.poll(() => mailsTo(db, sally.email)).toHaveLength(3);
			expect((await mailsTo(db, sally.email))[2]).toBe("Your email credits are below 1,000");
			const page = await sallys();
			await page.goto("/credits");
			await expect(page.getByText("820 left now, which is below")).toBeVisible();
		});

		await test.step("Sally buys more, and both are told that it has recovered", async () => {
			await boughtCredits(db, { beneficiaryId: sally.id, credits: 5_000n });
			await evaluateAlerts({ db });
			await expect.poll(() => mailsTo(db, OPS)).toHaveLength(3);
			const page = await sallys();
			await page.goto("/notifications");
			await expect(page.getByRole("link", { name: "Your email credits are at 1,000 or more again" })).toBeVisible();
		});

		await test.step("a service holds 100 of them, for something that ends after they expire", async () => {
			const held = await placeHold(aClient(db), { ...aCharge(sally.id, 100n), lifetimeMs: 20 * DAY_MS });
			expect(held).toMatchObject({ ok: true });
		});

		await onDay(72);
		await test.step("what has expired is gone, what was held is still captured, and nobody is told any more", async () => {
			await expireLots(db);
			const { id: holdId } = await db.hold.findFirstOrThrow({ where: { userId: sally.id } });
			expect(await captureHold(aClient(db), { key: newId(), holdId, credits: 100n })).toMatchObject({ ok: true });
			await warnOfExpiry({ db });
			await evaluateAlerts({ db });
			const page = await sallys();
			await page.goto("/credits");
			await expect(page.getByText("5,000 left now")).toBeVisible();
			await expect(page.getByText("will expire unused")).toHaveCount(0);
			expect(await mailsTo(db, sally.email)).toHaveLength(4);
			expect(await mailsTo(db, OPS)).toHaveLength(3);
		});
	} finally {
		await db.$disconnect().catch(() => undefined);
		await stop();
	}
});

import { raiseForRequest } from "@/lib/credit-requests/answers/raise-for-request.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { aRequest } from "@/lib/testing/asking.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { applicationUrl } from "@/scripts/testing/launched.ts";
import { fillIn, useCredits } from "../testing/app.ts";
import { ask, ownRequests } from "../testing/asking.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";
import { mailTo } from "../testing/mail.ts";
import { moveClock } from "../testing/moved-clock.ts";
import { anOffice, dayOf, rowOf } from "../testing/office.ts";

const email = { creditTypeId: "email" };

/** Peter may use 5 of John's email credits a week; Sally, of another organization, shares 3 of 30 with Peter in Thorns. */
async function peterWhoIsLimited(db: Database) {
	const office = await anOffice(db);
	const { john, peter } = office;
	const pool = { kind: "wallet", ownerId: john.id, ...email } as const;
	const limit = { credits: 5n, period: "week" } as const;
	expect(await setLimit({ actor: await actorOf(db, john), db }, { pool, person: peter.id, limit })).toMatchObject({
		ok: true,
	});
	const sally = await aUser(db, await anOrganization(db), { name: "Sally Thorn" });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 30n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Thorns", addresses: [peter.email] });
	await transact(db, (tx) => postAllocation(tx, { shareGroupId, ...email, credits: 3n, actorId: null }));
	return { ...office, sally };
}

/** The link in the mail that told somebody of Peter's request: opened in their browser, it answers nothing. */
async function followMail(page: Page, { email: address }: TestUser): Promise<void> {
	const mail = await mailTo(address, { subject: /^Peter Vale asks for/ });
	const link = mail.links.find((href) => href.includes("/requests/")) ?? "";
	await page.goto(new URL(link).pathname);
	await expect(page.getByRole("heading", { name: /^Peter Vale asks for/, level: 1 })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Your answer" })).toBeVisible();
}

const alertOn = (page: Page) => page.getByRole("main").getByRole("alert");

test("A refusal leads to asking, and a raise that ends answers it", async ({ db, pageOf }) => {
	test.setTimeout(180_000);
	const { john, peter } = await peterWhoIsLimited(db);
	const peters = await pageOf(peter);

	await test.step("Peter needs 20, is refused, and asks from there", async () => {
		await useCredits(peters, { item: "Newsletter", credits: 20 });
		await expect(alertOn(peters)).toContainText("20 are needed");
		await peters.getByRole("button", { name: "Ask for more email credits" }).click();
		const window = peters.getByRole("dialog", { name: "Ask for more email credits" });
		await expect(window.getByLabel("How many you need")).toHaveValue("20");
		await expect(window.getByRole("checkbox", { name: "John Marsh, your Credit Owner" })).toBeChecked();
		await expect(window.getByRole("checkbox", { name: "Sally Thorn, who shares Thorns with you" })).not.toBeChecked();
		await ask(peters, { reason: "The spring newsletter" });
		await expect(await ownRequests(peters)).toContainText("Waiting for John Marsh and the administrators.");
	});

	await test.step("a second one leads to the first", async () => {
		await peters.getByRole("button", { name: "Ask for more email credits" }).first().click();
		const window = peters.getByRole("dialog", { name: "Ask for more email credits" });
		await expect(window).toContainText("You have asked for email credits already.");
		await window.getByRole("link", { name: "See your request" }).click();
		await expect(window).toBeHidden();
	});

	await test.step("John sees what Peter has and which limit stops him, and raises it until tomorrow", async () => {
		const johns = await pageOf(john);
		await johns.goto("/notifications");
		await johns.getByRole("link", { name: "Peter Vale asks for 20 email credits" }).click();
		const main = johns.getByRole("main");
		await expect(main).toContainText("The spring newsletter");
		await expect(main).toContainText("0 of 5 email credits this week");
		await expect(main).toContainText("A share group gives 3.");
		await expect(main.getByText("Thorns")).toHaveCount(0);
		expect(await db.creditRequest.count({ where: { userId: peter.id, status: "open" } })).toBe(1);
		await johns.getByRole("button", { name: "Raise the limit on John Marsh’s credits" }).click();
		const window = johns.getByRole("dialog");
		await expect(window.getByLabel("Credits a week")).toHaveValue("20");
		await window.getByLabel("Until the end of").fill(dayOf(inDays(1)));
		await expect(window).toContainText("Peter Vale can use 5 → 20");
		await window.getByRole("button", { name: "Raise the limit" }).click();
		await expect(johns.getByText("The limit is raised. Peter Vale is told.").first()).toBeVisible();
		await expect(main).toContainText("Someone has answered this request already.");
	});

	await test.step("Peter is told, and can use them", async () => {
		await expect(await ownRequests(peters)).toContainText("John Marsh: Limit raised to 20 email a week until");
		await useCredits(peters, { item: "Newsletter", credits: 20 });
		await expect(peters.getByRole("region", { name: "20 email credits were used" })).toBeVisible();
	});
});

test("Two weeks later a raise has ended, and what nobody has answered has lapsed", async ({ pageOf }) => {
	test.setTimeout(240_000);
	const { address, dataDirectory, stop } = await startEmptyDeployment({ AUTH_SECRET: env.AUTH_SECRET });
	let db = openDatabase(applicationUrl(dataDirectory), { maxConnections: 2 });
	try {
		const { john, peter, mary } = await peterWhoIsLimited(db);
		const raise = { credits: 20n, period: "week", until: dayOf(inDays(1)), shareGroupId: null } as const;
		const requestId = await aRequest(db, peter, { ...email, reason: "The spring newsletter" });
		expect(await raiseForRequest({ actor: await actorOf(db, john), db }, { requestId, ...raise })).toMatchObject({
			ok: true,
		});
		await aRequest(db, mary, { ...email, credits: 9n, reason: "The open day" });
		const johns = await pageOf(john, { address, db });
		await johns.goto("/overview/limits");
		await expect(rowOf(johns, "Peter Vale")).toContainText("0 of 20 email credits this week");

		await db.$disconnect();
		await moveClock(dataDirectory, { days: 15 });
		db = openDatabase(applicationUrl(dataDirectory), { maxConnections: 2 });

		const later = await pageOf(john, { address, db });
		await later.goto("/overview/limits");
		await expect(rowOf(later, "Peter Vale")).toContainText("0 of 5 email credits this week");
		// A job closes it, within a minute.
		await expect.poll(() => db.creditRequest.count({ where: { status: "lapsed" } }), { timeout: 150_000 }).toBe(1);
		const marys = await pageOf(mary, { address, db });
		await expect(await ownRequests(marys)).toContainText("Lapsed");
		await marys.goto("/notifications");
		await expect(marys.getByText("Nobody has answered your request for 9 email credits")).toBeVisible();
		await later.goto("/requests");
		await expect(rowOf(later, "Mary Brook")).toContainText("Lapsed");
	} finally {
		await db.$disconnect().catch(() => undefined);
		await stop();
	}
});

test("Credits put into a group answer a request, by who shares them, who learns nothing of the wallet", async ({
	db,
	pageOf,
	allowProblem,
}) => {
	test.setTimeout(180_000);
	allowProblem(/404/);
	const { john, peter, sally, mary } = await peterWhoIsLimited(db);
	const peters = await pageOf(peter);
	await peters.goto("/overview");
	await peters.getByRole("button", { name: "Ask for more email credits" }).click();
	const only = { not: ["John Marsh", "The administrators"], also: ["Sally Thorn"] };
	await ask(peters, { reason: "The spring course", credits: 12, ...only });

	const sallys = await pageOf(sally);
	await followMail(sallys, sally);
	const main = sallys.getByRole("main");
	await expect(main).toContainText("The spring course");
	for (const secret of ["John Marsh", "10,000"]) await expect(main.getByText(secret)).toHaveCount(0);
	const address = new URL(sallys.url()).pathname;
	for (const other of [john, mary]) {
		const page = await pageOf(other);
		expect((await page.goto(address))?.status(), other.name).toBe(404);
	}
	await sallys.getByRole("button", { name: "Put credits into Thorns" }).click();
	const window = sallys.getByRole("dialog", { name: "Put credits into Thorns" });
	await fillIn(window.getByLabel("Credits"), "28");
	await expect(window).toContainText("You can share at most 27 email credits.");
	await window.getByRole("button", { name: "Share Credits" }).click();
	await expect(window).toContainText("27");
	await fillIn(window.getByLabel("Credits"), "12");
	await expect(window).toContainText("You: 27 → 15 · Thorns: 3 → 15");
	await window.getByRole("button", { name: "Share Credits" }).click();
	await expect(sallys.getByText("The credits are in Thorns. Peter Vale is told.").first()).toBeVisible();
	await sallys.goto("/requests");
	await expect(rowOf(sallys, "Peter Vale")).toContainText("Sally Thorn: 12 email put into Thorns");

	await expect(await ownRequests(peters)).toContainText("Sally Thorn: 12 email put into Thorns");
	expect(await mailTo(peter.email, { subject: /^Your request/ })).toMatchObject({
		text: expect.stringContaining("Sally Thorn has put 12 email credits into Thorns, which you can use."),
	});
});

test("Refused by one, granted by another: a no closes one part, the first yes the request", async ({ db, pageOf }) => {
	test.setTimeout(180_000);
	const { john, admin, peter, mary } = await peterWhoIsLimited(db);
	await boughtCredits(db, { beneficiaryId: mary.id, credits: 500n });
	await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: mary.id } });
	const peters = await pageOf(peter);
	await peters.goto("/credits");
	await peters.getByRole("button", { name: "Ask for more email credits" }).first().click();
	await ask(peters, { reason: "The spring newsletter", credits: 40 });

	await test.step("John says no, with a reason that Peter reads", async () => {
		const johns = await pageOf(john);
		await followMail(johns, john);
		await johns.getByRole("button", { name: "Say no" }).click();
		const window = johns.getByRole("dialog", { name: "Say no to Peter Vale" });
		await window.getByRole("button", { name: "Say no" }).click();
		await expect(window.getByRole("textbox", { name: "Reason" })).toHaveAttribute("aria-invalid", "true");
		await fillIn(window.getByRole("textbox", { name: "Reason" }), "I need them myself this month");
		await window.getByRole("button", { name: "Say no" }).click();
		await expect(johns.getByRole("main")).toContainText("You have said no to this request.");
		await expect(await ownRequests(peters)).toContainText("John Marsh: no. “I need them myself this month”");
		await expect(await ownRequests(peters)).toContainText("Waiting for the administrators.");
	});

	await test.step("Ada, who administrates, makes Mary Peter's Credit Owner", async () => {
		const adas = await pageOf(admin);
		await adas.goto("/admin/requests");
		await rowOf(adas, "Peter Vale").getByRole("link", { name: "Peter Vale" }).click();
		await expect(adas.getByRole("main")).toContainText("John Marsh said no. “I need them myself this month”");
		await adas.getByRole("button", { name: "Choose another Credit Owner" }).click();
		const window = adas.getByRole("dialog", { name: "Another Credit Owner" });
		await window.getByRole("option", { name: /^Mary Brook/ }).click();
		await expect(window.getByText("What changes for Peter Vale")).toBeVisible();
		await window.getByRole("button", { name: "Make the change" }).click();
		await expect(adas.getByText("Mary Brook is the Credit Owner of Peter Vale from now on.").first()).toBeVisible();
		await adas.goto("/admin/requests?status=granted");
		await expect(rowOf(adas, "Peter Vale")).toContainText("Ada Stein: Credit Owner: Mary Brook");
		await adas.goto("/admin/audit");
		await expect(rowOf(adas, "Request for credits granted")).toContainText("Peter Vale");
		await expect(rowOf(adas, "No said to a request for credits")).toContainText("I need them myself this month");
	});

	await expect(await ownRequests(peters)).toContainText("Ada Stein: Credit Owner: Mary Brook");
});

import { boughtCredits } from "@/lib/testing/credits.ts";
import { fillIn } from "../testing/app.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";
import { daysUntil, type Sold, SubscriberStory } from "../testing/subscriber.ts";

/** Operator › Plans: a subscription of email credits, with its preview. */
async function putOnSale(page: Page, { kind, name, credits, carried, price, isYearly = false }: Sold): Promise<void> {
	await page.goto("/operator/plans/new?type=email");
	await page.getByRole("radio", { name: kind }).check();
	await fillIn(page.getByLabel("Name"), name);
	if (credits) await fillIn(page.getByLabel("Credits a month"), credits);
	if (carried) await fillIn(page.getByLabel("Of these, carried over at most"), carried);
	await fillIn(page.getByLabel("Price", { exact: true }), price);
	if (isYearly) await page.getByLabel("Paid").selectOption("each year");
	const period = isYearly ? "a year" : "a month";
	await expect(page.getByRole("main").getByText(period, { exact: true }), "as buyers will see it").toBeVisible();
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText(`${name} is in the catalogue.`).first()).toBeVisible();
}

async function subscribe(page: Page, name: string): Promise<void> {
	await page.goto("/purchase");
	await page.getByRole("link", { name: `Subscribe to ${name}` }).click();
	await expect(page.getByText("It renews by itself until you cancel it", { exact: false })).toBeVisible();
	await page.getByRole("button", { name: "Place order" }).click();
	await expect(page.getByText(`${name} starts once the invoice is paid.`)).toBeVisible();
}

/** Operator › Orders: the one order that waits. */
async function markPaid(page: Page): Promise<void> {
	await page.goto("/operator/orders?status=pending");
	await page.getByRole("button", { name: /^Actions for order/ }).click();
	await page.getByRole("menuitem", { name: "Mark paid" }).click();
	const window = page.getByRole("alertdialog");
	await expect(window.getByText(/subscription .* starts or goes on at once/)).toBeVisible();
	await window.getByRole("button", { name: "Mark paid" }).click();
	await expect(page.getByText(/is paid: .* runs\./).first()).toBeVisible();
}

const card = (page: Page, name: string) =>
	page
		.getByRole("region", { name })
		.or(page.locator(`[aria-label="${name}"]`))
		.first();

test("An allowance is bought, renewed, not paid, paused, paid, cancelled and kept, and ends", async ({ pageOf }) => {
	test.setTimeout(300_000);
	const story = await SubscriberStory.begin();
	const plan = "Email monthly";
	const expectState = async (page: Page, state: string, credits: string) => {
		await page.goto("/credits");
		await expect(card(page, plan)).toContainText(state);
		await expect(page.getByRole("main").getByText(new RegExp(`You have\\s+${credits}\\s+Credits?`))).toBeVisible();
	};
	try {
		await test.step("Olivia puts it on sale; John buys it, and it starts once it is paid", async () => {
			const olivia = await pageOf(story.olivia, story.there);
			await putOnSale(olivia, {
				...{ kind: "An allowance", name: plan, credits: "1000", carried: "200", price: "10.00" },
			});
			const john = await pageOf(story.john, story.there);
			await subscribe(john, plan);
			await john.goto("/credits");
			await expect(card(john, plan)).toContainText("Not paid yet");
			await markPaid(olivia);
			await expectState(john, "Active", "1,000");
			await expect(card(john, plan)).toContainText("Renews");
			await john.getByText("More Details").first().click();
			await expect(john.getByText("No: a subscription is for you alone").first()).toBeVisible();
		});

		await test.step("a week before, John is told; on the day it is renewed, and 200 are carried over", async () => {
			await story.moveTo(daysUntil(1) - 7);
			const john = await pageOf(story.john, story.there);
			await john.goto("/notifications");
			await expect(john.getByText(`${plan} renews soon`)).toBeVisible();
			await story.moveTo(daysUntil(1));
			const later = await pageOf(story.john, story.there);
			await expectState(later, "Still to be paid", "1,200");
		});

		await test.step("unpaid after two weeks it pauses, and goes on once it is paid", async () => {
			await story.moveTo(daysUntil(1) + 15);
			const john = await pageOf(story.john, story.there);
			await expectState(john, "Paused: not paid", "200");
			await card(john, plan).getByText("What happened").click();
			await expect(card(john, plan)).toContainText("1,000 credits were taken back");
			await markPaid(await pageOf(story.olivia, story.there));
			await expectState(john, "Active", "1,200");
		});

		await test.step("John cancels it, keeps it, cancels it again, and it ends with its period", async () => {
			const john = await pageOf(story.john, story.there);
			await john.goto("/credits");
			for (const isLast of [false, true]) {
				await john.getByRole("button", { name: `Cancel ${plan}` }).click();
				await john.getByRole("alertdialog").getByRole("button", { name: "Cancel the subscription" }).click();
				await expect(john.getByText(new RegExp(`^${plan} is cancelled. It runs until`)).first()).toBeVisible();
				await expect(card(john, plan)).toContainText("Runs until");
				if (isLast) break;
				await john.getByRole("button", { name: `Take back the cancellation of ${plan}` }).click();
				await expect(john.getByText(`${plan} goes on.`).first()).toBeVisible();
			}
			await story.moveTo(daysUntil(1) + 15 + 32);
			const later = await pageOf(story.john, story.there);
			await expectState(later, "Ended", "200");
			await later.goto("/purchase");
			await expect(later.getByRole("link", { name: `Subscribe to ${plan}` })).toBeVisible();
		});
		expect(await story.db.subscriptionPeriod.count(), "what arrived, once each").toBe(3);
	} finally {
		await story.end();
	}
});

test("A year's allowance of the 31st arrives on leap day, under one order, and carries over beside what was bought", async ({
	pageOf,
}) => {
	test.setTimeout(300_000);
	const story = await SubscriberStory.begin();
	const plan = "Email yearly";
	const daysTo = (day: string) => Math.round((Date.parse(`${day}T12:00:00Z`) - Date.now()) / 86_400_000);
	const expectArrived = async (credits: string, days: readonly string[]) => {
		const john = await pageOf(story.john, story.there);
		await john.goto("/credits");
		await expect(john.getByRole("main").getByText(new RegExp(`You have\\s+${credits}\\s+Credits`))).toBeVisible();
		await card(john, plan).getByText("What arrived").click();
		const rows = card(john, plan).getByRole("table", { name: `What arrived of ${plan}` });
		for (const day of days) await expect(rows).toContainText(day);
	};
	try {
		const charge = await story.charging();
		await story.moveTo(daysTo("2028-01-31"));
		await test.step("bought on 31 January, beside 50 credits that were bought", async () => {
			await boughtCredits(story.db, { beneficiaryId: story.john.id, credits: 50n });
			const olivia = await pageOf(story.olivia, story.there);
			const sold = { name: plan, credits: "1000", carried: "200", price: "100.00", isYearly: true } as const;
			await putOnSale(olivia, { kind: "An allowance", ...sold });
			await subscribe(await pageOf(story.john, story.there), plan);
			await markPaid(olivia);
			await expectArrived("1,050", ["31 Jan 2028", "28 Feb 2028"]);
		});

		await test.step("it arrives on 29 February: 200 of January are carried over, and the bought ones are as they were", async () => {
			await story.moveTo(daysTo("2028-02-29"));
			await expectArrived("1,250", ["29 Feb 2028", "30 Mar 2028"]);
			expect(await charge(story.john, 900)).toBe(201);
		});

		await test.step("and on 31 March again, though nothing ran for three days; nothing of it was ordered again", async () => {
			await story.moveTo(daysTo("2028-04-03"));
			await expectArrived("1,250", ["31 Mar 2028", "29 Apr 2028"]);
			expect(await story.db.order.count({ where: { subscriptionId: { not: null } } })).toBe(1);
			expect(await story.db.subscriptionPeriod.count(), "what arrived, once each").toBe(3);
		});
	} finally {
		await story.end();
	}
});

test("An unlimited subscription covers use until it is dearer and isn't paid; a Credit User can't have one", async ({
	pageOf,
}) => {
	test.setTimeout(300_000);
	const story = await SubscriberStory.begin();
	const plan = "Email unlimited";
	try {
		const charge = await story.charging();
		await test.step("John buys it, and use costs nothing", async () => {
			const olivia = await pageOf(story.olivia, story.there);
			await putOnSale(olivia, { kind: "Unlimited use", name: plan, price: "50.00" });
			const john = await pageOf(story.john, story.there);
			await subscribe(john, plan);
			expect(await charge(story.john, 5)).toBe(402);
			await markPaid(olivia);
			expect(await charge(story.john, 5)).toBe(201);
			await john.goto("/usage");
			await expect(john.getByRole("main").getByText(`Covered by ${plan}`).first()).toBeVisible();
		});

		await test.step("a Credit User of John's reads why they can't subscribe", async () => {
			const peter = await pageOf(await story.creditUser(), story.there);
			await peter.goto("/purchase");
			await expect(
				peter.getByText("You use John Marsh’s credits, so you can’t subscribe", { exact: false }),
			).toBeVisible();
			await expect(peter.getByRole("link", { name: `Subscribe to ${plan}` })).toHaveCount(0);
		});

		await test.step("Olivia makes it dearer; John is told, and it counts at the renewal 30 days away", async () => {
			const olivia = await pageOf(story.olivia, story.there);
			await olivia.goto("/operator/plans");
			await olivia.getByRole("link", { name: plan }).click();
			await fillIn(olivia.getByLabel("Price", { exact: true }), "60.00");
			await olivia.getByRole("button", { name: "Save as version 2" }).click();
			await expect(olivia.getByText(`${plan} is saved.`, { exact: false }).first()).toBeVisible();
			await story.moveTo(2);
			const john = await pageOf(story.john, story.there);
			await john.goto("/notifications");
			await expect(john.getByText(`${plan} changes`)).toBeVisible();
			await story.moveTo(daysUntil(1));
			const later = await pageOf(story.john, story.there);
			await later.goto("/credits");
			await expect(card(later, plan)).toContainText("$60.00");
			await markPaid(await pageOf(story.olivia, story.there));
			await story.moveTo(daysUntil(2));
			expect(await charge(story.john, 5)).toBe(201);
			const [last] = await story.db.order.findMany({ orderBy: { number: "desc" }, take: 1 });
			expect(last?.totalMinor).toBe(6_000n);
		});

		await test.step("unpaid it pauses, and nothing is covered any more", async () => {
			await story.moveTo(daysUntil(2) + 16);
			expect(await charge(story.john, 5)).toBe(402);
			const john = await pageOf(story.john, story.there);
			await john.goto("/credits");
			await expect(card(john, plan)).toContainText("Paused: not paid");
		});
	} finally {
		await story.end();
	}
});

import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { useCredits } from "../testing/app.ts";
import { expect, type Page, test } from "../testing/fixtures.ts";
import { anOffice } from "../testing/office.ts";

const email = { creditTypeId: "email" };

/** Peter may use 5 of John's 10,000 email credits, and 3 of Sally's group, who is of another organization. */
async function peterWithLimits(db: Database) {
	const office = await anOffice(db);
	const { john, peter } = office;
	const sally = await aUser(db, await anOrganization(db), { name: "Sally Thorn" });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 30n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Thorns", addresses: [peter.email] });
	const shared = await transact(db, (tx) =>
		postAllocation(tx, { shareGroupId, ...email, credits: 30n, actorId: null }),
	);
	expect(shared.ok).toBe(true);
	const wallet = { kind: "wallet", ownerId: john.id, ...email } as const;
	const group = { kind: "share_group", shareGroupId, ...email } as const;
	const johns = { actor: await actorOf(db, john), db };
	const sallys = { actor: await actorOf(db, sally), db };
	const limitJohns = (credits: bigint | null) =>
		setLimit(johns, { pool: wallet, person: null, limit: credits === null ? null : { credits, period: "week" } });
	expect(await limitJohns(5n)).toMatchObject({ ok: true });
	const inAll = { credits: 3n, period: "total" } as const;
	expect(await setLimit(sallys, { pool: group, person: null, limit: inAll })).toMatchObject({ ok: true });
	return { ...office, sally, shareGroupId, limitJohns };
}

const alertOn = (page: Page) => page.getByRole("main").getByRole("alert");

test("Each reason why credits can't be used is told in a sentence, and Why? tells the rest", async ({ db, pageOf }) => {
	const { john, peter, sally, limitJohns } = await peterWithLimits(db);
	const page = await pageOf(peter);
	const refused = async (credits: number, sentence: string) => {
		await useCredits(page, { item: "Newsletter", credits });
		await expect(alertOn(page)).toContainText(sentence);
		const why = page.getByRole("main").locator("details");
		await why.getByText("Why?").click();
		return why;
	};

	await test.step("the limit of the group, which pays first, and the limit of the Credit Owner", async () => {
		const why = await refused(
			9,
			"The limit on Thorns is 3 in all: 3 are left, and 9 are needed. Sally Thorn can change it.",
		);
		await expect(why).toContainText(
			"Thorns: 30 are in it. The limit is 3 email credits in all, the same for everyone.",
		);
		await expect(why).toContainText("John Marsh’s credits: 10,000 are in it. The limit is 5 email credits a week");
	});

	await test.step("too few in all pools", async () => {
		await limitJohns(null);
		const why = await refused(20_000, "20,000 credits are needed, but only 10,003 are left.");
		await expect(why).toContainText("John Marsh’s credits: 10,000 are in it. There is no limit on what you use of it.");
	});

	await test.step("the group's creator is suspended, without whose credits it is too little", async () => {
		await db.user.update({ where: { id: sally.id }, data: { status: "suspended" } });
		const why = await refused(10_001, "The credits belong to Sally Thorn, who is suspended.");
		await expect(why).toContainText("Sally Thorn is suspended, so none of it can be used for now.");
	});

	await test.step("the Credit Owner is suspended", async () => {
		await db.user.update({ where: { id: john.id }, data: { status: "suspended" } });
		const why = await refused(1, "The credits belong to John Marsh, who is suspended.");
		await expect(why).toContainText("John Marsh is suspended, so none of it can be used for now.");
	});
});

test("A refusal tells each reader what they may see of the pools, and strangers nothing", async ({
	db,
	pageOf,
	allowProblem,
}) => {
	allowProblem(/404/);
	const { john, admin, peter, mary, sally, shareGroupId } = await peterWithLimits(db);
	const own = await pageOf(peter);
	await useCredits(own, { item: "Newsletter", credits: 9 });
	await expect(alertOn(own)).toContainText("The limit on Thorns is 3 in all");
	await expect.poll(() => db.refusal.count({ where: { userId: peter.id } })).toBe(1);
	const unnamed = "The limit on a share group is 3 in all: 3 are left, and 9 are needed.";

	const readers = [
		{ reader: admin, at: `/admin/users/${peter.id}`, told: unnamed, secrets: ["Thorns", "Sally Thorn"] },
		{ reader: john, at: "/credits", told: unnamed, secrets: ["Thorns", "Sally Thorn"] },
		{
			reader: sally,
			at: `/share/${shareGroupId}`,
			told: "The limit on Thorns is 3 in all: 3 are left, and 9 are needed.",
			secrets: ["John Marsh", "10,000"],
		},
	];
	for (const { reader, at, told, secrets } of readers) {
		await test.step(`${reader.name} at ${at}`, async () => {
			const page = await pageOf(reader);
			await page.goto(at);
			await expect(page.getByRole("table", { name: "Recent refusals" })).toContainText(told);
			const main = page.getByRole("main");
			for (const secret of secrets) {
				await expect(main.getByText(secret), secret).toHaveCount(0);
			}
		});
	}

	await test.step("a colleague and an administrator of another organization find nothing", async () => {
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		for (const reader of [mary, stranger]) {
			const page = await pageOf(reader);
			const answer = await page.goto(`/admin/users/${peter.id}`);
			expect(answer?.status()).toBe(404);
			await page.goto("/credits");
			await expect(page.getByRole("heading", { name: "Credits & Subscriptions" })).toBeVisible();
			await expect(page.getByText("Recent refusals")).toHaveCount(0);
		}
	});
});

import { describe, expect, it } from "vitest";
import { cleanUp } from "@/lib/jobs/clean-up.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { placeHold } from "../charges/place-hold.ts";
import { postCharges } from "../charges/post-charges.ts";

const { db, url } = await testDatabase();
const stranger = await openConnection(url);
const northwind = await anOrganization(db);

async function john() {
	const { id } = await aUser(db, northwind, { name: "John Lee" });
	await grantCredits(db, id, 5n);
	const account = await db.account.findFirstOrThrow({ where: { userId: id, creditTypeId: "email" } });
	const kept = () => db.refusal.findMany({ where: { userId: id }, orderBy: { firstAt: "asc" } });
	return { id, accountId: account.id, kept };
}

describe("a refused charge", () => {
	it("is kept with what explains it, once for each key; what is charged isn't (product.md 57)", async () => {
		const { id, accountId, kept } = await john();
		const refused = aCharge(id, 7n, { reference: "run 12" });
		await postCharges(aClient(db), [aCharge(id, 1n), refused]);
		await expect.poll(kept).toHaveLength(1);
		expect(await kept()).toMatchObject([
			{
				kind: "charge",
				credits: 7n,
				service: "campaign",
				item: "Spring sale",
				reference: "run 12",
				client: "tests",
				accountIds: [accountId],
				answer: {
					code: "INSUFFICIENT_CREDITS",
					key: "insufficientCredits",
					explanation: { needed: { $bigint: "7" }, available: { $bigint: "4" } },
				},
				times: 1,
			},
		]);
		await postCharges(aClient(db), [refused, refused]);
		await postCharges(aClient(db), [aCharge(id, 8n), aCharge(id, 9n)]);
		await expect.poll(async () => (await kept()).map(({ times, credits }) => [times, credits])).toEqual([[3, 9n]]);
	});

	it("of another thing, as a hold, or for another reason is another one", async () => {
		const { id, kept } = await john();
		await postCharges(aClient(db), [aCharge(id, 7n), aCharge(id, 7n, { item: "Autumn sale" })]);
		await placeHold(aClient(db), { ...aCharge(id, 7n), lifetimeMs: 1_000 });
		await db.user.update({ where: { id }, data: { status: "suspended" } });
		await postCharges(aClient(db), [aCharge(id, 1n)]);
		const shown = async () =>
			(await kept()).map(({ kind, item, answer }) => [kind, item, (answer as { key: string }).key]);
		await expect.poll(shown).toHaveLength(4);
		expect(await shown()).toEqual(
			expect.arrayContaining([
				["charge", "Spring sale", "insufficientCredits"],
				["charge", "Autumn sale", "insufficientCredits"],
				["hold", "Spring sale", "insufficientCredits"],
				["charge", "Spring sale", "userSuspended"],
			]),
		);
	});

	it("is kept in a caller's transaction too, and at a caller's time", async () => {
		const { id, kept } = await john();
		await transact(db, (tx) => postCharges(aClient(db, { db: tx }), [aCharge(id, 7n), aCharge(id, 8n)]));
		expect(await kept()).toMatchObject([{ times: 2, credits: 8n }]);
		const at = new Date("2030-03-01T04:00:00.000Z");
		await postCharges(aClient(db, { clock: clockAt(at) }), [aCharge(id, 7n)]);
		await expect.poll(async () => (await kept()).at(-1)?.lastAt).toEqual(at);
	});

	it("isn't about credits where its key was used otherwise, or its call is malformed", async () => {
		const { id, kept } = await john();
		const key = newId();
		await postCharges(aClient(db), [aCharge(id, 1n, { key })]);
		await postCharges(aClient(db), [aCharge(id, 2n, { key }), aCharge(id, 0n), aCharge(id, 6n)]);
		await expect.poll(kept).toMatchObject([{ credits: 6n, times: 1 }]);
	});

	it("has its answer while nothing can be kept of it, and others are charged", async () => {
		const { id, kept } = await john();
		const refused = aCharge(id, 7n);
		await stranger.transaction(async (tx) => {
			await tx.sql.execute(`LOCK TABLE "refusal" IN ACCESS EXCLUSIVE MODE`);
			expect((await postCharges(aClient(db), [refused]))[0]).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
			expect((await postCharges(aClient(db), [refused, aCharge(id, 5n)]))[1]).toMatchObject({ ok: true });
		});
		await postCharges(aClient(db), [aCharge(id, 8n)]);
		await expect.poll(async () => (await kept()).at(-1)?.credits, { timeout: 5_000 }).toBe(8n);
	});

	it("is gone after a month", async () => {
		const { id, kept } = await john();
		await postCharges(aClient(db), [aCharge(id, 7n)]);
		await expect.poll(kept, { timeout: 5_000 }).toHaveLength(1);
		await db.refusal.updateMany({ where: { userId: id }, data: { firstAt: inDays(-32), lastAt: inDays(-31) } });
		expect(await cleanUp({ db })).toMatchObject({ refusals: 1 });
		expect(await kept()).toEqual([]);
	});
});

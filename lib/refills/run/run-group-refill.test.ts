import { describe, expect, it, vi } from "vitest";
import { closeShareGroup } from "@/lib/ledger/movements/close-share-group.ts";
import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { readRefills } from "../queries.ts";
import { pauseRefill } from "../settings/pause-refill.ts";
import { resumeRefill } from "../settings/resume-refill.ts";
import { setGroupRefill } from "../settings/set-group-refill.ts";
import { findRefills } from "../stored-refill.ts";
import { aGroupRefill, historyOf, mailsTo, refillShop, run, use } from "../test-refills.ts";
import { runGroupRefill } from "./run-group-refill.ts";
import { runRefills } from "./run-refills.ts";

vi.setConfig({ testTimeout: 120_000 });

const { db, sql } = await testDatabase();
await db.deployment.update({ where: { id: 1 }, data: { timeZone: "Asia/Hong_Kong" } });
const shop = await refillShop(db);
const tom = await aUser(db, await anOrganization(db), { name: "Tom" });

async function aGroup(creatorId: string) {
	const shareGroupId = await aShareGroup(db, { creatorId, addresses: [tom.email] });
	return {
		shareGroupId,
		use: (credits: bigint) => use(db, tom.id, credits, { pool: { shareGroupId } }),
		left: async () => {
			const balances = await readGroupBalances(sql, [shareGroupId]);
			return balances.find(({ creditTypeId }) => creditTypeId === "email")?.available;
		},
	};
}

describe("a group's refill (product.md 55)", () => {
	it("shares the amount once when too little is left, with two workers, and says who used it up", async () => {
		const sally = await shop.aBuyer(1_000n);
		const group = await aGroup(sally.id);
		const id = await aGroupRefill(db, sally, group);
		expect(await run(db)).toBe(1);
		expect(await group.left()).toBe(100n);
		expect(await mailsTo(db, tom.id), "those who waited for credits are welcomed").toContain("share_group_welcome");
		await group.use(60n);
		expect(await run(db)).toBe(1);
		expect([await group.left(), await availableTo(db, sally.id)]).toEqual([140n, 800n]);
		const [, event] = await db.refillEvent.findMany({ where: { refillId: id }, orderBy: { happenedAt: "asc" } });
		expect(event).toMatchObject({ credits: 100n, available: 40n, usedBy: [{ userId: tom.id, credits: "60" }] });
		expect(await mailsTo(db, sally.id)).toEqual(["refilled", "refilled"]);
		const audit = { action: "share_group.refilled", subjectId: group.shareGroupId } as const;
		expect(await db.auditEntry.count({ where: { ...audit, actorId: null } })).toBe(2);
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("moves nothing, not a part, while the wallet has too little that was purchased, and tells it once", async () => {
		const sally = await shop.aBuyer(99n);
		await grantCredits(db, sally.id, 500n);
		const group = await aGroup(sally.id);
		const id = await aGroupRefill(db, sally, group);
		for (let times = 0; times < 3; times += 1) await run(db);
		expect(await group.left()).toBe(0n);
		expect(await historyOf(db, id)).toEqual(["wallet_short"]);
		await boughtCredits(db, { beneficiaryId: sally.id, credits: 1n });
		await run(db);
		expect(await group.left()).toBe(100n);
		await group.use(100n);
		for (let times = 0; times < 3; times += 1) await run(db);
		expect(await historyOf(db, id)).toEqual(["wallet_short", "shared", "wallet_short"]);
		expect(await mailsTo(db, sally.id)).toEqual(["refill_stopped", "refilled", "refill_stopped"]);
	});

	it("gives what only one of two groups can have to one of them, whole", async () => {
		for (let round = 0; round < 5; round += 1) {
			const sally = await shop.aBuyer(150n);
			const groups = [await aGroup(sally.id), await aGroup(sally.id)];
			const ids = await Promise.all(groups.map((group) => aGroupRefill(db, sally, group)));
			await Promise.all([run(db), run(db)]);
			expect((await Promise.all(groups.map(({ left }) => left()))).sort()).toEqual([0n, 100n]);
			const histories = await Promise.all(ids.map((id) => historyOf(db, id)));
			expect(histories.flat().sort()).toEqual(["shared", "wallet_short"]);
			expect(await availableTo(db, sally.id)).toBe(50n);
		}
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("stops at its ceiling, told once, and goes on after the month's end", async () => {
		const sally = await shop.aBuyer(1_000n);
		const group = await aGroup(sally.id);
		const id = await aGroupRefill(db, sally, { ...group, threshold: 1_000n });
		const day = ["2034-02-01T00:00:00Z", "2034-02-28T15:59:59Z", "2034-02-28T15:59:59Z", "2034-02-28T15:59:59Z"];
		for (const at of day) await run(db, at);
		const before = (await historyOf(db, id)).sort();
		expect(before).toEqual(["ceiling_reached", "shared", "shared"]);
		expect(await group.left()).toBe(200n);
		await run(db, "2034-02-28T16:00:00Z");
		expect(await group.left()).toBeGreaterThan(200n);
	});

	it("leaves nothing in a group that is deleted at the same time", async () => {
		for (let round = 0; round < 5; round += 1) {
			const sally = await shop.aBuyer(150n);
			const group = await aGroup(sally.id);
			await aGroupRefill(db, sally, group);
			const { shareGroupId } = group;
			const deleted = transact(db, (tx) => closeShareGroup(tx, { shareGroupId, actorId: sally.id }));
			await Promise.all([run(db), deleted]);
			expect([await group.left(), await availableTo(db, sally.id)]).toEqual([0n, 150n]);
		}
	});

	it("pauses while its creator uses another's credits, and rests while they are suspended", async () => {
		const [sally, john] = [await shop.aBuyer(150n), await shop.aBuyer()];
		const group = await aGroup(sally.id);
		const id = await aGroupRefill(db, sally, group);
		await db.user.update({ where: { id: sally.id }, data: { status: "suspended" } });
		expect(await runRefills({ db })).toBe(0);
		await db.user.update({ where: { id: sally.id }, data: { status: "active", creditOwnerId: john.id } });
		expect(await runRefills({ db })).toBe(1);
		await db.user.update({ where: { id: sally.id }, data: { creditOwnerId: sally.id } });
		expect(await runRefills({ db })).toBe(0);
		expect(await historyOf(db, id)).toEqual(["paused: credit_user"]);
		expect(await resumeRefill({ actor: sally.actor, db }, { refillId: id, pack: null })).toMatchObject({ ok: true });
		await run(db);
		expect(await group.left()).toBe(100n);
	});

	it("pauses once when its credit type is retired, whatever is left, and goes on with what is left of it", async () => {
		const [sally, ann] = [await shop.aBuyer(250n), await shop.aBuyer(250n)];
		const [group, other] = [await aGroup(sally.id), await aGroup(ann.id)];
		const id = await aGroupRefill(db, sally, group);
		const later = await aGroupRefill(db, ann, other);
		await run(db);
		await db.creditType.update({ where: { id: "email" }, data: { retiredAt: new Date() } });
		const [shown] = await readRefills({ actor: sally.actor, db });
		expect(shown).toMatchObject({ step: "stop", pausedBecause: "retired" });
		await run(db);
		await run(db);
		expect(await mailsTo(db, sally.id)).toEqual(["refilled", "refill_stopped"]);
		await group.use(60n);
		await run(db);
		expect(await resumeRefill({ actor: sally.actor, db }, { refillId: id, pack: null })).toMatchObject({ ok: true });
		await run(db);
		expect([await group.left(), await availableTo(db, sally.id)]).toEqual([140n, 50n]);
		expect(await historyOf(db, id)).toEqual(["shared", "paused: retired", "resumed", "shared"]);
		const terms = { creditTypeId: "email", version: 1, threshold: 50n, credits: 50n, ceilingCredits: 250n };
		const set = await setGroupRefill({ actor: ann.actor, db }, { shareGroupId: other.shareGroupId, ...terms });
		expect(set, "set again, knowing it").toMatchObject({ ok: true });
		await run(db);
		expect(await historyOf(db, later)).toEqual(["shared", "paused: retired"]);
		await db.creditType.update({ where: { id: "email" }, data: { retiredAt: null } });
	});

	it("shares once when a run ends in the middle, and when nothing ran for three days", async () => {
		const sally = await shop.aBuyer(1_000n);
		const group = await aGroup(sally.id);
		const set = clockAt(new Date("2031-05-01T04:00:00Z"));
		const id = await aGroupRefill(db, sally, { ...group, clock: set });
		const killed = transact(
			db,
			async (tx) => {
				expect(await runGroupRefill(tx, { id, userId: sally.id })).toBe(true);
				throw new Error("Killed.");
			},
			{ clock: set },
		);
		await expect(killed).rejects.toThrow("Killed.");
		expect([await group.left(), await mailsTo(db, sally.id)]).toEqual([0n, []]);
		await run(db, "2031-05-04T04:00:00Z");
		await run(db, "2031-05-04T04:01:00Z");
		expect([await group.left(), await availableTo(db, sally.id)]).toEqual([100n, 900n]);
		expect(await db.refillEvent.findMany({ where: { refillId: id } })).toMatchObject([
			{ kind: "shared", happenedAt: new Date("2031-05-04T04:00:00Z"), month: new Date("2031-05-01") },
		]);
	});

	it("is the creator's alone, and set for an open group that is theirs", async () => {
		const sally = await shop.aBuyer(150n);
		const group = await aGroup(sally.id);
		const terms = { creditTypeId: "email", version: null, threshold: 50n, credits: 100n, ceilingCredits: 250n };
		const set = (actor: typeof sally.actor, more: object = {}) =>
			setGroupRefill({ actor, db }, { shareGroupId: group.shareGroupId, ...terms, ...more });
		expect(await set(await actorOf(db, tom))).toMatchObject({ code: "NOT_FOUND" });
		expect(await set(sally.actor, { creditTypeId: "fax" })).toMatchObject({ key: "creditTypeNotFound" });
		expect(await set(sally.actor, { ceilingCredits: 99n })).toMatchObject({ key: "ceilingBelowCredits" });
		expect(await findRefills(db, { shareGroupId: group.shareGroupId })).toEqual([]);
		const id = await aGroupRefill(db, sally, group);
		const tomPauses = await pauseRefill({ actor: await actorOf(db, tom), db }, { refillId: id });
		expect(tomPauses).toMatchObject({ code: "NOT_FOUND" });
		expect(await set(sally.actor)).toMatchObject({ code: "STALE" });
		await transact(db, (tx) => closeShareGroup(tx, { ...group, actorId: sally.id }));
		expect(await set(sally.actor, { version: 0 })).toMatchObject({ key: "shareGroupClosed" });
		expect(await run(db)).toBe(0);
	});
});

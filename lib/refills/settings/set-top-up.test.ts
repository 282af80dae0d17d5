import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, aUserRole } from "@/lib/testing/people.ts";
import { findRefills } from "../stored-refill.ts";
import { refillShop, run, use } from "../test-refills.ts";
import { pauseRefill } from "./pause-refill.ts";
import { removeRefill } from "./remove-refill.ts";
import { resumeRefill } from "./resume-refill.ts";
import { setTopUp } from "./set-top-up.ts";

const { db } = await testDatabase();
const shop = await refillShop(db);
const operator = { actor: await actorOf(db, shop.operator), db };
const pauseOf = async (id: string) => (await db.refill.findUniqueOrThrow({ where: { id } })).pausedBecause;

describe("an auto top-up (product.md 55)", () => {
	it("is its owner's alone: a stranger finds nothing and changes nothing; two windows at once set one", async () => {
		const [john, stranger] = [await shop.aBuyer(), operator];
		const both = await Promise.all([1, 2].map(() => setTopUp({ actor: john.actor, db }, shop.topUp())));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "STALE" });
		const [refill] = await findRefills(db, { userId: john.id });
		const asked = { refillId: refill?.id ?? "" };
		const missing = { ok: false, code: "NOT_FOUND" };
		expect(await pauseRefill(stranger, asked)).toMatchObject(missing);
		expect(await removeRefill(stranger, asked)).toMatchObject(missing);
		expect(await resumeRefill(stranger, { ...asked, pack: shop.topUp().pack })).toMatchObject(missing);
		expect(await findRefills(db, { userId: john.id })).toEqual([refill]);
		expect(await pauseRefill({ actor: john.actor, db }, asked)).toMatchObject({ ok: true });
		await use(db, john.id, 590n);
		expect(await run(db)).toBe(0);
		await setTopUp({ actor: john.actor, db }, shop.topUp({ version: 1, threshold: 400n }));
		expect(await pauseOf(asked.refillId), "their own pause stays").toBe("owner");
		await removeRefill({ actor: john.actor, db }, asked);
	});

	it("isn't set as nothing could come of it, or as it wasn't seen", async () => {
		const john = await shop.aBuyer();
		const set = (more: object) => setTopUp({ actor: john.actor, db }, shop.topUp(more));
		const { pack } = shop.topUp();
		expect(await set({ ceilingMinor: 1_082n })).toMatchObject({ key: "ceilingBelowPack", field: "ceiling" });
		expect(await set({ pack: { ...pack, totalMinor: 1_000n } })).toMatchObject({ key: "refillPackChanged" });
		expect(await set({ creditTypeId: "sms" })).toMatchObject({ key: "planNotOnSale" });
		await db.billingInformation.delete({ where: { userId: john.id } });
		expect(await set({})).toMatchObject({ key: "billingInformationMissing" });
		const role = await aUserRole(db, shop.northwind, { rights: [] });
		await db.user.update({ where: { id: john.id }, data: { userRoleId: role } });
		expect(await setTopUp({ actor: await actorOf(db, john), db }, shop.topUp())).toMatchObject({ code: "FORBIDDEN" });
		expect(await findRefills(db, { userId: john.id })).toEqual([]);
	});
});

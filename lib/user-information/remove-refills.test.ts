import { expect, it } from "vitest";
import { previewCreditOwner } from "@/lib/owners/preview-credit-owner.ts";
import { countRefillsOf } from "@/lib/people/count-refills.ts";
import { pauseRefill } from "@/lib/refills/settings/pause-refill.ts";
import { aGroupRefill, aTopUp, refillShop, run } from "@/lib/refills/test-refills.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, aUser } from "@/lib/testing/people.ts";
import { previewRemoval } from "./preview-removal.ts";
import { removeUser } from "./remove-user.ts";

const { db } = await testDatabase();
const shop = await refillShop(db);

it("setting a Credit Owner, suspending and removing say before what becomes of a user's refills (product.md 36a)", async () => {
	const admin = { actor: await actorOf(db, await aUser(db, shop.northwind, { role: "administrator" })), db };
	const [john, mary] = [await shop.aBuyer(), await shop.aBuyer()];
	const asked = { userId: john.id, ownerId: mary.id };
	expect(await previewCreditOwner(admin, asked)).toMatchObject({ value: { refills: 0 } });
	const id = await aTopUp(db, john, shop.topUp());
	await aGroupRefill(db, john, { shareGroupId: await aShareGroup(db, { creatorId: john.id }) });
	expect(await previewCreditOwner(admin, asked)).toMatchObject({ value: { refills: 2 } });
	expect(await previewCreditOwner(admin, { ...asked, ownerId: john.id })).toMatchObject({ value: { refills: 0 } });
	await pauseRefill({ actor: john.actor, db }, { refillId: id });
	expect(await previewCreditOwner(admin, asked), "what is paused pauses no more").toMatchObject({
		value: { refills: 1 },
	});
	expect(await previewRemoval(admin, { userId: john.id })).toMatchObject({ value: { refills: 2 } });
	expect(await countRefillsOf(admin, john.id)).toBe(2);
	expect(await countRefillsOf({ actor: await actorOf(db, shop.operator), db }, john.id)).toBe(0);
	expect(await countRefillsOf({ actor: mary.actor, db }, john.id)).toBe(0);
});

it("removing a user removes their refills, which the audit log says (product.md 36a)", async () => {
	const admin = { actor: await actorOf(db, await aUser(db, shop.northwind, { role: "administrator" })), db };
	const [john, mary] = [await shop.aBuyer(10n), await shop.aBuyer(600n)];
	const shareGroupId = await aShareGroup(db, { creatorId: john.id });
	const ids = [await aTopUp(db, john, shop.topUp()), await aGroupRefill(db, john, { shareGroupId })];
	const others = await aTopUp(db, mary, shop.topUp());
	const { version } = await db.user.findUniqueOrThrow({ where: { id: john.id } });
	const asked = { userId: john.id, version, reason: "Left", creditUsers: null, credits: "keep" as const };
	const removed = await removeUser(admin, { ...asked, shareGroupIds: [shareGroupId] });
	expect(removed).toMatchObject({ ok: true });
	await run(db);
	const left = await db.refill.findMany({ where: { userId: { in: [john.id, mary.id] }, removedAt: null } });
	expect(left.map(({ id }) => id)).toEqual([others]);
	const audit = await db.auditEntry.findFirstOrThrow({ where: { action: "user.removed", subjectId: john.id } });
	expect(audit.after).toMatchObject({ refills: ids.length });
	expect(await db.order.count({ where: { buyerId: john.id, gateway: "invoice" } })).toBe(0);
});

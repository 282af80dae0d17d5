import { describe, expect, it } from "vitest";
import { addAlert } from "@/lib/alerts/add-alert.ts";
import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postReturn } from "@/lib/ledger/movements/post-return.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { setGroupRefill } from "@/lib/refills/settings/set-group-refill.ts";
import { findRefills } from "@/lib/refills/stored-refill.ts";
import { takeCreditsBack } from "@/lib/share-groups/credits/take-credits-back.ts";
import { deleteShareGroup } from "@/lib/share-groups/deletion/delete-share-group.ts";
import { addEntries } from "@/lib/share-groups/people/add-entries.ts";
import { readManagedGroup } from "@/lib/share-groups/queries.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { acceptHandover } from "./accept-handover.ts";
import { readHandedOver } from "./queries.ts";
import { aGroupToHandOver } from "./test-handovers.ts";

// Afterwards the ledger is verified, as after every test file.
const { db, sql } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });
const tom = await aUser(db, await anOrganization(db), { name: "Tom" });
const house = await anOrganization(db, { isOperator: true });
const operator = await actorOf(db, await aUser(db, house, { role: "administrator" }));
const email = { creditTypeId: "email" };

const uses = async (shareGroupId: string, credits: bigint) =>
	(await postCharges(aClient(db), [aCharge(tom.id, credits, { pool: { shareGroupId } })]))[0];

describe("a share group that is handed over (product.md 26a)", () => {
	it("is its new creator's, with what is in it; what comes back is theirs, and its members notice nothing", async () => {
		const { sally, peter, asSally, asPeter, shareGroupId, offer } = await aGroupToHandOver(db, acme, tom);
		const hold = { ...aCharge(tom.id, 5n, { pool: { shareGroupId } }), lifetimeMs: 3_600_000 };
		const held = await placeHold(aClient(db), hold);
		const handover = await offer();
		expect(await acceptHandover(asPeter, handover)).toMatchObject({ ok: true, value: { shareGroupId } });
		expect(await uses(shareGroupId, 4n)).toMatchObject({ ok: true });
		expect(await readManagedGroup(asSally, shareGroupId)).toBeNull();
		expect(await readHandedOver(asSally, shareGroupId)).toMatchObject({ to: "Peter" });
		for (const other of [asPeter, { actor: await actorOf(db, tom), db }])
			expect(await readHandedOver(other, shareGroupId)).toBeNull();
		expect(await readHandedOver(asSally, "nonsense")).toBeNull();
		expect(await readManagedGroup(asPeter, shareGroupId)).toMatchObject({
			name: "ABCgroup",
			entries: { addresses: 1 },
		});
		const back = { key: newId(), shareGroupId, ...email, credits: 6n };
		expect(await takeCreditsBack(asSally, back)).toMatchObject({ ok: false, code: "NOT_FOUND" });
		expect(await takeCreditsBack(asPeter, back)).toMatchObject({ ok: true });
		expect(await deleteShareGroup(asPeter, { key: newId(), shareGroupId })).toMatchObject({
			value: { status: "closing" },
		});
		if (!held.ok) throw new Error(held.key);
		expect(await captureHold(aClient(db), { key: newId(), holdId: held.value.holdId, credits: 5n })).toMatchObject({
			ok: true,
		});
		expect([await availableTo(db, sally.id), await availableTo(db, peter.id)]).toEqual([20n, 21n]);
	});

	it("keeps its credits where a refund of their order finds them", async () => {
		const { peter, asPeter, orderId, offer } = await aGroupToHandOver(db, acme, tom);
		await acceptHandover(asPeter, await offer());
		const refunded = await refundOrder({ actor: operator, db }, { orderId, reason: "Ordered twice" });
		expect(refunded).toMatchObject({ ok: true, value: { refundedCredits: 50n } });
		expect(await availableTo(db, peter.id)).toBe(0n);
	});

	it("ends the former creator's refills and alerts, and limits that name the new creator alone", async () => {
		const { sally, peter, asSally, asPeter, shareGroupId, offer } = await aGroupToHandOver(db, acme, tom);
		const refill = { shareGroupId, ...email, version: null, threshold: 10n, credits: 10n, ceilingCredits: 20n };
		expect(await setGroupRefill(asSally, refill)).toMatchObject({ ok: true });
		const pool = { kind: "share_group", shareGroupId, ...email } as const;
		expect(await addAlert(asSally, { pool, credits: 5n, receivers: [] })).toMatchObject({ ok: true });
		const limit = { credits: 3n, period: "total" } as const;
		for (const person of [peter.email, tom.email])
			expect(await setLimit(asSally, { pool, person, limit })).toMatchObject({ ok: true });
		await acceptHandover(asPeter, await offer());
		expect(await findRefills(db, { shareGroupId })).toEqual([]);
		expect(await db.alert.count({ where: { userId: sally.id } })).toBe(0);
		expect((await readManagedGroup(asPeter, shareGroupId))?.limits.map((one) => one.email)).toEqual([tom.email]);
		const log = await db.auditEntry.findFirstOrThrow({
			where: { action: "share_group.handed_over", subjectId: shareGroupId },
		});
		expect(log.after).toEqual({ userId: peter.id, refills: 1, alerts: 1 });
		expect(await setGroupRefill(asPeter, refill), "a refill of their own").toMatchObject({ ok: true });
		expect(await db.refill.count({ where: { shareGroupId } })).toBe(2);
	});

	it("tells the former creator and the person who offered it", async () => {
		const { sally, peter, asPeter, offer, shareGroupId } = await aGroupToHandOver(db, acme, tom);
		const admin = await aUser(db, acme, { role: "administrator" });
		const { handoverId } = await offer({ actor: await actorOf(db, admin), db });
		await acceptHandover(asPeter, { handoverId });
		const told = await db.mail.findMany({ where: { facts: { path: ["handoverId"], equals: handoverId } } });
		expect(told.map(({ kind, userId }) => [kind, userId]).sort()).toEqual(
			[
				["handover_answered", admin.id],
				["handover_answered", sally.id],
				["handover_offered", peter.id],
			].sort(),
		);
		expect(await db.auditEntry.count({ where: { subjectId: shareGroupId, action: { contains: "hand" } } })).toBe(2);
	});

	it("is refused to those who use another's credits, or have a group of this name; then it can be accepted later", async () => {
		const { sally, peter, asPeter, offer, creator } = await aGroupToHandOver(db, acme, tom);
		const handover = await offer();
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: sally.id } });
		expect(await acceptHandover(asPeter, handover)).toMatchObject({ ok: false, key: "creditUserReceivesNoGroups" });
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: peter.id } });
		const other = await aShareGroup(db, { creatorId: peter.id, name: "abcGROUP" });
		expect(await acceptHandover(asPeter, handover)).toMatchObject({ ok: false, key: "shareGroupNameTaken" });
		expect(await creator()).toBe(sally.id);
		await db.shareGroup.update({ where: { id: other }, data: { name: "Other" } });
		expect(await acceptHandover(asPeter, handover)).toMatchObject({ ok: true });
		expect(await acceptHandover(asPeter, handover)).toMatchObject({ ok: false, code: "NOT_FOUND" });
	});

	it("is nobody else's to accept, and no one's once the group is deleted or its creator is elsewhere", async () => {
		const { sally, asSally, asPeter, shareGroupId, offer, creator } = await aGroupToHandOver(db, acme, tom);
		const handover = await offer();
		const stranger = { actor: await actorOf(db, tom), db };
		for (const by of [asSally, stranger])
			expect(await acceptHandover(by, handover)).toMatchObject({ code: "NOT_FOUND" });
		const elsewhere = await anOrganization(db);
		const there = { organizationId: elsewhere.id, userRoleId: elsewhere.memberRoleId };
		await db.user.update({ where: { id: sally.id }, data: there });
		expect(await acceptHandover(asPeter, handover)).toMatchObject({ code: "NOT_FOUND" });
		await db.user.update({ where: { id: sally.id }, data: { organizationId: acme.id, userRoleId: acme.memberRoleId } });
		await deleteShareGroup(asSally, { key: newId(), shareGroupId });
		expect(await acceptHandover(asPeter, handover)).toMatchObject({ code: "NOT_FOUND" });
		expect(await creator()).toBe(sally.id);
	});
});

describe("two at once", () => {
	/** Accepts in a transaction that stays open until `other` waits for it. */
	async function whileAccepting<Answer>(
		asPeter: Awaited<ReturnType<typeof aGroupToHandOver>>["asPeter"],
		handover: { handoverId: string },
		other: () => Promise<Answer>,
	): Promise<Answer> {
		let waiting: Promise<Answer> | undefined;
		await transact(db, async (tx) => {
			const accepted = await acceptHandover({ ...asPeter, db: tx }, handover);
			expect(accepted).toMatchObject({ ok: true });
			waiting = other();
			await untilOthersWait(sql);
		});
		if (!waiting) throw new Error("Nothing was asked for.");
		return waiting;
	}

	it("what comes back by itself comes to the creator of that moment", async () => {
		const { sally, peter, asPeter, shareGroupId, offer } = await aGroupToHandOver(db, acme, tom);
		const all = { shareGroupId, ...email, credits: "all", actorId: null } as const;
		const returned = await whileAccepting(asPeter, await offer(), () => transact(db, (tx) => postReturn(tx, all)));
		expect(returned).toMatchObject({ ok: true, value: { credits: 30n } });
		expect([await availableTo(db, sally.id), await availableTo(db, peter.id)]).toEqual([20n, 30n]);
	});

	it("the former creator changes nothing any more, and has nothing of it back", async () => {
		for (const change of ["people", "take back", "delete", "limit"] as const) {
			const { sally, asSally, asPeter, shareGroupId, offer } = await aGroupToHandOver(db, acme, tom);
			const pool = { kind: "share_group", shareGroupId, ...email } as const;
			const key = newId();
			const changes = {
				people: () => addEntries(asSally, { shareGroupId, list: "members", text: "mary@acme.example" }),
				"take back": () => takeCreditsBack(asSally, { key, shareGroupId, ...email, credits: 5n }),
				delete: () => deleteShareGroup(asSally, { key, shareGroupId }),
				limit: () => setLimit(asSally, { pool, person: null, limit: { credits: 5n, period: "day" } }),
			};
			const refused = await whileAccepting<{ ok: boolean }>(asPeter, await offer(), changes[change]);
			expect(refused, change).toMatchObject({ ok: false, code: "NOT_FOUND" });
			expect(await availableTo(db, sally.id)).toBe(20n);
		}
	});

	it("a charge is paid by the group all the same, no matter who made the group", async () => {
		const { peter, asPeter, shareGroupId, offer } = await aGroupToHandOver(db, acme, tom);
		await boughtCredits(db, { beneficiaryId: peter.id, credits: 1n });
		expect(await whileAccepting(asPeter, await offer(), () => uses(shareGroupId, 7n))).toMatchObject({ ok: true });
		const { id: accountId } = await db.account.findFirstOrThrow({ where: { shareGroupId, ...email } });
		expect(await db.ledgerEntry.count({ where: { kind: "charge", accountId } })).toBe(1);
	});
});

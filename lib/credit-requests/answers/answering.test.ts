import { describe, expect, it } from "vitest";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { checkUse } from "@/lib/limits/check-use.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { readSpendable } from "@/lib/share-groups/credits/spendable.ts";
import { anAskingOffice, aRequest } from "@/lib/testing/asking.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, aUser, type TestUser } from "@/lib/testing/people.ts";
import { readOwnRequests } from "../lists/own-requests.ts";
import { assignForRequest } from "./assign-for-request.ts";
import { raiseForRequest } from "./raise-for-request.ts";
import { refuseRequest } from "./refuse-request.ts";
import { shareForRequest } from "./share-for-request.ts";

const { db } = await testDatabase();
const of = async (user: Pick<TestUser, "id">, at?: Date): Promise<VerbContext & { db: typeof db }> => ({
	...{ actor: await actorOf(db, user), db },
	...(at && { clock: clockAt(at) }),
});
const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10);
const raise = (requestId: string, credits = 25n, shareGroupId: string | null = null) =>
	({ requestId, shareGroupId, credits, period: "week", until: dayIn(2) }) as const;
const statusOf = async (id: string) => (await db.creditRequest.findUniqueOrThrow({ where: { id } })).status;
const reason = "The course is over";

async function mailedTo({ id: userId }: TestUser): Promise<unknown[]> {
	const mails = await db.mail.findMany({
		where: { kind: "credit_request_answered", userId },
		orderBy: { createdAt: "asc" },
	});
	return mails.map(({ facts }) => (facts as { answeredById: unknown }).answeredById);
}

describe("a yes", () => {
	it("by a raise lets the person use more until a day, and is as before afterwards", async () => {
		const { john, peter } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter);
		const use = { userId: peter.id, creditTypeId: "lab", credits: 20n };
		expect((await checkUse(await of(peter), use))?.refusal).not.toBe(null);
		expect(await raiseForRequest(await of(john), raise(requestId))).toMatchObject({ ok: true });
		expect((await checkUse(await of(peter), use))?.refusal).toBe(null);
		const later = await of(peter, inDays(3));
		expect((await checkUse(later, use))?.refusal).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
		expect(await db.creditRequest.findUnique({ where: { id: requestId } })).toMatchObject({
			...{ status: "granted", grantedAs: "raise", grantedById: john.id, grantedCredits: 25n },
			...{ grantedPeriod: "week", grantedOwnerId: john.id, grantedShareGroupId: null },
		});
		expect(await mailedTo(peter)).toEqual([john.id]);
		expect((await readOwnRequests(await of(peter))).rows[0]?.yes).toEqual({
			...{ as: "raise", by: "John", credits: 25n, period: "week", until: dayIn(2), isOfGroup: false, name: "John" },
		});
		const recorded = await db.auditEntry.findMany({
			where: { subjectId: peter.id, action: "user.credit_request_granted" },
		});
		expect(recorded).toMatchObject([{ actorId: john.id, after: { creditType: "lab", credits: "25" } }]);
	});

	it("by a raise in a share group is its creator's, and stands in no other organization's log under a name", async () => {
		const { peter, sally, shareGroupId } = await anAskingOffice(db);
		await aLimit(db, { shareGroupId, creditTypeId: "lab", credits: 1n, period: "total" });
		const requestId = await aRequest(db, peter, { asks: { creatorIds: [sally.id] } });
		expect(await raiseForRequest(await of(sally), raise(requestId))).toMatchObject({ code: "NOT_FOUND" });
		const inGroup = { ...raise(requestId, 2n, shareGroupId), period: "total" } as const;
		expect(await raiseForRequest(await of(sally), inGroup)).toMatchObject({ ok: true });
		const [lab] = (await readSpendable(sqlOf(db), peter.id)).filter(({ creditTypeId }) => creditTypeId === "lab");
		expect(lab?.groups).toMatchObject([{ spendable: 2n, headroom: { from: "raise" } }]);
		const recorded = await db.auditEntry.findMany({
			where: { subjectId: peter.id, action: "user.credit_request_granted" },
		});
		expect(recorded).toMatchObject([{ actorId: null }]);
	});

	it("puts credits into a group, once however often it is sent, and nothing where the creator has too little", async () => {
		const { peter, sally, shareGroupId } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter, { asks: { creatorIds: [sally.id] } });
		const give = async (credits: bigint) => shareForRequest(await of(sally), { requestId, shareGroupId, credits });
		expect(await give(9n)).toMatchObject({
			code: "INSUFFICIENT_CREDITS",
			key: "fewerShareableCredits",
			values: { available: 8n },
		});
		expect(await statusOf(requestId)).toBe("open");
		expect(await give(6n)).toMatchObject({ ok: true });
		expect(await give(6n)).toMatchObject({ ok: true });
		expect(await availableTo(db, sally.id, { creditTypeId: "lab" })).toBe(2n);
		const [lab] = (await readSpendable(sqlOf(db), peter.id)).filter(({ creditTypeId }) => creditTypeId === "lab");
		expect(lab?.groups).toMatchObject([{ spendable: 8n }]);
		expect(await statusOf(requestId)).toBe("granted");
		expect(await mailedTo(peter)).toEqual([sally.id]);
	});

	it("makes somebody else the Credit Owner, by administrators alone, and not the present one", async () => {
		const { acme, ann, john, kim, peter } = await anAskingOffice(db);
		await grantCredits(db, kim.id, 1_000n, { creditTypeId: "lab" });
		const requestId = await aRequest(db, peter);
		expect(await assignForRequest(await of(john), { requestId, ownerId: kim.id, consolidate: false })).toMatchObject({
			code: "NOT_FOUND",
		});
		expect(await assignForRequest(await of(ann), { requestId, ownerId: john.id, consolidate: false })).toMatchObject({
			key: "ownerAsBefore",
		});
		const other = await aUser(db, acme, { creditOwnerId: kim.id });
		expect(await assignForRequest(await of(ann), { requestId, ownerId: other.id, consolidate: false })).toMatchObject({
			key: "creditOwnerIsCreditUser",
		});
		expect(await assignForRequest(await of(ann), { requestId, ownerId: kim.id, consolidate: false })).toMatchObject({
			ok: true,
		});
		expect(await assignForRequest(await of(ann), { requestId, ownerId: kim.id, consolidate: false })).toMatchObject({
			ok: true,
		});
		expect(await db.user.findUnique({ where: { id: peter.id } })).toMatchObject({ creditOwnerId: kim.id });
		expect(await db.creditRequest.findUnique({ where: { id: requestId } })).toMatchObject({
			grantedAs: "owner",
			grantedOwnerId: kim.id,
		});
	});

	it("by another Credit Owner moves the person's own purchased credits along where that is chosen (product.md 55a)", async () => {
		const { ann, kim, peter } = await anAskingOffice(db);
		const { orderId } = await boughtCredits(db, { beneficiaryId: peter.id, creditTypeId: "lab", credits: 7n });
		const requestId = await aRequest(db, peter);
		const answer = { requestId, ownerId: kim.id, consolidate: true };
		expect(await assignForRequest(await of(ann), answer)).toMatchObject({ ok: true });
		expect(await assignForRequest(await of(ann), answer), "sent again").toMatchObject({ ok: true });
		const creditTypeId = "lab";
		const own = [await availableTo(db, peter.id, { creditTypeId }), await availableTo(db, kim.id, { creditTypeId })];
		expect(own).toEqual([0n, 7n]);
		expect(await db.lot.findFirst({ where: { orderId, remaining: { gt: 0n } } })).toMatchObject({ remaining: 7n });
	});

	it("by the Credit Owner, who is also an administrator, can hand the person over", async () => {
		const { ann, kim, peter } = await anAskingOffice(db);
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: ann.id } });
		const requestId = await aRequest(db, peter, { asks: { administrators: false } });
		expect(await assignForRequest(await of(ann), { requestId, ownerId: kim.id, consolidate: false })).toMatchObject({
			ok: true,
		});
	});

	it("counts once: of two at once, all that the second did is undone", async () => {
		const { john, peter, sally, shareGroupId } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter, { asks: { creatorIds: [sally.id] } });
		const [raised, shared] = await Promise.all([
			raiseForRequest(await of(john), raise(requestId)),
			shareForRequest(await of(sally), { requestId, shareGroupId, credits: 5n }),
		]);
		expect([raised.ok, shared.ok].sort()).toEqual([false, true]);
		expect(raised.ok ? shared : raised).toMatchObject({ code: "CONFLICT", key: "requestIsClosed" });
		const raises = await db.poolLimit.count({ where: { userId: peter.id, until: { not: null } } });
		expect(raises).toBe(raised.ok ? 1 : 0);
		expect(await availableTo(db, sally.id, { creditTypeId: "lab" })).toBe(shared.ok ? 3n : 8n);
		expect(await mailedTo(peter)).toHaveLength(1);
		const moved = {
			action: { in: ["share_group.credits_shared", "user.credit_limit_raised"] },
			subjectId: { in: [shareGroupId, john.id] },
		};
		expect(await db.auditEntry.count({ where: moved })).toBe(1);
	});
});

describe("a no", () => {
	it("closes one part: refused by one, granted by another", async () => {
		const { ann, john, peter } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter);
		expect(await refuseRequest(await of(john), { requestId, reason })).toMatchObject({
			ok: true,
			value: { isClosed: false },
		});
		expect(await refuseRequest(await of(john), { requestId, reason })).toMatchObject({ key: "youSaidNo" });
		expect(await raiseForRequest(await of(john), raise(requestId))).toMatchObject({ key: "youSaidNo" });
		expect(await statusOf(requestId)).toBe("open");
		expect(await raiseForRequest(await of(ann), raise(requestId))).toMatchObject({ ok: true });
		expect(await mailedTo(peter)).toEqual([john.id, ann.id]);
		expect((await readOwnRequests(await of(peter))).rows).toMatchObject([
			{
				status: "granted",
				noes: [{ name: "John", reason }],
				yes: { by: "Ann" },
				waiting: { names: [], administrators: true },
			},
		]);
		expect(
			await db.auditEntry.findMany({ where: { subjectId: peter.id, action: "user.credit_request_refused" } }),
		).toMatchObject([{ actorId: john.id, reason }]);
	});

	it("of all refuses the request, whom it can't be asked of any more left out; then one may ask again", async () => {
		const { ann, john, peter, sally, shareGroupId } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter, { asks: { creatorIds: [sally.id] } });
		await anEntry(db, shareGroupId, { kind: "blocked", value: peter.email });
		expect(await refuseRequest(await of(sally), { requestId, reason })).toMatchObject({
			code: "FORBIDDEN",
			key: "mayNotAnswerAnyMore",
		});
		expect(await refuseRequest(await of(john), { requestId, reason })).toMatchObject({ value: { isClosed: false } });
		expect(await refuseRequest(await of(ann), { requestId, reason })).toMatchObject({ value: { isClosed: true } });
		expect(await statusOf(requestId)).toBe("refused");
		expect(await raiseForRequest(await of(ann), raise(requestId))).toMatchObject({
			key: "requestIsClosed",
			values: { status: "refused" },
		});
		expect(await aRequest(db, peter)).not.toBe(requestId);
	});

	it("of two at once closes the request: the second sees the first one's", async () => {
		const { ann, john, peter } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter);
		const both = await Promise.all([
			refuseRequest(await of(john), { requestId, reason }),
			refuseRequest(await of(ann), { requestId, reason }),
		]);
		expect(both.map((one) => one.ok && one.value.isClosed).sort()).toEqual([false, true]);
		expect(await statusOf(requestId)).toBe("refused");
	});
});

describe("who answers", () => {
	it("does so with their own rights: to others, and to the person, there is no such request", async () => {
		const { kim, peter, sally, zoe, shareGroupId } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter);
		for (const other of [kim, peter, sally, zoe]) {
			const context = await of(other);
			const notFound = { code: "NOT_FOUND", key: "requestNotFound" };
			expect(await raiseForRequest(context, raise(requestId)), other.name).toMatchObject(notFound);
			expect(await refuseRequest(context, { requestId, reason }), other.name).toMatchObject(notFound);
			expect(
				await assignForRequest(context, { requestId, ownerId: kim.id, consolidate: false }),
				other.name,
			).toMatchObject(notFound);
			expect(await shareForRequest(context, { requestId, shareGroupId, credits: 1n }), other.name).toMatchObject(
				notFound,
			);
		}
		expect(await statusOf(requestId)).toBe("open");
		expect(await availableTo(db, sally.id, { creditTypeId: "lab" })).toBe(8n);
	});

	it("can't any more once the right is lost, whatever the page showed", async () => {
		const { acme, ann, peter } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter);
		const before = await of(ann);
		await db.user.update({ where: { id: ann.id }, data: { userRoleId: acme.memberRoleId } });
		expect(await raiseForRequest(before, raise(requestId))).toMatchObject({ code: "FORBIDDEN" });
		expect(await refuseRequest(before, { requestId, reason })).toMatchObject({ code: "FORBIDDEN" });
		await db.user.update({ where: { id: ann.id }, data: { status: "suspended" } });
		expect(await raiseForRequest(before, raise(requestId))).toMatchObject({ code: "FORBIDDEN" });
		expect(await db.poolLimit.count({ where: { userId: peter.id } })).toBe(0);
		const beatrix = await aUser(db, acme, { name: "Beatrix", role: "administrator" });
		expect(await raiseForRequest(await of(beatrix), raise(requestId))).toMatchObject({ ok: true });
	});

	it("can't as the Credit Owner of somebody who uses another's credits by now, who wasn't asked", async () => {
		const { ann, john, kim, peter } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter);
		await assignCreditOwner(await of(ann), { userId: peter.id, ownerId: kim.id, creditUsers: null });
		expect(await raiseForRequest(await of(john), raise(requestId))).toMatchObject({ key: "mayNotAnswerAnyMore" });
		expect(await raiseForRequest(await of(kim), raise(requestId))).toMatchObject({ key: "requestNotFound" });
		// A raise is one in the wallet that pays now, which has no limit.
		expect(await raiseForRequest(await of(ann), raise(requestId))).toMatchObject({ key: "nothingToRaise" });
	});

	it("puts nothing into a group that doesn't let the person in any more, or into another's", async () => {
		const { peter, sally, zoe, shareGroupId } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter, { asks: { creatorIds: [sally.id] } });
		const other = await aShareGroup(db, { creatorId: sally.id, name: "Others", addresses: [zoe.email] });
		expect(await shareForRequest(await of(sally), { requestId, shareGroupId: other, credits: 1n })).toMatchObject({
			key: "shareGroupNotFound",
		});
		expect(await availableTo(db, sally.id, { creditTypeId: "lab" })).toBe(8n);
		await db.shareGroupEntry.updateMany({ where: { shareGroupId }, data: { removedAt: new Date() } });
		expect(await shareForRequest(await of(sally), { requestId, shareGroupId, credits: 1n })).toMatchObject({
			ok: false,
		});
		expect(await statusOf(requestId)).toBe("open");
	});

	it("raises no more than what was used under the raise: a charge goes through that was refused before", async () => {
		const { john, peter } = await anAskingOffice(db);
		const use = async () => {
			const [outcome] = await postCharges(aClient(db), [aCharge(peter.id, 20n, { creditTypeId: "lab" })]);
			return outcome?.ok;
		};
		expect(await use()).toBe(false);
		const requestId = await aRequest(db, peter);
		await raiseForRequest(await of(john), raise(requestId));
		expect(await use()).toBe(true);
	});
});

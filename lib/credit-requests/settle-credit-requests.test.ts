import { expect, it } from "vitest";
import { retireCreditType } from "@/lib/credit-types/retire-credit-type.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { deleteShareGroup } from "@/lib/share-groups/deletion/delete-share-group.ts";
import { anAskingOffice, aRequest } from "@/lib/testing/asking.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import { raiseForRequest } from "./answers/raise-for-request.ts";
import { refuseRequest } from "./answers/refuse-request.ts";
import { settleCreditRequests } from "./settle-credit-requests.ts";

const { db } = await testDatabase();
const of = async (user: Pick<TestUser, "id">) => ({ actor: await actorOf(db, user), db });
const settle = (days = 0) => settleCreditRequests({ db, clock: clockAt(inDays(days)) });
const stateOf = async (id: string) => {
	const { status, overtakenBy } = await db.creditRequest.findUniqueOrThrow({ where: { id } });
	return [status, overtakenBy];
};
const told = ({ id: userId }: TestUser) => db.mail.count({ where: { kind: "credit_request_answered", userId } });
const until = inDays(30).toISOString().slice(0, 10);
const more = { shareGroupId: null, credits: 25n, period: "week", until } as const;

it("lets a request lapse that nobody has answered for 14 days, once, and tells the person", async () => {
	const { john, peter } = await anAskingOffice(db);
	const requestId = await aRequest(db, peter);
	expect(await settle(13.9)).toBe(0);
	expect(await stateOf(requestId)).toEqual(["open", null]);
	const both = await Promise.all([settle(14.1), settle(14.1)]);
	expect(both.sort()).toEqual([0, 1]);
	expect(await settle(15)).toBe(0);
	expect(await stateOf(requestId)).toEqual(["lapsed", null]);
	expect(await told(peter)).toBe(1);
	const recorded = { subjectId: peter.id, action: "user.credit_request_lapsed" };
	expect(await db.auditEntry.findMany({ where: recorded })).toMatchObject([{ actorId: null }]);
	expect(await raiseForRequest(await of(john), { requestId, ...more })).toMatchObject({ values: { status: "lapsed" } });
});

it("killed half-way has closed and told nothing; late by three days it does both, once", async () => {
	const { peter, kim } = await anAskingOffice(db);
	const [requestId, kims] = [await aRequest(db, peter), await aRequest(db, kim)];
	const killed = transact(
		db,
		async (tx) => {
			expect(await settleCreditRequests({ db: tx })).toBe(2);
			throw new Error("Killed.");
		},
		{ clock: clockAt(inDays(14.1)) },
	);
	await expect(killed).rejects.toThrow("Killed.");
	expect([await stateOf(requestId), await told(peter)]).toEqual([["open", null], 0]);
	const late = inDays(17.1);
	expect(await settleCreditRequests({ db, clock: clockAt(late) })).toBe(2);
	expect(await settle(18)).toBe(0);
	expect([await told(peter), await told(kim)]).toEqual([1, 1]);
	for (const id of [requestId, kims]) {
		expect(await db.creditRequest.findUnique({ where: { id } })).toMatchObject({ status: "lapsed", closedAt: late });
	}
});

it("closes what was overtaken: the person suspended, moved or removed, the credit type retired", async () => {
	const office = await anAskingOffice(db);
	const { acme, globex, john, ann } = office;
	const people = [office.peter, await aUser(db, acme), await aUser(db, acme)] as const;
	const [suspended, moved, removed] = people;
	const requests = await Promise.all(people.map((one) => aRequest(db, one, { asks: { owner: one === office.peter } })));
	const [ofSuspended = "", ofMoved = "", ofRemoved = ""] = requests;
	expect(await settle()).toBe(0);
	await db.user.update({ where: { id: suspended.id }, data: { status: "suspended" } });
	await db.user.update({
		where: { id: moved.id },
		data: { organizationId: globex.id, userRoleId: globex.memberRoleId },
	});
	// At once, before anything has settled.
	expect(await raiseForRequest(await of(john), { requestId: ofSuspended, ...more })).toMatchObject({
		...{ code: "CONFLICT", key: "requestIsOvertaken", values: { obstacle: "suspended" } },
	});
	const { version } = await db.user.findUniqueOrThrow({ where: { id: removed.id } });
	const gone = { userId: removed.id, version, creditUsers: null, credits: null, shareGroupIds: [], reason: "Has left" };
	expect(await removeUser(await of(ann), gone)).toMatchObject({ ok: true });
	expect(await settle()).toBe(3);
	expect(await stateOf(ofSuspended)).toEqual(["overtaken", "suspended"]);
	expect(await stateOf(ofMoved)).toEqual(["overtaken", "moved"]);
	expect(await stateOf(ofRemoved)).toEqual(["overtaken", "removed"]);
	expect(await Promise.all(people.map(told))).toEqual([0, 1, 0]);
	expect(await db.creditRequest.findUnique({ where: { id: ofRemoved } })).toMatchObject({ reason: "" });

	const ofSms = await aRequest(db, ann, { creditTypeId: "sms", asks: { administrators: true, owner: false } }).catch(
		() => null,
	);
	expect(ofSms).toBe(null);
	const kims = await aRequest(db, office.kim, { creditTypeId: "sms" });
	const operator = await aUser(db, await anOrganization(db, { isOperator: true }), { role: "administrator" });
	await retireCreditType(await of(operator), { creditTypeId: "sms" });
	expect(await settle()).toBe(1);
	expect(await stateOf(kims)).toEqual(["overtaken", "retired"]);
	expect(await told(office.kim)).toBe(1);
});

it("closes what nobody can answer any more: refused where somebody has said no", async () => {
	const { acme, ann, john, peter, kim, sally, shareGroupId } = await anAskingOffice(db);
	const requestId = await aRequest(db, peter, { asks: { creatorIds: [sally.id] } });
	const kims = await aRequest(db, kim);
	await refuseRequest(await of(john), { requestId, reason: "Not this month" });
	expect(await deleteShareGroup(await of(sally), { key: newId(), shareGroupId })).toMatchObject({ ok: true });
	expect(await settle()).toBe(0);
	await db.user.update({ where: { id: ann.id }, data: { userRoleId: acme.memberRoleId } });
	// Another administrator may answer what was put to the administrators.
	const next = await aUser(db, acme, { role: "administrator" });
	expect(await settle()).toBe(0);
	await db.user.update({ where: { id: next.id }, data: { status: "suspended" } });
	expect(await settle()).toBe(2);
	expect(await stateOf(requestId)).toEqual(["refused", null]);
	expect(await stateOf(kims)).toEqual(["overtaken", "nobody_left"]);
});

import { describe, expect, it } from "vitest";
import { retireCreditType } from "@/lib/credit-types/retire-credit-type.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anAskingOffice, aRequest } from "@/lib/testing/asking.ts";
import { anEntry } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { refuseRequest } from "../answers/refuse-request.ts";
import { countOpenRequestsOf, countRequestsToMe, listRequests, listRequestsToMe } from "../lists/list-requests.ts";
import { readOwnRequests } from "../lists/own-requests.ts";
import { readRequest } from "../lists/read-request.ts";
import type { RequestQuery } from "../schema.ts";
import { askForCredits, REQUESTS_A_DAY } from "./ask-for-credits.ts";
import { previewAsking } from "./preview-asking.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const { db } = await testDatabase();
const of = async (user: Pick<TestUser, "id">) => ({ actor: await actorOf(db, user), db });
const FIRST: RequestQuery = {
	...{ search: "", status: null, creditTypeId: null, sort: "askedAt", descending: true, offset: 0, limit: 25 },
};
const LAB = {
	...{ creditTypeId: "lab", credits: 20n, reason: "The spring course", until: null },
	asks: { owner: true, administrators: true, creatorIds: [] as string[] },
};

const receiversOf = async (requestId: string) =>
	(
		await db.creditRequestReceiver.findMany({
			where: { requestId },
			include: { user: true },
			orderBy: { user: { name: "asc" } },
		})
	).map(({ user, isOwner, isAdministrator, isCreator }) => [user.name, { isOwner, isAdministrator, isCreator }]);

describe("asking", () => {
	it("is put to the Credit Owner and the administrators, who are mailed; to a creator only if chosen", async () => {
		const { acme, john, peter, ann, sally } = await anAskingOffice(db);
		expect(await previewAsking(await of(peter), { creditTypeId: "lab" })).toEqual({
			ok: true,
			value: {
				organization: acme.name,
				owner: "John",
				hasAdministrators: true,
				creators: [{ id: sally.id, name: "Sally", groups: ["ABCgroup"] }],
				isOpen: false,
			},
		});
		const requestId = await aRequest(db, peter);
		expect(await receiversOf(requestId)).toEqual([
			["Ann", { isOwner: false, isAdministrator: true, isCreator: false }],
			["John", { isOwner: true, isAdministrator: false, isCreator: false }],
		]);
		const mailed = await db.mail.findMany({
			where: { kind: "credit_request", facts: { path: ["requestId"], equals: requestId } },
		});
		expect(mailed.map(({ userId }) => userId).sort()).toEqual([ann.id, john.id].sort());
		expect(await previewAsking(await of(peter), { creditTypeId: "lab" })).toMatchObject({ value: { isOpen: true } });
		expect(
			await db.auditEntry.findMany({ where: { subjectId: peter.id, action: "user.credits_asked_for" } }),
		).toMatchObject([{ actorId: peter.id, after: { creditType: "lab", credits: "20" }, reason: null }]);
		await withdrawRequest(await of(peter), { requestId });
		const again = await aRequest(db, peter, { asks: { owner: false, administrators: false, creatorIds: [sally.id] } });
		expect(await receiversOf(again)).toEqual([["Sally", { isOwner: false, isAdministrator: false, isCreator: true }]]);
	});

	it("is refused where nobody is asked, or somebody who can't be: who made no group that the person is in", async () => {
		const { peter, sally, zoe, kim, shareGroupId } = await anAskingOffice(db);
		const ask = async (asks: Partial<typeof LAB.asks>) =>
			askForCredits(await of(peter), {
				...LAB,
				asks: { owner: false, administrators: false, creatorIds: [], ...asks },
			});
		const nobody = { ok: false, code: "INVALID", key: "askSomebody" };
		expect(await ask({})).toMatchObject(nobody);
		for (const { id } of [zoe, kim]) expect(await ask({ owner: true, creatorIds: [id] })).toMatchObject(nobody);
		await anEntry(db, shareGroupId, { kind: "blocked", value: peter.email });
		expect(await ask({ creatorIds: [sally.id] })).toMatchObject(nobody);
		const alone = await aUser(db, await anOrganization(db), { role: "administrator" });
		expect(await previewAsking(await of(alone), { creditTypeId: "lab" })).toMatchObject({
			value: { owner: null, hasAdministrators: false, creators: [] },
		});
		expect(await askForCredits(await of(alone), LAB)).toMatchObject(nobody);
		expect(await db.creditRequest.count({ where: { userId: { in: [peter.id, alone.id] } } })).toBe(0);
	});

	it("has one open request for each person and credit type, also of two at once, and some a day", async () => {
		const { peter } = await anAskingOffice(db);
		const context = await of(peter);
		const both = await Promise.all([askForCredits(context, LAB), askForCredits(context, LAB)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "CONFLICT", key: "requestIsOpen" });
		expect(await askForCredits(context, { ...LAB, creditTypeId: "sms" })).toMatchObject({ ok: true });
		const { rows } = await readOwnRequests(context);
		const requestId = rows.find(({ creditTypeId }) => creditTypeId === "lab")?.id ?? "";
		await withdrawRequest(context, { requestId });
		for (let count = 2; count < REQUESTS_A_DAY; count += 1) {
			const next = await askForCredits(context, LAB);
			if (!next.ok) throw new Error(next.key);
			await withdrawRequest(context, next.value);
		}
		expect(await askForCredits(context, LAB)).toMatchObject({ code: "TOO_MANY_REQUESTS", key: "tooManyRequests" });
		const tomorrow = { ...context, clock: clockAt(inDays(1.1)) };
		expect(await askForCredits(tomorrow, LAB)).toMatchObject({ ok: true });
	});

	it("is refused for a day that has passed, and for a credit type that isn't there or isn't sold any more", async () => {
		const { peter } = await anAskingOffice(db);
		const context = await of(peter);
		expect(await askForCredits(context, { ...LAB, until: "2020-01-01" })).toMatchObject({ key: "neededUntilIsOver" });
		expect(await askForCredits(context, { ...LAB, creditTypeId: "none" })).toMatchObject({ key: "nothingToAskFor" });
		const operator = await aUser(db, await anOrganization(db, { isOperator: true }), { role: "administrator" });
		await retireCreditType(await of(operator), { creditTypeId: "sms" });
		expect(await askForCredits(context, { ...LAB, creditTypeId: "sms" })).toMatchObject({ key: "nothingToAskFor" });
		expect(await previewAsking(context, { creditTypeId: "sms" })).toMatchObject({ code: "NOT_FOUND" });
		await db.creditType.update({ where: { id: "sms" }, data: { retiredAt: null } });
	});
});

describe("withdrawing", () => {
	it("is the person's own: others find no such request; a second time changes nothing", async () => {
		const { peter, john, ann } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter);
		for (const other of [john, ann]) {
			expect(await withdrawRequest(await of(other), { requestId })).toMatchObject({ code: "NOT_FOUND" });
		}
		expect(await withdrawRequest(await of(peter), { requestId: newId() })).toMatchObject({ code: "NOT_FOUND" });
		expect(await withdrawRequest(await of(peter), { requestId })).toMatchObject({ ok: true });
		expect(await withdrawRequest(await of(peter), { requestId })).toMatchObject({ ok: true });
		const recorded = { subjectId: peter.id, action: "user.credit_request_withdrawn" };
		expect(await db.auditEntry.count({ where: recorded })).toBe(1);
		expect(await refuseRequest(await of(john), { requestId, reason: "Not now" })).toMatchObject({
			code: "CONFLICT",
			values: { status: "withdrawn" },
		});
	});
});

describe("who sees a request", () => {
	it("are those whom it was put to, and who administrate the organization; to others there is none", async () => {
		const { peter, john, ann, kim, sally, zoe } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter, { asks: { administrators: false } });
		const rowsOf = async (user: TestUser) => (await listRequestsToMe(await of(user), FIRST)).rows.map(({ id }) => id);
		expect(await rowsOf(john)).toEqual([requestId]);
		for (const other of [ann, kim, sally, zoe, peter]) {
			expect(await rowsOf(other), other.name).toEqual([]);
			if (other !== ann) expect(await readRequest(await of(other), requestId), other.name).toBe(null);
		}
		expect(await countRequestsToMe(await of(john))).toBe(1);
		expect(await countRequestsToMe(await of(kim))).toBe(null);
		expect(await listRequests(await of(ann), FIRST)).toMatchObject({
			rows: [{ id: requestId, isMine: false, userName: "Peter" }],
			total: 1,
			creditTypes: [{ id: "lab" }],
		});
		const open = await Promise.all([ann, zoe, john].map(async (one) => countOpenRequestsOf(await of(one), peter.id)));
		expect(open).toEqual([1, 0, 0]);
		expect(await listRequests(await of(zoe), FIRST)).toMatchObject({ rows: [], total: 0, creditTypes: [] });
		for (const other of [john, kim, sally]) expect(await listRequests(await of(other), FIRST)).toBe(null);
		expect(await readRequest(await of(ann), requestId)).toMatchObject({
			refusal: { code: "NOT_FOUND" },
			explanation: null,
			owner: null,
		});
		expect(await refuseRequest(await of(ann), { requestId, reason: "Not now" })).toMatchObject({ code: "NOT_FOUND" });
	});

	it("is filtered and searched", async () => {
		const { peter, ann } = await anAskingOffice(db);
		await aRequest(db, peter);
		await aRequest(db, peter, { creditTypeId: "email", credits: 30n });
		const found = async (query: Partial<RequestQuery>) =>
			(await listRequests(await of(ann), { ...FIRST, ...query }))?.rows.map(({ credits }) => credits);
		expect(await found({ sort: "credits", descending: false })).toEqual([20n, 30n]);
		expect(await found({ creditTypeId: "email" })).toEqual([30n]);
		expect(await found({ search: "pet", offset: 1 })).toEqual([20n]);
		expect(await found({ search: "nobody" })).toEqual([]);
		expect(await found({ status: "granted" })).toEqual([]);
	});

	it("sees what concerns them: the owner and administrators the wallet, a creator only their own groups", async () => {
		const { peter, john, ann, sally } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter, { asks: { creatorIds: [sally.id] } });
		const johns = await readRequest(await of(john), requestId);
		expect(johns?.explanation?.pools).toMatchObject([
			{ kind: "share_group", name: null, gives: 2n },
			{ kind: "wallet", name: "John", inPool: 100n, limit: { limit: 5n, left: 5n } },
		]);
		expect(johns).toMatchObject({ reason: "The spring course", refusal: null, owner: null, groups: [] });
		expect(await readRequest(await of(ann), requestId)).toMatchObject({
			owner: { name: "John" },
			as: { isAdministrator: true },
		});
		const sallys = await readRequest(await of(sally), requestId);
		expect(sallys?.explanation).toMatchObject({ available: 2n, pools: [{ name: "ABCgroup", inPool: 2n }] });
		expect(sallys?.groups).toMatchObject([
			{ name: "ABCgroup", isParked: false, movable: { shareable: [{ credits: 8n }], inGroup: [{ credits: 2n }] } },
		]);
		const said = JSON.stringify(sallys, (_key, value) => (typeof value === "bigint" ? String(value) : value));
		for (const secret of ["John", "Ann", john.id, '"100"']) expect(said).not.toContain(secret);
	});
});

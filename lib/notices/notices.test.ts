import { describe, expect, it, test } from "vitest";
import { refuseRequest } from "@/lib/credit-requests/answers/refuse-request.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import type { NoticeKind } from "@/lib/outbox/notice-kinds.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anAskingOffice, aRequest } from "@/lib/testing/asking.ts";
import { rowsRead } from "@/lib/testing/connections/rows-read.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { transact } from "../platform/database/transaction.ts";
import { changeNoticeSettings } from "./change-notice-settings.ts";
import { markAllNoticesRead } from "./mark-all-notices-read.ts";
import { markNoticeRead } from "./mark-notice-read.ts";
import { countUnreadNotices, listNotices, readNoticeSettings, UNREAD_COUNTED } from "./queries.ts";
import { changeNoticeSettingsSchema, type NoticeQuery } from "./schema.ts";

const { db, url } = await testDatabase();
const northwind = await anOrganization(db);
const mary = await aUser(db, northwind, { name: "Mary Chan" });

const day = (date: number) => new Date(Date.UTC(2026, 10, date, 8));

async function aNotice(
	{ id: userId }: Pick<TestUser, "id">,
	{
		kind = "password_changed",
		facts = { userId },
		at = day(1),
		readAt = null,
	}: { kind?: NoticeKind | "a_kind_of_later"; facts?: object; at?: Date; readAt?: Date | null } = {},
) {
	const id = newId();
	await db.notice.create({ data: { id, userId, kind, facts, createdAt: at, readAt } });
	return id;
}

const context = async (user: Pick<TestUser, "id">) => ({ actor: await actorOf(db, user), db });

async function list(user: Pick<TestUser, "id">, query: Partial<NoticeQuery> = {}) {
	const first = {
		search: "",
		sort: "createdAt",
		descending: true,
		offset: 0,
		limit: 25,
		state: null,
		kind: null,
	} as const;
	return listNotices(await context(user), { ...first, ...query });
}

const unread = async (user: Pick<TestUser, "id">) => (await countUnreadNotices(await context(user))).count;

describe("whose a notice is", () => {
	it("only its user lists, counts and marks it, whatever rights others have", async () => {
		const tom = await aUser(db, northwind);
		const [first, second] = [await aNotice(tom), await aNotice(tom, { at: day(2) })];
		const administrator = await aUser(db, northwind, { role: "administrator" });
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		for (const other of [administrator, stranger]) {
			expect(await list(other)).toMatchObject({ rows: [], total: 0 });
			expect(await unread(other)).toBe(0);
			expect(await markNoticeRead(await context(other), { noticeId: first })).toMatchObject({ code: "NOT_FOUND" });
			const all = await markAllNoticesRead(await context(other), { until: new Date().toISOString() });
			expect(all).toEqual({ ok: true, value: { count: 0 } });
		}
		const mine = await list(tom);
		expect(mine.rows.map(({ id, isRead }) => [id, isRead])).toEqual([
			[second, false],
			[first, false],
		]);
		expect(await unread(tom)).toBe(2);
	});

	it("reading marks one, once; the instant of the first time stays", async () => {
		const tom = await aUser(db, northwind);
		const noticeId = await aNotice(tom);
		await aNotice(tom);
		for (const at of [day(3), day(4)]) {
			const marked = await markNoticeRead({ ...(await context(tom)), clock: clockAt(at) }, { noticeId });
			expect(marked).toMatchObject({ ok: true });
		}
		expect(await db.notice.findUnique({ where: { id: noticeId } })).toMatchObject({ readAt: day(3) });
		expect(await unread(tom)).toBe(1);
	});

	it("marking all marks what was seen, not what came since", async () => {
		const tom = await aUser(db, northwind);
		for (const at of [day(1), day(2), day(3)]) await aNotice(tom, { at });
		const done = await markAllNoticesRead(await context(tom), { until: day(2).toISOString() });
		expect(done).toEqual({ ok: true, value: { count: 2 } });
		expect((await list(tom, { state: "unread" })).rows.map(({ createdAt }) => createdAt)).toEqual([day(3)]);
	});
});

it("is filtered by read and unread and by kind, and comes in pages", async () => {
	const tom = await aUser(db, northwind);
	const ids = [
		await aNotice(tom, { at: day(1), readAt: day(5) }),
		await aNotice(tom, { at: day(2), kind: "email_changed" }),
		await aNotice(tom, { at: day(3) }),
	];
	const found = async (query: Partial<NoticeQuery>) => {
		const { rows, total } = await list(tom, query);
		return [rows.map(({ id }) => ids.indexOf(id)), total];
	};
	expect(await found({})).toEqual([[2, 1, 0], 3]);
	expect(await found({ descending: false })).toEqual([[0, 1, 2], 3]);
	expect(await found({ state: "unread" })).toEqual([[2, 1], 2]);
	expect(await found({ state: "read" })).toEqual([[0], 1]);
	expect(await found({ kind: "email_changed" })).toEqual([[1], 1]);
	expect(await found({ offset: 1, limit: 1 })).toEqual([[1], 3]);
});

describe("what it tells", () => {
	const about = async (user: Pick<TestUser, "id">) => (await list(user)).rows.map((row) => row.about);

	it("of another Credit Owner: to the user, the old and the new owner, by the names they have now", async () => {
		const [tom, kim, john] = [
			await aUser(db, northwind, { name: "Tom" }),
			await aUser(db, northwind, { name: "Kim" }),
			await aUser(db, northwind, { name: "John" }),
		];
		const facts = { userIds: [tom.id], oldOwnerId: kim.id, newOwnerId: john.id, changedById: mary.id };
		for (const user of [tom, kim, john]) await aNotice(user, { kind: "credit_owner_changed", facts });
		await db.user.update({ where: { id: tom.id }, data: { name: "Thomas" } });
		const told = { kind: "credit_owner_changed", changedBy: "Mary Chan", name: "Thomas", count: 1 };
		expect(await about(tom)).toEqual([{ ...told, readerIs: "user", newOwner: "John" }]);
		expect(await about(kim)).toEqual([{ ...told, readerIs: "oldOwner", newOwner: "John" }]);
		expect(await about(john)).toEqual([{ ...told, readerIs: "newOwner", newOwner: null }]);
		await aNotice(mary, { kind: "credit_owner_changed", facts });
		expect(await about(mary)).toEqual([{ ...told, readerIs: "responsible", newOwner: "John" }]);
		const alone = await aUser(db, northwind, { name: "Ann" });
		await aNotice(alone, {
			kind: "credit_owner_changed",
			facts: { ...facts, userIds: [alone.id], newOwnerId: null },
		});
		expect(await about(alone)).toMatchObject([{ readerIs: "user", newOwner: null }]);
	});

	it("of an order: to its buyer and its beneficiary, as it stands now", async () => {
		const [tom, kim] = [await aUser(db, northwind, { name: "Tom" }), await aUser(db, northwind)];
		const { orderId } = await boughtCredits(db, { beneficiaryId: kim.id, buyerId: tom.id, credits: 10n });
		for (const user of [tom, kim]) await aNotice(user, { kind: "order_placed", facts: { orderId } });
		const told = { kind: "order_placed", orderId, buyer: "Tom", status: "paid", plan: expect.any(String) };
		expect(await about(tom)).toMatchObject([{ ...told, readerIs: "buyer" }]);
		expect(await about(kim)).toMatchObject([{ ...told, readerIs: "beneficiary" }]);
	});

	it("of a share group: who shared it then, and its name unless it doesn't let the reader in any more", async () => {
		const tom = await aUser(db, northwind);
		const shareGroupId = await aShareGroup(db, { creatorId: mary.id, name: "Labs" });
		const entryId = await anEntry(db, shareGroupId, { kind: "address", value: tom.email });
		await aNotice(tom, { kind: "share_group_welcome", facts: { entryId } });
		const welcome = { kind: "share_group_welcome" };
		const byMary = { ...welcome, creator: "Mary Chan", group: "Labs" };
		expect(await about(tom)).toEqual([{ ...byMary, state: "ongoing" }]);

		const bob = await aUser(db, northwind, { name: "Bob Hill" });
		for (const [fromId, toId, closedAt] of [
			[mary.id, bob.id, day(3)],
			[bob.id, mary.id, day(5)],
		] as const) {
			const offer = { offeredById: fromId, offeredAt: closedAt, outcome: "accepted", closedAt } as const;
			await db.shareGroupHandover.create({ data: { id: newId(), shareGroupId, fromId, toId, ...offer } });
		}
		await aNotice(tom, { kind: "share_group_welcome", facts: { entryId }, at: day(4) });
		await aNotice(tom, { kind: "share_group_welcome", facts: { entryId }, at: day(6) });
		const told = [
			{ ...byMary, state: "ongoing" },
			{ ...byMary, creator: "Bob Hill", state: "past" },
			{ ...byMary, state: "past" },
		];
		expect(await about(tom)).toEqual(told);

		const id = await anEntry(db, shareGroupId, { kind: "blocked", value: tom.email });
		expect(await about(tom)).toEqual(told.map((one) => ({ ...one, group: null, state: "past" })));
		await db.shareGroupEntry.delete({ where: { id } });
		const deleted = { status: "deleted", closingAt: day(7), closedAt: day(7) } as const;
		await db.shareGroup.update({ where: { id: shareGroupId }, data: deleted });
		expect(await about(tom)).toEqual(told.map((one) => ({ ...one, state: "deleted" })));
	});

	it("of a limit: to the person and to who set it; a group's name only while it lets the person in", async () => {
		const [sally, tom] = [await aUser(db, northwind, { name: "Sally" }), await aUser(db, northwind, { name: "Tom" })];
		const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Labs", addresses: [tom.email] });
		const { id: accountId } = await db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId: "email" } });
		const warningId = newId();
		const amounts = { period: "total", credits: 10n, used: 8n, tellsSetter: true, warnedAt: day(1) } as const;
		await db.limitWarning.create({
			data: { accountId, id: warningId, userId: tom.id, setById: sally.id, ...amounts },
		});
		for (const user of [sally, tom]) await aNotice(user, { kind: "limit_warning", facts: { accountId, warningId } });
		const told = { kind: "limit_warning", used: 8n, limit: 10n, type: "email" };
		const pool = { kind: "share_group", name: "Labs" };
		expect(await about(tom)).toEqual([{ ...told, user: null, pool }]);
		await anEntry(db, shareGroupId, { kind: "blocked", value: tom.email });
		expect(await about(tom)).toEqual([{ ...told, user: null, pool: null }]);
		expect(await about(sally)).toEqual([{ ...told, user: "Tom", pool }]);
	});

	it("of a limit on a wallet: to its owner as on the own credits, to others by the owner's name", async () => {
		const [owner, user] = [await aUser(db, northwind, { name: "Olga" }), await aUser(db, northwind, { name: "Uma" })];
		const { id: accountId } = await db.account.findFirstOrThrow({ where: { userId: owner.id, creditTypeId: "email" } });
		const warningId = newId();
		const amounts = { period: "total", credits: 10n, used: 8n, tellsSetter: true, warnedAt: day(1) } as const;
		await db.limitWarning.create({
			data: { accountId, id: warningId, userId: user.id, setById: owner.id, ...amounts },
		});
		for (const one of [owner, user]) await aNotice(one, { kind: "limit_warning", facts: { accountId, warningId } });
		expect(await about(owner)).toMatchObject([{ user: "Uma", pool: { kind: "own_wallet" } }]);
		expect(await about(user)).toMatchObject([{ user: null, pool: { kind: "wallet", name: "Olga" } }]);
	});

	it("of a request: to whom it was put what became of it, to the person each answer; to others nothing", async () => {
		const { peter, john, ann, kim } = await anAskingOffice(db);
		const requestId = await aRequest(db, peter);
		for (const user of [john, kim]) await aNotice(user, { kind: "credit_request", facts: { requestId } });
		const request = { requestId, userName: "Peter", credits: 20n, nameInText: "lab", status: "open", saidNo: false };
		expect(await about(john)).toContainEqual({ kind: "credit_request", request: expect.objectContaining(request) });
		expect(await about(kim)).toEqual([null]);
		await refuseRequest({ actor: await actorOf(db, john), db }, { requestId, reason: "Not now" });
		await refuseRequest({ actor: await actorOf(db, ann), db }, { requestId, reason: "Next year" });
		const refused = { ...request, status: "refused", saidNo: true };
		expect(await about(john)).toContainEqual({ kind: "credit_request", request: expect.objectContaining(refused) });
		expect((await about(peter)).map((one) => one?.kind === "credit_request_answered" && one.answer.no)).toEqual([
			{ name: "Ann", reason: "Next year", isLast: true },
			{ name: "John", reason: "Not now", isLast: false },
		]);
		await aNotice(kim, { kind: "credit_request_answered", facts: { requestId, answeredById: john.id } });
		expect(await about(kim)).toEqual([null, null]);
	});

	it("nothing of a kind or of facts that this version doesn't know", async () => {
		const tom = await aUser(db, northwind);
		await aNotice(tom, { kind: "a_kind_of_later" });
		await aNotice(tom, { kind: "receipt", facts: { orderId: "nonsense" } });
		await aNotice(tom, { kind: "receipt", facts: { orderId: newId() } });
		expect(await about(tom)).toEqual([null, null, null]);
	});
});

describe("how a user is told", () => {
	it("is by mail and in the list until they choose, each for themselves", async () => {
		const [tom, kim] = [await aUser(db, northwind), await aUser(db, northwind)];
		const atFirst = await readNoticeSettings(await context(tom));
		expect(new Set(Object.values(atFirst))).toEqual(new Set(["mail_and_list"]));
		const chosen = { ...atFirst, receipt: "off", order_placed: "list_only" } as const;
		for (const settings of [{ ...chosen, receipt: "mail_and_list" } as const, chosen]) {
			expect(await changeNoticeSettings(await context(tom), settings)).toMatchObject({ ok: true });
			expect(await readNoticeSettings(await context(tom))).toEqual(settings);
		}
		expect(await readNoticeSettings(await context(kim))).toEqual(atFirst);
	});

	test.each(["password_changed", "email_changed", "email_change", "password_reset", "sign_up_known"])(
		"%s can't be switched off",
		async (kind) => {
			const settings = await readNoticeSettings(await context(mary));
			expect(changeNoticeSettingsSchema.safeParse(settings).success).toBe(true);
			expect(changeNoticeSettingsSchema.safeParse({ ...settings, [kind]: "off" }).success).toBe(false);
		},
	);
});

describe("the count beside the bell", () => {
	it(`counts up to ${UNREAD_COUNTED}, and reads no more than it counts`, async () => {
		const tom = await aUser(db, northwind);
		const many = (count: number, readAt: Date | null) =>
			db.notice.createMany({
				data: Array.from({ length: count }, () => ({
					...{ id: newId(), userId: tom.id, kind: "password_changed", createdAt: day(1), readAt },
				})),
			});
		await many(1_000, day(2));
		await many(3, null);
		const { actor } = await context(tom);
		const cost = () => rowsRead(url, (alone) => countUnreadNotices({ actor, db: alone }));
		expect(await unread(tom)).toBe(3);
		expect(await cost()).toBeLessThanOrEqual(3);
		await many(300, null);
		expect(await unread(tom)).toBe(UNREAD_COUNTED);
		expect(await cost()).toBeLessThanOrEqual(UNREAD_COUNTED);
	});
});

it("a notice that was told by mail can be read", async () => {
	const tom = await aUser(db, northwind);
	const to = { email: tom.email, name: tom.name, userId: tom.id, organizationId: northwind.id, language: "en" };
	await transact(db, (tx) => enqueueMail(tx, { kind: "email_changed", to, facts: { userId: tom.id } }));
	expect((await list(tom)).rows).toMatchObject([{ isRead: false, about: { kind: "email_changed" } }]);
});

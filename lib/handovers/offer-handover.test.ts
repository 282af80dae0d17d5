import { expect, it } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { anEntry, aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aServiceUser, aUser, aUserRole } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { forgetUsers } from "@/lib/user-information/forget-users.ts";
import { acceptHandover } from "./accept-handover.ts";
import { declineHandover } from "./decline-handover.ts";
import { HANDOVERS_A_DAY, offerHandover } from "./offer-handover.ts";
import { mayHandOverGroupsOf, previewHandover, readOfferedGroups, readOpenHandovers } from "./queries.ts";
import { aGroupToHandOver } from "./test-handovers.ts";
import { withdrawHandover } from "./withdraw-handover.ts";

const { db, url } = await testDatabase();
const holder = await openConnection(url);
const acme = await anOrganization(db, { name: "Acme" });
const elsewhere = await anOrganization(db);
const tom = await aUser(db, elsewhere, { name: "Tom", role: "administrator" });
const asTom = { actor: await actorOf(db, tom), db };

it("is told to the receiver, who sees whose it is, and to those who can take it back", async () => {
	const { sally, peter, asSally, asPeter, shareGroupId, offer } = await aGroupToHandOver(db, acme, tom);
	const { handoverId } = await offer();
	expect(await db.mail.findFirst({ where: { kind: "handover_offered", userId: peter.id } })).not.toBeNull();
	const offered = { handoverId, shareGroupId, name: "ABCgroup", creator: "Sally", offeredBy: "Sally" };
	expect(await readOfferedGroups(asPeter)).toMatchObject([offered]);
	expect((await readOpenHandovers({ db }, [shareGroupId])).get(shareGroupId)).toMatchObject({
		handoverId,
		to: "Peter",
	});
	const preview = { name: "ABCgroup", addresses: 1, domains: 0, refills: 0, alerts: 0 };
	const credits = [{ nameInText: "email", remaining: 30n, held: 0n }];
	expect(await previewHandover(asSally, { shareGroupId })).toMatchObject({
		value: { ...preview, creator: null, credits },
	});
	const toPeter = { ...preview, creator: "Sally", isReaderMember: false };
	expect(await previewHandover(asPeter, { shareGroupId })).toMatchObject({ value: toPeter });
	const entryId = await anEntry(db, shareGroupId, { kind: "address", value: peter.email });
	const toMember = { ...toPeter, addresses: 2, isReaderMember: true };
	expect(await previewHandover(asPeter, { shareGroupId })).toMatchObject({ value: toMember });
	await db.shareGroupEntry.delete({ where: { id: entryId } });
	expect(await previewHandover(asTom, { shareGroupId })).toMatchObject({ code: "NOT_FOUND" });
	expect(await offerHandover(asSally, { shareGroupId, email: peter.email })).toMatchObject({ key: "handoverIsOpen" });
	for (const by of [asPeter, asTom])
		expect(await withdrawHandover(by, { handoverId })).toMatchObject({ code: "NOT_FOUND" });
	expect(await withdrawHandover(asSally, { handoverId })).toMatchObject({ ok: true });
	expect(await readOfferedGroups(asPeter)).toEqual([]);
	expect(await previewHandover(asPeter, { shareGroupId })).toMatchObject({ code: "NOT_FOUND" });
	expect(await acceptHandover(asPeter, { handoverId })).toMatchObject({ code: "NOT_FOUND" });
	expect(sally.id).toBe((await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } })).creatorId);
});

it("waits for who is changing its receiver without holding the creator, whom they may need next", async () => {
	const [early, late] = [await aUser(db, acme), await aUser(db, acme)];
	const shareGroupId = await aShareGroup(db, { creatorId: late.id, name: "Late" });
	const asLate = { actor: await actorOf(db, late), db };
	const offered = await holder.transaction(async ({ sql }) => {
		await sql.query(`SELECT FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [early.id]);
		const offering = offerHandover(asLate, { shareGroupId, email: early.email });
		await untilOthersWait(sql);
		await sql.query(`SELECT FROM "user" WHERE "id" = $1::uuid FOR UPDATE NOWAIT`, [late.id]);
		return { offering };
	});
	expect(await offered.offering).toMatchObject({ ok: true });
});

it("can be declined, which is told, and then the group can be offered to somebody else", async () => {
	const { sally, asSally, asPeter, offer } = await aGroupToHandOver(db, acme, tom);
	const { handoverId } = await offer();
	for (const by of [asSally, asTom])
		expect(await declineHandover(by, { handoverId })).toMatchObject({ code: "NOT_FOUND" });
	expect(await declineHandover(asPeter, { handoverId })).toMatchObject({ ok: true });
	expect(await declineHandover(asPeter, { handoverId })).toMatchObject({ code: "NOT_FOUND" });
	expect(await db.mail.count({ where: { kind: "handover_answered", userId: sally.id } })).toBe(1);
	await offer(asSally, (await aUser(db, acme)).email);
});

it("is refused to people who can't have it, and those who aren't there aren't told apart", async () => {
	const { sally, peter, asSally, shareGroupId } = await aGroupToHandOver(db, acme, tom);
	const offer = (email: string) => offerHandover(asSally, { shareGroupId, email });
	const nobody = [
		tom.email,
		"nobody@acme.example",
		(await aUser(db, acme, { status: "suspended" })).email,
		(await aUser(db, acme, { emailVerified: false })).email,
		(await aServiceUser(db, acme)).email,
	];
	for (const email of nobody)
		expect(await offer(email), email).toMatchObject({ key: "handoverToNobody", field: "email" });
	expect(await offer(sally.email)).toMatchObject({ key: "handoverToCreator" });
	expect(await offer((await aUser(db, acme, { creditOwnerId: sally.id })).email)).toMatchObject({
		key: "handoverToCreditUser",
	});
	const other = await aShareGroup(db, { creatorId: peter.id, name: "abcgroup" });
	expect(await offer(peter.email.toUpperCase())).toMatchObject({ key: "handoverNameTaken" });
	await db.shareGroup.update({ where: { id: other }, data: { name: "Other" } });
	expect(await offer(` ${peter.email.toUpperCase()} `)).toMatchObject({ ok: true, value: { name: "Peter" } });
});

it("is an administrator's too, of people without rights that they lack; nobody else's", async () => {
	const { sally, peter, asSally, shareGroupId } = await aGroupToHandOver(db, acme, tom);
	const editor = await aUserRole(db, acme, { rights: ["view_user_list", "edit_user", "purchase"] });
	const viewer = await aUserRole(db, acme, { rights: ["view_user_list", "purchase"] });
	const by = async (id: string) => ({ actor: await actorOf(db, await aUser(db, acme, { role: { id } })), db });
	const asEditor = await by(editor);
	const asViewer = await by(viewer);
	const input = { shareGroupId, email: peter.email };
	for (const other of [asViewer, asTom]) {
		expect(await offerHandover(other, input)).toMatchObject({ ok: false, code: "NOT_FOUND" });
		expect(await mayHandOverGroupsOf(other, sally.id)).toBe(false);
	}
	expect(await mayHandOverGroupsOf(asEditor, sally.id)).toBe(true);
	const offered = await offerHandover(asEditor, input);
	if (!offered.ok) throw new Error(offered.key);
	const { handoverId } = offered.value;
	expect(await withdrawHandover(asSally, { handoverId })).toMatchObject({ ok: true });
	await db.user.update({ where: { id: sally.id }, data: { userRoleId: acme.administratorRoleId } });
	expect(await offerHandover(asEditor, input)).toMatchObject({ ok: false, key: "userHasRightsYouLack" });
	expect(await mayHandOverGroupsOf(asEditor, sally.id)).toBe(false);
});

it("ends with its receiver, and then somebody else can have it", async () => {
	const { peter, asSally, offer } = await aGroupToHandOver(db, acme, tom);
	const { handoverId } = await offer();
	const users = [peter];
	await transact(db, (tx) => forgetUsers(tx, { organizationId: acme.id, users, actorId: asSally.actor.userId }));
	expect(await db.shareGroupHandover.findUnique({ where: { id: handoverId } })).toMatchObject({ outcome: "withdrawn" });
	await offer(asSally, (await aUser(db, acme)).email);
});

it("is made one at a time, and not without end", async () => {
	const { peter, asSally, shareGroupId, offer } = await aGroupToHandOver(db, acme, tom);
	const input = { shareGroupId, email: peter.email };
	const both = await Promise.all([1, 2].map(() => offerHandover(asSally, input)));
	expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
	for (const one of both) if (one.ok) await withdrawHandover(asSally, { handoverId: one.value.handoverId });
	for (let nth = 1; nth < HANDOVERS_A_DAY; nth += 1) await withdrawHandover(asSally, await offer());
	expect(await offerHandover(asSally, input)).toMatchObject({ ok: false, code: "TOO_MANY_REQUESTS" });
	expect(await withdrawHandover(asSally, { handoverId: newId() })).toMatchObject({ code: "NOT_FOUND" });
});

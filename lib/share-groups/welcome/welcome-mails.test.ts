import { describe, expect, it } from "vitest";
import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import { stopMail } from "@/lib/mail-stops/stop-mail.ts";
import { readStopToken, stopToken } from "@/lib/mail-stops/stop-token.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { createShareGroup } from "../create-share-group.ts";
import { shareCredits } from "../credits/share-credits.ts";
import { addEntries } from "../people/add-entries.ts";
import { removeEntry } from "../people/remove-entry.ts";
import { readManagedGroup } from "../queries.ts";
import { WELCOME_MAILS_TO_MAILBOX_A_DAY, WELCOME_MAILS_TO_MAILBOX_FROM_ALL_A_DAY } from "./mailbox-limits.ts";
import { resendWelcomeMail } from "./resend-welcome-mail.ts";
import { WELCOME_MAILS_A_DAY } from "./welcome-mails.ts";

const { db } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });

async function aSharer({ credits = 10n, emailVerified = true } = {}) {
	const user = await aUser(db, acme, { name: "Sally G", emailVerified });
	const actor = await actorOf(db, user);
	const made = await createShareGroup({ actor, db }, { name: "ABCgroup", description: "" });
	if (!made.ok) throw new Error(made.key);
	const { shareGroupId } = made.value;
	await boughtCredits(db, { beneficiaryId: user.id, creditTypeId: "lab", credits: 50n });
	const sharing = { key: newId(), shareGroupId, creditTypeId: "lab", credits };
	if (credits > 0n) await shareCredits({ actor, db }, sharing);
	const add = async (text: string, at?: Date) => {
		const context = { actor, db, clock: at && clockAt(at) };
		const added = await addEntries(context, { shareGroupId, list: "members", text });
		if (!added.ok) throw new Error(added.key);
		return added.value.mails;
	};
	const entryOf = (value: string) =>
		db.shareGroupEntry.findFirstOrThrow({ where: { shareGroupId, value, kind: "address", removedAt: null } });
	return { user, as: { actor, db }, shareGroupId, add, entryOf };
}

let count = 0;
const anAddress = () => `tom${count++}@globex.example`;
const mailsTo = (email: string) => db.mail.findMany({ where: { recipientEmail: email } });

describe("welcome mails", () => {
	it("go to an address, once, and never to a domain or the creator", async () => {
		const { user, add, entryOf } = await aSharer();
		const tom = anAddress();
		expect(await add(`${tom}\nacme.example\n${user.email}`)).toEqual({
			sent: [tom],
			notSent: [{ value: user.email, why: "yourself" }],
		});
		const [mail, ...more] = await mailsTo(tom);
		expect(more).toEqual([]);
		expect(mail).toMatchObject({ kind: "share_group_welcome", userId: null, organizationId: null });
		expect(await entryOf(tom)).toMatchObject({ welcomeMailId: mail?.id, welcomedAt: expect.any(Date) });
		expect(await db.mail.count({ where: { recipientEmail: { contains: "acme.example" } } })).toBe(0);
		await deliverMail({ db, server: null }, { mailId: mail?.id ?? "" });
		expect((await mailsTo(tom))[0]).toMatchObject({ status: "kept", subject: "Welcome to Sally G's share group" });
	});

	it("carry a message as it reads, also one that was stored before messages were tidied", async () => {
		const { shareGroupId, add } = await aSharer();
		const emailMessage = "Pay to \u202Eelpmaxe.live@eve\u202C, please";
		await db.shareGroup.update({ where: { id: shareGroupId }, data: { emailMessage } });
		const tom = anAddress();
		await add(tom);
		const [mail] = await mailsTo(tom);
		await deliverMail({ db, server: null }, { mailId: mail?.id ?? "" });
		const [sent] = await mailsTo(tom);
		expect(sent?.keptText).toContain("Pay to elpmaxe.live@eve, please");
		expect(`${sent?.keptText}${sent?.keptHtml}`).not.toContain("\u202E");
	});

	it("go out at most once a day for an address and group, however often it is removed, added and resent", async () => {
		const { as, shareGroupId, add, entryOf } = await aSharer();
		const tom = anAddress();
		await add(tom);
		const entry = { shareGroupId, entryId: (await entryOf(tom)).id };
		expect(await resendWelcomeMail(as, entry)).toMatchObject({ code: "TOO_MANY_REQUESTS", key: "welcomedToday" });
		await removeEntry(as, entry);
		expect(await add(tom)).toEqual({ sent: [], notSent: [{ value: tom, why: "today" }] });
		const again = { shareGroupId, entryId: (await entryOf(tom)).id };
		const tomorrow = { ...as, clock: clockAt(inDays(1.1)) };
		const both = await Promise.all([resendWelcomeMail(tomorrow, again), resendWelcomeMail(tomorrow, again)]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await mailsTo(tom)).toHaveLength(2);
	});

	it("are sent to no one while the creator is unverified or the group is empty", async () => {
		const unverified = await aSharer({ emailVerified: false });
		const empty = await aSharer({ credits: 0n });
		const tom = anAddress();
		expect(await unverified.add(tom)).toMatchObject({ sent: [], notSent: [{ why: "unverified" }] });
		expect(await empty.add(tom)).toMatchObject({ sent: [], notSent: [{ why: "noCredits" }] });
		expect(await mailsTo(tom)).toEqual([]);
	});

	it("end at the creator's daily limit, over all groups", async () => {
		const { as, add } = await aSharer();
		const many = Array.from({ length: WELCOME_MAILS_A_DAY - 1 }, (_, index) => `member${index}@initech.example`);
		expect((await add(many.join("\n"))).sent).toHaveLength(WELCOME_MAILS_A_DAY - 1);
		const second = await createShareGroup(as, { name: "Second", description: "" });
		if (!second.ok) throw new Error(second.key);
		const { shareGroupId } = second.value;
		await shareCredits(as, { key: newId(), shareGroupId, creditTypeId: "lab", credits: 1n });
		const added = await addEntries(as, { shareGroupId, list: "members", text: `${anAddress()}\n${anAddress()}` });
		expect(added).toMatchObject({ value: { added: 2, mails: { sent: [{}], notSent: [{ why: "tooMany" }] } } });
	});

	it("stop for good when the receiver says so, and reach no blocked address, even when blocked before delivery", async () => {
		const { as, shareGroupId, add, entryOf } = await aSharer();
		const [tom, kim] = [anAddress(), anAddress()];
		const stop = { token: stopToken(tom) };
		const forged = `${stop.token.split(".")[0]}.${stopToken(kim).split(".")[1]}`;
		expect(await stopMail({ db }, { token: forged })).toMatchObject({ code: "NOT_FOUND" });
		expect(await db.mailStop.count({ where: { address: tom } })).toBe(0);
		expect(await stopMail({ db }, stop)).toEqual({ ok: true, value: { address: tom } });
		expect(await stopMail({ db }, stop)).toMatchObject({ ok: true });
		expect(await add(tom)).toMatchObject({ sent: [], notSent: [{ why: "stopped" }] });
		expect(await resendWelcomeMail(as, { shareGroupId, entryId: (await entryOf(tom)).id })).toMatchObject({
			key: "welcomeStopped",
		});
		await add(kim);
		await addEntries(as, { shareGroupId, list: "blocklist", text: kim });
		const [mail] = await mailsTo(kim);
		await deliverMail({ db, server: null }, { mailId: mail?.id ?? "" });
		expect((await mailsTo(kim))[0]).toMatchObject({ status: "obsolete" });
		expect(await resendWelcomeMail(as, { shareGroupId, entryId: (await entryOf(kim)).id })).toMatchObject({
			key: "welcomeBlocked",
		});
	});

	it("are one a day and one stop for all plus-tags of a mailbox", async () => {
		const { add } = await aSharer();
		const [tom, kim] = [anAddress(), anAddress()];
		const tagged = (address: string, ...tags: string[]) => tags.map((tag) => address.replace("@", `+${tag}@`));
		const [first, second] = tagged(tom, "a", "b");
		expect(await add(`${first}\n${second}`)).toEqual({ sent: [first], notSent: [{ value: second, why: "today" }] });
		expect(await add(tom)).toMatchObject({ sent: [], notSent: [{ why: "today" }] });
		await stopMail({ db }, { token: stopToken(tagged(kim, "a").join()) });
		expect(await add([kim, ...tagged(kim, "a", "b")].join("\n"))).toMatchObject({
			sent: [],
			notSent: [{ why: "stopped" }, { why: "stopped" }, { why: "stopped" }],
		});
		await deliverMail({ db, server: null }, { mailId: (await mailsTo(first ?? ""))[0]?.id ?? "" });
		expect(await mailsTo(first ?? "")).toMatchObject([{ status: "kept" }]);
	});

	it("are few a day for a mailbox from all groups of one creator", async () => {
		const { as, add, shareGroupId: first } = await aSharer();
		const tom = anAddress();
		const groups = [first];
		while (groups.length <= WELCOME_MAILS_TO_MAILBOX_A_DAY) {
			const made = await createShareGroup(as, { name: `Group ${groups.length}`, description: "" });
			if (!made.ok) throw new Error(made.key);
			const { shareGroupId } = made.value;
			await shareCredits(as, { key: newId(), shareGroupId, creditTypeId: "lab", credits: 1n });
			groups.push(shareGroupId);
		}
		const sent = [(await add(tom)).sent];
		for (const [index, shareGroupId] of groups.slice(1, -1).entries()) {
			const text = tom.replace("@", `+${index}@`);
			const added = await addEntries(as, { shareGroupId, list: "members", text });
			sent.push(added.ok ? added.value.mails.sent : []);
		}
		expect(sent.flat()).toHaveLength(WELCOME_MAILS_TO_MAILBOX_A_DAY);
		const shareGroupId = groups.at(-1) ?? "";
		const added = await addEntries(as, { shareGroupId, list: "members", text: tom });
		expect(added).toMatchObject({ value: { added: 1, mails: { sent: [], notSent: [{ value: tom, why: "often" }] } } });
		const { id: entryId } = await db.shareGroupEntry.findFirstOrThrow({ where: { shareGroupId, value: tom } });
		expect(await resendWelcomeMail(as, { shareGroupId, entryId })).toMatchObject({ key: "welcomedOften" });
		const tomorrow = { ...as, clock: clockAt(inDays(1.1)) };
		expect(await resendWelcomeMail(tomorrow, { shareGroupId, entryId })).toMatchObject({ ok: true });
	});

	it("are few a day for a mailbox from all creators, also where its owner has an account", async () => {
		const tom = anAddress();
		await aUser(db, await anOrganization(db), { email: tom });
		const creators = await Promise.all(
			Array.from({ length: WELCOME_MAILS_TO_MAILBOX_FROM_ALL_A_DAY }, () => aSharer()),
		);
		for (const { add } of creators) expect((await add(tom)).sent).toEqual([tom]);
		const late = await aSharer();
		expect(await late.add(tom)).toEqual({ sent: [], notSent: [{ value: tom, why: "often" }] });
		await db.mail.updateMany({ where: { recipientEmail: tom }, data: { createdAt: inDays(-1.1) } });
		const { id: entryId } = await late.entryOf(tom);
		expect(await resendWelcomeMail(late.as, { shareGroupId: late.shareGroupId, entryId })).toMatchObject({ ok: true });
	});

	it("that creators wrote to a mailbox at the same instant are no more than that when they are delivered", async () => {
		const tom = anAddress();
		const many = WELCOME_MAILS_TO_MAILBOX_FROM_ALL_A_DAY + 2;
		for (const { add } of await Promise.all(Array.from({ length: many }, () => aSharer()))) {
			await add(tom);
			// As if none of them saw the others'.
			await db.mail.updateMany({ where: { recipientEmail: tom }, data: { createdAt: inDays(-1.1) } });
		}
		await db.mail.updateMany({ where: { recipientEmail: tom }, data: { createdAt: new Date() } });
		const deliver = ({ id }: { id: string }) => deliverMail({ db, server: null }, { mailId: id });
		const [one, other, another, ...earlier] = await mailsTo(tom);
		for (const mail of earlier) await deliver(mail);
		await Promise.all([one, other, another].map((mail) => mail && deliver(mail)));
		const became = (await mailsTo(tom)).map(({ status }) => status).sort();
		expect(became).toEqual([...Array(many - 2).fill("kept"), "obsolete", "obsolete"]);
	});

	it("don't reach a receiver who ended them under another plus-tag before delivery", async () => {
		const { add } = await aSharer();
		const tom = anAddress();
		await add(tom.replace("@", "+a@"));
		await stopMail({ db }, { token: stopToken(tom.replace("@", "+b@")) });
		const [mail] = await mailsTo(tom.replace("@", "+a@"));
		await deliverMail({ db, server: null }, { mailId: mail?.id ?? "" });
		expect(await db.mail.findUnique({ where: { id: mail?.id } })).toMatchObject({ status: "obsolete" });
	});

	it("that failed can be sent again the same day", async () => {
		const { as, shareGroupId, add, entryOf } = await aSharer();
		const tom = anAddress();
		await add(tom);
		await db.mail.updateMany({ where: { recipientEmail: tom }, data: { status: "failed", closedAt: new Date() } });
		const entry = { shareGroupId, entryId: (await entryOf(tom)).id };
		expect(await resendWelcomeMail(as, entry)).toMatchObject({ ok: true });
		expect(await resendWelcomeMail(as, entry)).toMatchObject({ key: "welcomedToday" });
	});

	it("go to an address that is removed before delivery and added again: the queued one, or a new one", async () => {
		const { as, shareGroupId, add, entryOf } = await aSharer();
		const [tom, kim] = [anAddress(), anAddress()];
		for (const address of [tom, kim]) {
			await add(address);
			await removeEntry(as, { shareGroupId, entryId: (await entryOf(address)).id });
		}
		const deliver = async (address: string) => {
			for (const { id } of await mailsTo(address)) await deliverMail({ db, server: null }, { mailId: id });
			return (await mailsTo(address)).map(({ status }) => status).sort();
		};
		await add(tom);
		expect(await deliver(tom)).toEqual(["kept"]);
		expect(await deliver(kim)).toEqual(["obsolete"]);
		expect(await add(kim)).toMatchObject({ sent: [kim] });
		expect(await deliver(kim)).toEqual(["obsolete", "kept"].sort());
	});

	it("wait until credits are shared, and go out with them, once, to each address that has had none", async () => {
		const { user, as, shareGroupId, add, entryOf } = await aSharer({ credits: 0n });
		const [tom, kim, eve, max] = [anAddress(), anAddress(), anAddress(), anAddress()];
		await add([tom, kim, eve, max, user.email].join("\n"));
		await addEntries(as, { shareGroupId, list: "blocklist", text: max });
		await removeEntry(as, { shareGroupId, entryId: (await entryOf(eve)).id });
		const announced = async () => (await readManagedGroup({ actor: as.actor, db }, shareGroupId))?.outstandingMails;
		expect(await announced()).toBe(2);
		const sharing = { key: newId(), shareGroupId, creditTypeId: "lab", credits: 1n };
		expect(await shareCredits(as, sharing)).toMatchObject({ ok: true, value: { mails: 2 } });
		expect(await shareCredits(as, sharing)).toMatchObject({ ok: true, value: { mails: 2 } });
		expect(await shareCredits(as, { ...sharing, key: newId() })).toMatchObject({ ok: true, value: { mails: 0 } });
		const all = [tom, kim, eve, max, user.email];
		const mails = await db.mail.findMany({ where: { kind: "share_group_welcome", recipientEmail: { in: all } } });
		expect(mails.map(({ recipientEmail }) => recipientEmail).sort()).toEqual([tom, kim].sort());
		expect(await announced()).toBe(0);
	});

	it("stay at the daily limit where credits are shared", async () => {
		const { as, shareGroupId, add, entryOf } = await aSharer({ credits: 0n });
		const many = Array.from({ length: WELCOME_MAILS_A_DAY + 1 }, (_, index) => `guest${index}@initech.example`);
		await add(many.join("\n"));
		const sharing = { shareGroupId, creditTypeId: "lab", credits: 1n };
		const expected = { ok: true, value: { mails: WELCOME_MAILS_A_DAY } };
		expect(await shareCredits(as, { ...sharing, key: newId() })).toMatchObject(expected);
		expect(await shareCredits(as, { ...sharing, key: newId() })).toMatchObject({ ok: true, value: { mails: 0 } });
		const last = await entryOf(many.at(-1) ?? "");
		expect(await resendWelcomeMail(as, { shareGroupId, entryId: last.id })).toMatchObject({ key: "welcomedTooMany" });
		const tomorrow = { ...as, clock: clockAt(inDays(1.1)) };
		expect(await resendWelcomeMail(tomorrow, { shareGroupId, entryId: last.id })).toMatchObject({ ok: true });
	});

	it("carry a link that is signed for one address", () => {
		expect(readStopToken(stopToken("tom@globex.example"))).toBe("tom@globex.example");
		const [, signature] = stopToken("tom@globex.example").split(".");
		for (const token of ["", ".", "a.b.c", `${Buffer.from("kim@globex.example").toString("base64url")}.${signature}`]) {
			expect(readStopToken(token)).toBeNull();
		}
	});
});

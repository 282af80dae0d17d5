import { describe, expect, it } from "vitest";
import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import { previewWelcomeMail } from "@/lib/letters/preview-welcome-mail.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { shareCredits } from "../credits/share-credits.ts";
import { addEntries } from "../people/add-entries.ts";
import { checkNewEntries } from "../people/check-entries.ts";
import { resendWelcomeMail } from "./resend-welcome-mail.ts";

const { db } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });

async function aSharer({ credits = 10n } = {}) {
	const user = await aUser(db, acme, { name: "Sally G" });
	const actor = await actorOf(db, user);
	await boughtCredits(db, { beneficiaryId: user.id, creditTypeId: "lab", credits: 50n });
	const shareGroupId = await aShareGroup(db, { creatorId: user.id });
	if (credits > 0n) await share(db, shareGroupId, credits);
	const as = { actor, db };
	const add = (text: string, more: { isTold?: boolean; message?: { version: number; emailMessage: string } } = {}) =>
		addEntries(as, { shareGroupId, list: "members", text, ...more });
	return { user, as, shareGroupId, add };
}

let count = 0;
const anAddress = () => `tom${count++}@globex.example`;

/** What an address has got, once it is delivered. */
async function deliveredTo(email: string): Promise<string> {
	const mail = await db.mail.findFirstOrThrow({ where: { recipientEmail: email } });
	await deliverMail({ db, server: null }, { mailId: mail.id });
	return (await db.mail.findUniqueOrThrow({ where: { id: mail.id } })).keptText ?? "";
}

describe("the welcome mail says what its reader can use", () => {
	it("all of what is there, or what their own limit leaves of it", async () => {
		const { add, as, shareGroupId } = await aSharer();
		const [tom, kim, ann] = [anAddress(), anAddress(), anAddress()];
		await add(tom);
		expect(await deliveredTo(tom)).toContain("It has 10 lab credits now, and you can use all of them.");
		await aLimit(db, { shareGroupId, creditTypeId: "lab", credits: 4n, period: "month" });
		await aLimit(db, { shareGroupId, creditTypeId: "lab", credits: 2n, period: "total", email: ann });
		await add(`${kim}\n${ann}`);
		expect(await deliveredTo(kim)).toContain("It has 10 lab credits now, of which you can use 4 this month.");
		expect(await deliveredTo(ann)).toContain("It has 10 lab credits now, of which you can use 2.");
		const preview = await previewWelcomeMail(as, { shareGroupId, emailMessage: "Hello!" });
		expect(preview).toMatchObject({
			value: { text: expect.stringContaining("It has 10 lab credits now, of which you can use 4 this month.") },
		});
		const stranger = { actor: await actorOf(db, await aUser(db, acme)), db };
		expect(await previewWelcomeMail(stranger, { shareGroupId, emailMessage: "" })).toMatchObject({ code: "NOT_FOUND" });
	});
});

describe("people who are added without being told", () => {
	it("get no mail, not even once there are credits, until it is sent to them from the list", async () => {
		const { add, as, shareGroupId } = await aSharer({ credits: 0n });
		const [tom, kim] = [anAddress(), anAddress()];
		expect(await add(tom, { isTold: false })).toMatchObject({ value: { added: 1, mails: { sent: [], notSent: [] } } });
		await add(kim);
		const sharing = { key: newId(), shareGroupId, creditTypeId: "lab", credits: 5n };
		await shareCredits(as, sharing);
		expect(await db.mail.count({ where: { recipientEmail: kim } })).toBe(1);
		expect(await db.mail.count({ where: { recipientEmail: tom } })).toBe(0);
		const { id: entryId } = await db.shareGroupEntry.findFirstOrThrow({ where: { shareGroupId, value: tom } });
		expect(await resendWelcomeMail(as, { shareGroupId, entryId })).toMatchObject({ ok: true });
		expect(await db.mail.count({ where: { recipientEmail: tom } })).toBe(1);
	});
});

describe("the Email Message that is written while people are added", () => {
	it("is the group's from then on, and in their mail", async () => {
		const { add, shareGroupId } = await aSharer();
		const tom = anAddress();
		await add(tom, { message: { version: 0, emailMessage: "Begin with the labs." } });
		expect(await deliveredTo(tom)).toContain("Begin with the labs.");
		expect(await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } })).toMatchObject({
			...{ emailMessage: "Begin with the labs.", version: 1 },
		});
	});

	it("adds nobody where the group was changed since it was read", async () => {
		const { add, shareGroupId } = await aSharer();
		const message = { version: 7, emailMessage: "Old." };
		expect(await add(anAddress(), { message })).toMatchObject({ code: "STALE" });
		expect(await db.shareGroupEntry.count({ where: { shareGroupId } })).toBe(0);
		expect(await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } })).toMatchObject({ emailMessage: "" });
	});
});

it("the dry run counts those who would be told: no domain, no line that isn't added, nobody who had their mail today", async () => {
	const { user, as, shareGroupId, add } = await aSharer();
	const tom = anAddress();
	await add(tom);
	await db.shareGroupEntry.updateMany({ where: { value: tom }, data: { removedAt: new Date() } });
	const check = async (text: string, list: "members" | "blocklist" = "members") => {
		const checked = await checkNewEntries(as, { shareGroupId, list, text });
		return checked.ok ? checked.value.mails : checked;
	};
	expect(await check(`${anAddress()}\n${anAddress()}`)).toBe(2);
	expect(await check(`${anAddress()}\nglobex.example\nnobody\n${user.email}`)).toBe(1);
	expect(await check(`${tom}\n${anAddress()}`)).toBe(1);
	expect(await check(anAddress(), "blocklist")).toBe(0);
	expect(await check("globex.example")).toBe(0);
});

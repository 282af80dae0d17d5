import { describe, expect, it } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits, FAR_AWAY } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aClient, availableTo, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { createShareGroup } from "../create-share-group.ts";
import { shareCredits } from "./share-credits.ts";
import { takeCreditsBack } from "./take-credits-back.ts";

const { db } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });
const lab = { creditTypeId: "lab" };

async function aCreator(): Promise<{ user: TestUser; shareGroupId: string }> {
	const user = await aUser(db, acme);
	return { user, shareGroupId: await groupOf(user) };
}

async function groupOf(user: TestUser, name = "ABCgroup"): Promise<string> {
	const made = await createShareGroup({ actor: await actorOf(db, user), db }, { name, description: "" });
	if (!made.ok) throw new Error(made.key);
	return made.value.shareGroupId;
}

async function share(user: TestUser, shareGroupId: string, credits: bigint, key = newId()) {
	return shareCredits({ actor: await actorOf(db, user), db }, { key, shareGroupId, ...lab, credits });
}

async function takeBack(user: TestUser, shareGroupId: string, credits: bigint, key = newId()) {
	return takeCreditsBack({ actor: await actorOf(db, user), db }, { key, shareGroupId, ...lab, credits });
}

async function inGroup(shareGroupId: string): Promise<bigint> {
	const { id: accountId } = await db.account.findFirstOrThrow({ where: { shareGroupId, ...lab } });
	return (await db.pool.findUniqueOrThrow({ where: { accountId } })).balance;
}

describe("sharing credits", () => {
	it("moves purchased credits into the group, soonest expiry first, and says so in the audit log", async () => {
		const { user, shareGroupId } = await aCreator();
		const soon = inDays(30);
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 44n });
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 6n, expiresAt: soon });
		expect(await share(user, shareGroupId, 10n)).toEqual({
			ok: true,
			value: {
				credits: 10n,
				lots: [
					{ credits: 6n, expiresAt: soon },
					{ credits: 4n, expiresAt: FAR_AWAY },
				],
				mails: 0,
			},
		});
		expect(await availableTo(db, user.id, lab)).toBe(40n);
		expect(await inGroup(shareGroupId)).toBe(10n);
		const [entry] = await db.auditEntry.findMany({
			where: { subjectId: shareGroupId, action: "share_group.credits_shared" },
		});
		expect(entry).toMatchObject({ actorId: user.id, after: { credits: "10", creditType: "lab" } });
	});

	it("shares once however often the button is pressed, at once or later", async () => {
		const { user, shareGroupId } = await aCreator();
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 50n });
		const key = newId();
		const answers = await Promise.all([share(user, shareGroupId, 10n, key), share(user, shareGroupId, 10n, key)]);
		expect(answers[0]).toMatchObject({ ok: true });
		expect(answers[1]).toEqual(answers[0]);
		expect(await share(user, shareGroupId, 10n, key)).toEqual(answers[0]);
		expect(await share(user, shareGroupId, 11n, key)).toMatchObject({ code: "CONFLICT", key: "keyUsedOtherwise" });
		expect(await inGroup(shareGroupId)).toBe(10n);
		expect(await db.auditEntry.count({ where: { subjectId: shareGroupId } })).toBe(2);
	});

	it("of two that want the last credits, one gets them", async () => {
		const { user, shareGroupId } = await aCreator();
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 10n });
		const answers = await Promise.all([share(user, shareGroupId, 6n), share(user, shareGroupId, 6n)]);
		expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await inGroup(shareGroupId)).toBe(6n);
	});

	it("refuses more than can be shared: granted, expired and held credits don't count", async () => {
		const { user, shareGroupId } = await aCreator();
		await grantCredits(db, user.id, 12n, lab);
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 5n, expiresAt: inDays(-1) });
		expect(await share(user, shareGroupId, 1n)).toMatchObject({
			code: "INSUFFICIENT_CREDITS",
			values: { available: 0n },
		});
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 20n });
		expect(await share(user, shareGroupId, 21n)).toMatchObject({ values: { available: 20n }, field: "credits" });
		const hold = {
			key: newId(),
			userId: user.id,
			...lab,
			credits: 20n,
			service: "Labs",
			item: "SQL",
			lifetimeMs: 60_000,
		};
		// The credits that expire are held first: all that were purchased.
		expect(await placeHold(aClient(db), hold)).toMatchObject({ ok: true });
		expect(await share(user, shareGroupId, 1n)).toMatchObject({ values: { available: 0n } });
		expect(await inGroup(shareGroupId)).toBe(0n);
	});

	it("refuses to share out of another's group, a Credit Owner's wallet, or into another's group", async () => {
		const owner = await aUser(db, acme);
		await boughtCredits(db, { beneficiaryId: owner.id, ...lab, credits: 50n });
		const theirs = await groupOf(owner);
		await share(owner, theirs, 20n);
		const { user, shareGroupId } = await aCreator();
		await db.shareGroupEntry.create({
			data: { id: newId(), shareGroupId: theirs, kind: "address", value: user.email, createdAt: new Date() },
		});
		// A member may spend 20 of the group's credits, but can't share any of them.
		expect(await share(user, shareGroupId, 1n)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
		expect(await share(user, theirs, 1n)).toMatchObject({ code: "NOT_FOUND" });
		expect(await takeBack(user, theirs, 1n)).toMatchObject({ code: "NOT_FOUND" });
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 5n });
		await db.user.update({ where: { id: user.id }, data: { creditOwnerId: owner.id } });
		expect(await share(user, shareGroupId, 1n)).toMatchObject({ code: "FORBIDDEN", key: "ownCreditsParked" });
		expect(await inGroup(theirs)).toBe(20n);
	});

	it("is not found by a user of another organization, whatever their rights", async () => {
		const { user, shareGroupId } = await aCreator();
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 50n });
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		await boughtCredits(db, { beneficiaryId: stranger.id, ...lab, credits: 50n });
		expect(await share(stranger, shareGroupId, 1n)).toMatchObject({ code: "NOT_FOUND" });
		const colleague = await aUser(db, acme, { role: "administrator" });
		expect(await share(colleague, shareGroupId, 1n)).toMatchObject({ code: "NOT_FOUND" });
		expect(await inGroup(shareGroupId)).toBe(0n);
	});
});

describe("taking credits back", () => {
	it("returns them to the wallet, parked or not, once for a key", async () => {
		const { user, shareGroupId } = await aCreator();
		await boughtCredits(db, { beneficiaryId: user.id, ...lab, credits: 50n });
		await share(user, shareGroupId, 10n);
		const other = await aUser(db, acme);
		await db.user.update({ where: { id: user.id }, data: { creditOwnerId: other.id } });
		const key = newId();
		const answers = await Promise.all([takeBack(user, shareGroupId, 4n, key), takeBack(user, shareGroupId, 4n, key)]);
		const lots = [{ credits: 4n, expiresAt: FAR_AWAY }];
		expect(answers[0]).toEqual({ ok: true, value: { credits: 4n, lots, mails: 0 } });
		expect(answers[1]).toEqual(answers[0]);
		expect(await availableTo(db, user.id, lab)).toBe(44n);
		expect(await inGroup(shareGroupId)).toBe(6n);
		expect(await takeBack(user, shareGroupId, 7n)).toMatchObject({ code: "INSUFFICIENT_CREDITS", field: "credits" });
	});
});

import { expect, test } from "vitest";
import { captureHold, placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { finishClosingGroups } from "@/lib/ledger/movements/close-share-group.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { northwind, THEMSELVES } from "@/lib/people/test-northwind.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo } from "@/lib/testing/ledger.ts";
import { aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { previewRemoval } from "./preview-removal.ts";
import { removeUser } from "./remove-user.ts";
import type { RemoveUserInput } from "./schema.ts";

// Removing a user who has share groups (product.md 26 and 36).

const { db, sql } = await testDatabase();
const client = aClient(db);

const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });

/** Tom may spend John's 7 lab and 4 email credits in ABCgroup; 2 more of John's lab credits are not shared. */
async function withGroup() {
	const people = await northwind(db);
	const { organization, john, remove } = people;
	const tom = await aUser(db, organization, { name: "Tom Berg" });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 9n, creditTypeId: "lab" });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 4n });
	const entries = {
		addresses: [tom.email, "ann@elsewhere.example"],
		domains: ["acme.example"],
		blocked: ["bob@b.example"],
	};
	const shareGroupId = await aShareGroup(db, { creatorId: john.id, name: "ABCgroup", ...entries });
	const share = async (creditTypeId: string, credits: bigint) => {
		const allocation = { shareGroupId, creditTypeId, credits, actorId: john.id };
		expect(await transact(db, (tx) => postAllocation(tx, allocation))).toMatchObject({ ok: true });
	};
	await share("lab", 7n);
	await share("email", 4n);
	const hold = async (credits: bigint) => {
		const held = await placeHold(client, { ...labs(tom.id, credits), lifetimeMs: 3_600_000 });
		if (!held.ok) throw new Error(held.key);
		return held.value.holdId;
	};
	const removeJohn = (more: Partial<RemoveUserInput>) => remove(john.id, { creditUsers: THEMSELVES, ...more });
	const status = async () => (await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } })).status;
	const inWallet = async () => [
		await availableTo(db, john.id, { creditTypeId: "lab" }),
		await availableTo(db, john.id),
	];
	return { ...people, tom, shareGroupId, hold, removeJohn, status, inWallet };
}
const labs = (userId: string, credits: bigint) => ({ ...aCharge(userId, credits), creditTypeId: "lab" });

test("they are shown with what is in them and how many entries lose access", async () => {
	const { john, context, hold } = await withGroup();
	await hold(3n);
	expect(await previewRemoval({ actor: context.actor, db }, { userId: john.id })).toMatchObject({
		value: {
			credits: [
				{ creditTypeId: "email", available: 4n, held: 0n },
				{ creditTypeId: "lab", available: 6n, held: 3n },
			],
			shareGroups: [
				{
					name: "ABCgroup",
					credits: [
						{ nameInText: "email", remaining: 4n, held: 0n },
						{ nameInText: "lab", remaining: 4n, held: 3n },
					],
					addresses: 2,
					domains: 1,
				},
			],
		},
	});
});

test("they are deleted with the user, all that were shown; one that wasn't shown leaves everything unchanged", async () => {
	const { john, mary, shareGroupId, removeJohn, status, inWallet } = await withGroup();
	const second = await aShareGroup(db, { creatorId: john.id, name: "Second" });
	for (const shareGroupIds of [[], [second]]) {
		expect(await removeJohn({ credits: "keep", shareGroupIds })).toMatchObject({
			code: "CONFLICT",
			key: "removedHasShareGroups",
			values: { name: "John Lee", names: shareGroupIds.length > 0 ? "ABCgroup" : "ABCgroup, Second" },
			field: "shareGroups",
		});
	}
	expect([(await stored(john.id)).status, await status(), await inWallet()]).toEqual(["active", "open", [2n, 0n]]);

	const others = await aShareGroup(db, { creatorId: mary.id });
	const removed = await removeJohn({ credits: "keep", shareGroupIds: [second, shareGroupId, others] });
	expect(removed).toMatchObject({ value: { deletedGroups: ["ABCgroup", "Second"], lapsed: [] } });
	expect([await status(), await inWallet()]).toEqual(["deleted", [9n, 4n]]);
	expect(await db.shareGroup.findUnique({ where: { id: others } })).toMatchObject({ status: "open" });
});

test("they leave their rows in the audit log, with the reason", async () => {
	const { admin, john, shareGroupId, removeJohn } = await withGroup();
	await removeJohn({ credits: "keep", shareGroupIds: [shareGroupId] });
	expect(await db.auditEntry.findMany({ where: { subjectId: shareGroupId } })).toMatchObject([
		{
			action: "share_group.deleted",
			actorId: admin.id,
			before: { name: "ABCgroup" },
			after: { returned: ["email: 4", "lab: 7"] },
			reason: "Has left us",
		},
	]);
	expect(await db.auditEntry.findFirst({ where: { subjectId: john.id, action: "user.removed" } })).toMatchObject({
		after: { status: "removed", deletedGroups: ["ABCgroup"] },
	});
});

test("they pay for no one any more", async () => {
	const { tom, shareGroupId, removeJohn } = await withGroup();
	expect(await postCharges(client, [labs(tom.id, 1n)])).toMatchObject([{ ok: true }]);
	await removeJohn({ credits: "keep", shareGroupIds: [shareGroupId] });
	expect(await postCharges(client, [labs(tom.id, 1n)])).toMatchObject([{ code: "INSUFFICIENT_CREDITS" }]);
});

test("a charge that comes while the creator is being removed waits, and finds them gone", async () => {
	const { tom, john, context, shareGroupId, inWallet } = await withGroup();
	const { version } = await stored(john.id);
	const choices = { creditUsers: THEMSELVES, credits: "keep" } as const;
	let charging: ReturnType<typeof postCharges> | undefined;
	await transact(db, async (tx) => {
		const removal = { userId: john.id, version, reason: "Has left us", ...choices, shareGroupIds: [shareGroupId] };
		expect(await removeUser({ ...context, db: tx }, removal)).toMatchObject({ ok: true });
		charging = postCharges(client, [labs(tom.id, 4n)]);
		await untilOthersWait(sql);
	});
	expect(await charging).toMatchObject([{ code: "INSUFFICIENT_CREDITS" }]);
	expect(await inWallet()).toEqual([9n, 4n]);
});

test("they return the credits that the choice is about, though the creator's wallets are empty", async () => {
	const { mary, context, remove } = await northwind(db);
	await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: mary.id } });
	await boughtCredits(db, { beneficiaryId: mary.id, credits: 5n });
	const shareGroupId = await aShareGroup(db, { creatorId: mary.id });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 5n, actorId: null };
	await transact(db, (tx) => postAllocation(tx, allocation));
	expect(await previewRemoval({ actor: context.actor, db }, { userId: mary.id })).toMatchObject({
		value: { credits: [{ creditTypeId: "email", available: 5n }] },
	});
	const shareGroupIds = [shareGroupId];
	expect(await remove(mary.id, { shareGroupIds })).toMatchObject({ key: "chooseWhatBecomesOfCredits" });
	expect((await stored(mary.id)).status).toBe("active");
	expect(await remove(mary.id, { shareGroupIds, credits: "lapse" })).toMatchObject({
		value: { lapsed: [{ creditTypeId: "email", credits: 5n }] },
	});
	expect(await availableTo(db, mary.id)).toBe(0n);
});

test.each(["keep", "lapse"] as const)(
	"what is on hold in them settles; the rest of it pays for no one (%s)",
	async (credits) => {
		const { john, tom, shareGroupId, hold, removeJohn, status, inWallet } = await withGroup();
		const [first, second] = [await hold(3n), await hold(2n)];
		const removed = await removeJohn({ credits, shareGroupIds: [shareGroupId] });
		const lapsed = [
			{ creditTypeId: "email", credits: 4n },
			{ creditTypeId: "lab", credits: 4n },
		];
		expect(removed).toMatchObject({ value: { lapsed: credits === "lapse" ? lapsed : [] } });
		expect(await captureHold(client, { key: newId(), holdId: first, credits: 3n })).toMatchObject({ ok: true });
		expect(await releaseHold(client, { key: newId(), holdId: second })).toMatchObject({ ok: true });
		expect(await status()).toBe("closing");
		await finishClosingGroups({ db });
		expect([await status(), await inWallet()]).toEqual(["deleted", credits === "lapse" ? [2n, 0n] : [6n, 4n]]);
		// No one can spend that, the creator included: not by charge, hold, or a new group.
		const another = await aShareGroup(db, { creatorId: john.id, name: "Another", addresses: [tom.email] });
		const allocation = { shareGroupId: another, creditTypeId: "lab", credits: 1n, actorId: null };
		expect(await transact(db, (tx) => postAllocation(tx, allocation))).toMatchObject({ code: "SUSPENDED" });
		expect(await postCharges(client, [labs(john.id, 1n), labs(tom.id, 1n)])).toMatchObject([
			{ code: "NOT_FOUND", key: "payerNotFound" },
			{ code: "INSUFFICIENT_CREDITS" },
		]);
		expect(await placeHold(client, { ...labs(john.id, 1n), lifetimeMs: 60_000 })).toMatchObject({
			code: "NOT_FOUND",
		});
	},
);

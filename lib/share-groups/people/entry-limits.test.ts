import { expect, it } from "vitest";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { ENTRIES_A_DAY_UNPAID } from "../bounds.ts";
import { createShareGroup } from "../create-share-group.ts";
import { addEntries } from "./add-entries.ts";
import { removeEntry } from "./remove-entry.ts";

const { db, sql } = await testDatabase();

/** A user who has just signed up, with two groups and nothing in them. */
async function aNewcomer() {
	const user = await aUser(db, await anOrganization(db), { role: "administrator" });
	const as = { actor: await actorOf(db, user), db };
	const aGroup = async (name: string) => {
		const made = await createShareGroup(as, { name, description: "" });
		if (!made.ok) throw new Error(made.key);
		return made.value.shareGroupId;
	};
	const groups = [await aGroup("One"), await aGroup("Two")] as const;
	const add = (group: 0 | 1, count: number, list: "members" | "blocklist" = "members", context: VerbContext = as) => {
		const lines = Array.from({ length: count }, (_, index) => `p${index}.${list}.${group}@${user.id}.example`);
		return addEntries(context, { shareGroupId: groups[group], list, text: lines.join("\n") });
	};
	const stored = () => db.shareGroupEntry.count({ where: { createdById: user.id } });
	return { user, as, groups, add, stored };
}

it("adds a few a day for a creator who never paid, in all groups together, and refuses whole what is more", async () => {
	const { add, stored } = await aNewcomer();
	expect(await add(0, ENTRIES_A_DAY_UNPAID - 10)).toMatchObject({ ok: true });
	const refused = { code: "TOO_MANY_REQUESTS", key: "tooManyEntriesToday", field: "text" };
	const values = { most: ENTRIES_A_DAY_UNPAID, left: 10 };
	expect(await add(1, 11)).toMatchObject({ ...refused, values });
	expect(await add(1, 11, "blocklist")).toMatchObject({ ...refused, values });
	expect(await stored()).toBe(ENTRIES_A_DAY_UNPAID - 10);
	expect(await add(1, 10)).toMatchObject({ ok: true });
	expect(await add(1, 1, "blocklist")).toMatchObject({ ...refused, values: { left: 0 } });
});

it("counts those that were removed again", async () => {
	const { as, groups, add } = await aNewcomer();
	const [shareGroupId] = groups;
	await add(0, ENTRIES_A_DAY_UNPAID);
	const { id: entryId } = await db.shareGroupEntry.findFirstOrThrow({ where: { shareGroupId } });
	expect(await removeEntry(as, { shareGroupId, entryId })).toMatchObject({ ok: true });
	expect(await add(1, 1)).toMatchObject({ code: "TOO_MANY_REQUESTS" });
});

it("counts again the day after", async () => {
	const { user, add } = await aNewcomer();
	await add(0, ENTRIES_A_DAY_UNPAID);
	const createdAt = new Date(Date.now() - 25 * 3_600_000);
	await db.shareGroupEntry.updateMany({ where: { createdById: user.id }, data: { createdAt } });
	expect(await add(1, ENTRIES_A_DAY_UNPAID)).toMatchObject({ ok: true });
});

it("takes more of an organization that has paid", async () => {
	const { user, add } = await aNewcomer();
	await boughtCredits(db, { beneficiaryId: user.id, credits: 10n });
	expect(await add(0, ENTRIES_A_DAY_UNPAID + 1)).toMatchObject({ ok: true });
});

it("of two at once, in two groups, adds no more", async () => {
	const { as, add, stored } = await aNewcomer();
	const half = ENTRIES_A_DAY_UNPAID / 2 + 1;
	let second: ReturnType<typeof add> | undefined;
	await transact(db, async (tx) => {
		expect(await add(0, half, "members", { ...as, db: tx })).toMatchObject({ ok: true });
		second = add(1, half);
		await untilOthersWait(sql);
	});
	expect(await second).toMatchObject({ code: "TOO_MANY_REQUESTS" });
	expect(await stored()).toBe(half);
});

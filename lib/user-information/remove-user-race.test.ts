import { describe, expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { northwind, THEMSELVES } from "@/lib/people/test-northwind.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { changeUser } from "./change-user.ts";
import { removeUser } from "./remove-user.ts";
import type { RemoveUserInput } from "./schema.ts";
import { changeUserSchema } from "./schema.ts";

const { db, sql } = await testDatabase({ maxConnections: 16 });
const client = aClient(db);

const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });

describe("at once", () => {
	it("two administrators remove each other: one is left, 15 rounds", async () => {
		for (let round = 0; round < 15; round += 1) {
			const { organization, remove } = await northwind(db);
			const [ann, bob] = [
				await aUser(db, organization, { role: "administrator" }),
				await aUser(db, organization, { role: "administrator" }),
			];
			const [asAnn, asBob] = [
				{ actor: await actorOf(db, ann), db },
				{ actor: await actorOf(db, bob), db },
			];
			const results = await Promise.all([remove(bob.id, {}, asAnn), remove(ann.id, {}, asBob)]);
			expect(results.map((result) => (result.ok ? "removed" : result.code)).sort()).toEqual(["FORBIDDEN", "removed"]);
		}
	});

	it("two administrators remove the same user: it happens once", async () => {
		const { mary, remove } = await northwind(db);
		await grantCredits(db, mary.id, 5n);
		const results = await Promise.all([1, 2, 3].map(() => remove(mary.id, { credits: "lapse" })));
		expect(results.filter((result) => result.ok).length).toBe(1);
		expect(await db.auditEntry.count({ where: { subjectId: mary.id, action: "user.removed" } })).toBe(1);
		expect(await availableTo(db, mary.id)).toBe(0n);
	});

	it.each(["suspended", "removed"] as const)(
		"a charge waits while its payer is being %s, and is refused",
		async (how) => {
			const { john, peter, context } = await northwind(db);
			await grantCredits(db, john.id, 10n);
			let charging: ReturnType<typeof postCharges> | undefined;
			await transact(db, async (tx) => {
				const inTransaction = { ...context, db: tx };
				if (how === "removed") {
					const { version } = await stored(john.id);
					const input = {
						userId: john.id,
						version,
						reason: "Has left us",
						creditUsers: THEMSELVES,
						credits: "keep",
						shareGroupIds: [],
					} satisfies RemoveUserInput;
					expect(await removeUser(inTransaction, input)).toMatchObject({ ok: true });
				} else expect(await changeUser(inTransaction, await suspended(john.id))).toMatchObject({ ok: true });
				charging = postCharges(client, [aCharge(peter.id, 4n)]);
				await untilOthersWait(sql);
			});
			// The user's own wallet is empty: they were set back to it in the same step, and the owner pays no more.
			expect(await charging).toMatchObject([{ ok: false, code: "INSUFFICIENT_CREDITS" }]);
			expect(await availableTo(db, john.id)).toBe(10n);
		},
	);

	it.each(["suspended", "removed"] as const)(
		"being %s waits for a charge that is under way, which is paid",
		async (how) => {
			const { john, peter, remove, context } = await northwind(db);
			await grantCredits(db, john.id, 10n);
			let leaving: Promise<{ ok: boolean }> | undefined;
			await transact(db, async (tx) => {
				expect(await postCharges({ ...client, db: tx }, [aCharge(peter.id, 4n)])).toMatchObject([{ ok: true }]);
				leaving =
					how === "removed"
						? remove(john.id, { creditUsers: THEMSELVES, credits: "lapse" })
						: changeUser(context, await suspended(john.id));
				await untilOthersWait(sql);
			});
			expect(await leaving).toMatchObject({ ok: true });
			expect((await stored(john.id)).status).toBe(how);
			const [charge] = await db.ledgerEntry.findMany({ where: { userId: peter.id, kind: "charge" } });
			expect(charge?.balanceAfter).toBe(6n);
			expect(await availableTo(db, john.id)).toBe(how === "removed" ? 0n : 6n);
		},
	);

	async function suspended(userId: string) {
		const { version, name, email, userRoleId, language, timeZone, creditOwnerId } = await stored(userId);
		const fields = { userId, version, name, email, userRoleId, language, timeZone, creditOwnerId };
		return changeUserSchema.parse({ ...fields, status: "suspended", creditUsers: THEMSELVES });
	}
});

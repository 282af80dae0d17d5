import { expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { linesOfFile, rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { bulkRefundsFileOf } from "./bulk-refunds-file.ts";
import { listBulkRefunds } from "./queries.ts";

const { db, sql, url } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db);
const olivia = { actor: await actorOf(db, await aUser(db, operators, { name: "Olivia", role: "administrator" })), db };

const REFUNDS = 60;

it("bulk refunds are a file: all of them, as the page lists the latest, for those who may grant credits", async () => {
	const john = await aUser(db, northwind);
	await grantCredits(db, john.id, 100n);
	const charged = await postCharges(aClient(db), [aCharge(john.id, 10n), aCharge(john.id, 5n)]);
	const [done = "", waiting = ""] = charged.map((answer) => (answer.ok ? answer.value.chargeId : ""));
	const [fromAt, untilAt] = [inDays(-2), inDays(-1)];
	const outage = { service: "campaign", fromAt, untilAt, reason: "It was down", madeById: olivia.actor.userId };
	const first = newId();
	await db.bulkRefund.create({
		data: {
			...{ ...outage, id: first, service: "=1+1", reason: "@SUM(A1)", madeAt: inDays(-100) },
			charges: {
				create: [
					{ chargeId: done, credits: 10n, refunded: 10n },
					{ chargeId: waiting, credits: 5n },
				],
			},
		},
	});
	await db.bulkRefund.createMany({
		data: Array.from({ length: REFUNDS - 1 }, (_, index) => {
			const madeAt = inDays(index - 90);
			return { ...outage, id: newId(), madeAt, finishedAt: madeAt };
		}),
	});

	const file = bulkRefundsFileOf(olivia.actor);
	const rows = await rowsOfFile(sql, file);
	expect(rows).toHaveLength(REFUNDS);
	expect(rows.at(-1)).toMatchObject({
		...{ bulk_refund_id: first, from: fromAt, until_before: untilAt, credits_given_back: 10n },
		...{ charges: 2, charges_done: 1, state: "under_way", finished_at: null, by: "Olivia" },
	});
	const { rows: shown = [], hasMore } = (await listBulkRefunds(olivia)) ?? {};
	expect([shown.length, hasMore]).toEqual([50, true]);
	expect(rows.slice(0, shown.length)).toMatchObject(
		shown.map(({ id, madeAt, service, refunded, finishedAt, reason }) => ({
			...{ bulk_refund_id: id, made_at: madeAt, service, credits_given_back: refunded },
			...{ state: "finished", finished_at: finishedAt, reason },
		})),
	);
	expect((await linesOfFile(url, file)).at(-2)).toMatch(/,"'=1\+1",.*,10,2,1,"under_way",,"'@SUM\(A1\)","Olivia"$/);

	const role = { id: await aUserRole(db, operators, { rights: ["manage_orders"] }) };
	for (const user of [await aUser(db, operators, { role }), await aUser(db, northwind, { role: "administrator" })]) {
		expect(bulkRefundsFileOf(await actorOf(db, user))).toBeNull();
	}
});

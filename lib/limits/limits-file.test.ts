import { expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { MOST_FILE_ROWS } from "@/lib/platform/csv/rows-file.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { readLimitsFile } from "./limits-file.ts";
import { listCreditUsers } from "./list-credit-users.ts";

const { db, sql } = await testDatabase();
const ALL = { search: "", sort: "name", descending: false, offset: 0, limit: 1 } as const;

async function sharing() {
	const acme = await anOrganization(db);
	const john = await aUser(db, acme, { name: "John" });
	const [peter, kim] = [await aUser(db, acme, { name: "Peter" }), await aUser(db, acme, { name: "Kim" })];
	const ids = [peter.id, kim.id];
	await db.user.updateMany({ where: { id: { in: ids } }, data: { creditOwnerId: john.id } });
	return { acme, john, peter, kim, context: { actor: await actorOf(db, john), db } };
}

it("the limits are a file with everyone of the list, in its order, and what each leaves", async () => {
	const { john, peter, kim, context } = await sharing();
	await grantCredits(db, john.id, 100n);
	await aLimit(db, { walletOf: john.id, credits: 50n, period: "month" });
	await aLimit(db, { walletOf: john.id, userId: peter.id, credits: 20n, period: "total" });
	await aLimit(db, { walletOf: john.id, userId: kim.id, credits: 60n, period: "month", until: "2099-12-31" });
	await postCharges(aClient(db), [aCharge(peter.id, 5n)]);
	for (const query of [ALL, { ...ALL, descending: true }, { ...ALL, search: "pet" }]) {
		const file = await readLimitsFile(context, query);
		if (file === "tooLong") throw new Error(file);
		const rows = await sql.query<Record<string, unknown>>(file.text, file.values);
		for (const row of rows) expect(Object.keys(row)).toEqual(file.columns.map(({ name }) => name));
		const emails = rows.filter(({ credit_type }) => credit_type === "Email");
		const listed = await listCreditUsers(context, { ...query, limit: 10 });
		expect(emails.map(({ name }) => name)).toEqual(listed.rows.map(({ name }) => name));
		expect(emails.find(({ name }) => name === "Peter")).toMatchObject({
			...{ email: peter.email, period: "total", from: "exception", raised_until: null, resets_at: null },
		});
		const numbers = rows.map(({ limit, used, left }) => [limit, used, left].map((value) => value && Number(value)));
		const [ofPeter, ofKim, none] = [
			[20, 5, 15],
			[60, 0, 60],
			[null, null, null],
		];
		const others = rows.length / listed.rows.length - 1;
		const expected = listed.rows.map(({ name }) => (name === "Peter" ? ofPeter : ofKim));
		expect(numbers.filter(([limit]) => limit !== null)).toEqual(expected);
		expect(numbers.filter(([limit]) => limit === null)).toEqual(Array(others * listed.rows.length).fill(none));
	}
});

it("has nobody who uses others' credits, and says where they are too many for one file", async () => {
	const { acme, peter, john, context } = await sharing();
	const file = await readLimitsFile({ actor: await actorOf(db, peter), db }, ALL);
	expect(file !== "tooLong" && (await sql.query(file.text, file.values))).toEqual([]);
	const more = Array.from({ length: MOST_FILE_ROWS - 1 }, () => newId());
	await db.user.createMany({
		data: more.map((id) => ({
			...{ id, email: `${id}@test.example`, name: `Person ${id}`, creditOwnerId: john.id },
			...{ organizationId: acme.id, userRoleId: acme.memberRoleId },
		})),
	});
	expect(await readLimitsFile(context, ALL)).toBe("tooLong");
});

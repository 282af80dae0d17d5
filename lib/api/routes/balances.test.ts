import { expect, it } from "vitest";
import { aKey, call } from "@/lib/testing/api.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });
const vendor = await aKey(db, await anOrganization(db, { isOperator: true }));

it("what a user can spend is the sum of what they can spend of each pool, also where a limit leaves less", async () => {
	const organization = await anOrganization(db);
	const john = await aUser(db, organization, { name: "John Lee" });
	const peter = await aUser(db, organization, { creditOwnerId: john.id });
	await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: 100n });
	const group = await aShareGroup(db, { creatorId: john.id, addresses: [peter.email] });
	await share(db, group, 10n);
	await aLimit(db, { walletOf: john.id, creditTypeId: "lab", credits: 20n, period: "month" });
	await aLimit(db, { shareGroupId: group, creditTypeId: "lab", credits: 3n, period: "month" });
	const { json } = await call(api, `GET /users/${peter.id}/balances`, { secret: vendor });
	const lab = json.balances.find(({ credit_type }: { credit_type: string }) => credit_type === "lab");
	const numbers = lab.pools.map(({ kind, available, spendable }: Record<string, unknown>) => [
		...[kind, available, spendable],
	]);
	expect(numbers).toEqual([
		["share_group", 10, 3],
		["wallet", 90, 20],
	]);
	expect(lab.spendable).toBe(23);
});

it("what was in a pool is known as of any instant, to keys that reach it", async () => {
	const organization = await anOrganization(db);
	const john = await aUser(db, organization);
	await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: 100n });
	const { id, pool } = await aLabWallet(john.id);
	await share(db, await aShareGroup(db, { creatorId: john.id }), 10n);
	const balanceAt = async (at: string, secret = vendor) => {
		const { status, json } = await call(api, `GET /pools/${id}/balance${at}`, { secret });
		return [status, json.balance, json.version];
	};
	expect(await balanceAt("")).toEqual([200, 90, 2]);
	expect(await balanceAt("?at=2999-01-01T00:00:00Z")).toEqual([200, 90, 2]);
	const shared = await db.pool.findUniqueOrThrow({ where: { accountId: id } });
	expect(await balanceAt(`?at=${shared.lastPostedAt?.toISOString()}`)).toEqual([200, 100, 1]);
	expect(await balanceAt(`?at=${pool.lastPostedAt?.toISOString()}`)).toEqual([200, 0, 0]);
	expect((await balanceAt("?at=yesterday"))[0]).toBe(400);
	const stranger = await aKey(db, await anOrganization(db), { kind: "organization" });
	expect((await balanceAt("", stranger))[0]).toBe(404);
});

async function aLabWallet(userId: string) {
	const { id } = await db.account.findFirstOrThrow({ where: { userId, creditTypeId: "lab" } });
	return { id, pool: await db.pool.findUniqueOrThrow({ where: { accountId: id } }) };
}

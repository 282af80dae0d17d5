import { expect, it } from "vitest";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { aCoverage } from "@/lib/testing/subscriptions.ts";
import { createApi } from "../create-api.ts";

// What a subscription covers, as programs see it (product.md 16).

const { db } = await testDatabase();
const api = createApi({ db });
const vendor = await aKey(db, await anOrganization(db, { isOperator: true }));
const northwind = await anOrganization(db);
const own = await aKey(db, northwind, { kind: "organization" });
const stranger = await aKey(db, await anOrganization(db), { kind: "organization" });

const ask = (route: string, body?: unknown, more = {}) => call(api, route, { secret: vendor, body, ...more });

const aCharge = ({ id }: TestUser, credits = 5, more = {}) => ({
	...{ user: id, credit_type: "email", credits, service: "campaign", item: "Spring", ...more },
});

async function aSubscriber() {
	const user = await aUser(db, northwind);
	await grantCredits(db, user.id, 10n);
	const subscription = await aCoverage(db, user.id, { until: new Date("2099-01-01T00:00:00Z") });
	return { user, covered: { subscription_id: subscription } };
}

it("is said by a charge, alone and in a batch, and by what is asked of it later", async () => {
	const { user, covered } = await aSubscriber();
	const charged = await ask("POST /charges", aCharge(user, 500));
	expect(charged).toMatchObject({ status: 201, json: { credits: 0, covered, paid_by: [] } });
	const charges = [
		{ key: "one", ...aCharge(user, 500) },
		{ key: "two", ...aCharge(user, 500, { share_group_id: covered.subscription_id }) },
	];
	const { json } = await ask("POST /charges/batch", { charges });
	expect(json.results).toMatchObject([{ charge: { credits: 0, covered } }, { status: 404, charge: null }]);
	const id = charged.json.charge_id;
	expect(await ask(`GET /charges/${id}`)).toMatchObject({ json: { credits: 0, covered, status: "posted" } });
	const refund = await ask(`POST /charges/${id}/refunds`, {});
	expect(refund).toMatchObject({ status: 201, json: { refunded: 0, refunded_in_all: 0, pools: [] } });
	expect(await ask(`POST /charges/${id}/refunds`, {})).toMatchObject({ status: 409 });
	expect(await ask(`GET /charges/${id}`)).toMatchObject({ json: { status: "refunded", refunded: 0 } });
});

it("is said by a hold through its capture, and not by what credits pay", async () => {
	const { user, covered } = await aSubscriber();
	const held = await ask("POST /holds", aCharge(user, 40, { expires_in_seconds: 600 }));
	expect(held).toMatchObject({ status: 201, json: { credits: 40, covered } });
	const id = held.json.hold_id;
	expect(await ask(`GET /holds/${id}`)).toMatchObject({ json: { covered, status: "open" } });
	expect(await ask(`POST /holds/${id}/extension`, { expires_in_seconds: 900 })).toMatchObject({ json: { covered } });
	const captured = await ask(`POST /holds/${id}/capture`, { credits: 30 });
	expect(captured).toMatchObject({ status: 201, json: { credits: 0, covered, paid_by: [] } });
	const other = await aUser(db, northwind);
	await grantCredits(db, other.id, 10n);
	expect(await ask("POST /charges", aCharge(other))).toMatchObject({ json: { credits: 5, covered: null } });
	const paid = await ask("POST /holds", aCharge(other, 5, { expires_in_seconds: 600 }));
	expect(paid).toMatchObject({ json: { covered: null } });
});

it("is said by a check and by balances, with until when", async () => {
	const { user, covered } = await aSubscriber();
	const until = { ...covered, until: "2099-01-01T00:00:00.000Z" };
	const check = { user: user.id, credit_type: "email", credits: 9_000 };
	expect(await ask("POST /checks", check)).toMatchObject({ json: { passes: true, covered: until, paid_by: [] } });
	const sms = await ask("POST /checks", { ...check, credit_type: "sms" });
	expect(sms).toMatchObject({ json: { passes: false, covered: null } });
	const { json } = await ask(`GET /users/${user.id}/balances`);
	const coveredOf = (type: string) =>
		json.balances.find((one: { credit_type: string }) => one.credit_type === type).covered;
	expect([coveredOf("email"), coveredOf("sms")]).toEqual([until, null]);
});

it("is in the user's own usage alone, page by page, and in no sums", async () => {
	const { user, covered } = await aSubscriber();
	const other = await aUser(db, northwind);
	await grantCredits(db, other.id, 10n);
	for (const item of ["First", "Second", "Third"]) await ask("POST /charges", aCharge(user, 7, { item }));
	await ask("POST /charges", aCharge(user, 1, { item: "Gone" })).then(({ json }) =>
		ask(`POST /charges/${json.charge_id}/cancellation`, {}),
	);
	const items: string[] = [];
	let cursor = "";
	do {
		const { json } = await ask(`GET /usage?user=${user.id}&limit=2${cursor}`, undefined, { secret: own });
		for (const row of json.rows) {
			items.push(row.item);
			expect(row).toMatchObject({ pool_id: null, covered, credits: 0, balance_after: null, status: "used" });
		}
		cursor = json.next_cursor ? `&cursor=${encodeURIComponent(json.next_cursor)}` : "";
	} while (cursor);
	expect(items).toEqual(["Third", "Second", "First"]);
	const [wallet] = await db.account.findMany({ where: { userId: user.id, creditTypeId: "email" } });
	expect((await ask(`GET /usage?pool_id=${wallet?.id}`)).json.rows).toEqual([]);
	expect((await ask(`GET /usage?user=${user.id}&service=another`)).json.rows).toEqual([]);
	expect((await ask(`GET /usage?user=${user.id}&credit_type=sms`)).json.rows).toEqual([]);
	expect((await ask(`GET /usage?user=${other.id}`)).json.rows).toEqual([]);
	expect((await ask(`GET /usage/sums?user=${user.id}&by=day`)).json.sums).toEqual([]);
	expect(await ask(`GET /usage?user=${user.id}`, undefined, { secret: stranger })).toMatchObject({ status: 404 });
});

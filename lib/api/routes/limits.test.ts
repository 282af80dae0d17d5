import { expect, it } from "vitest";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

const vendor = await aKey(db, await anOrganization(db, { isOperator: true }));

it("a key limits who uses a wallet and a share group, within its organization, and charges keep to it", async () => {
	const [organization, other] = [await anOrganization(db), await anOrganization(db)];
	await aUser(db, organization, { role: "administrator" });
	const john = await aUser(db, organization);
	const peter = await aUser(db, organization, { creditOwnerId: john.id });
	await grantCredits(db, john.id, 100n);
	const secret = await aKey(db, organization, { kind: "organization" });
	const stranger = await aKey(db, other, { kind: "organization" });
	const limit = { credit_type: "email", limit: { credits: 8, period: "week" } };
	const set = (body: object, by = secret) => call(api, `PUT /users/${john.id}/limits`, { secret: by, body });
	expect(await set({ ...limit, credit_user: null }, stranger)).toMatchObject({ status: 404 });
	const body = { user: peter.id, credit_type: "email", credits: 9, service: "s", item: "i" };
	expect(await set({ ...limit, credit_user: peter.email })).toMatchObject({
		status: 200,
		json: { default: null, exceptions: [{ person: peter.id, limit: limit.limit }] },
	});
	expect(await call(api, "POST /charges", { secret: vendor, body })).toMatchObject({
		status: 402,
		json: { reason: "limit_reached" },
	});
	expect(await set({ credit_type: "email", credit_user: peter.id, limit: null })).toMatchObject({
		json: { exceptions: [] },
	});
	expect(await call(api, "POST /charges", { secret: vendor, body })).toMatchObject({ status: 201 });
	const group = await call(api, "POST /share_groups", { secret, body: { creator: john.id, name: "Labs" } });
	const path = `PUT /share_groups/${group.json.share_group_id}/limits`;
	expect(await call(api, path, { secret: stranger, body: { ...limit, address: null } })).toMatchObject({ status: 404 });
	expect(await call(api, path, { secret, body: { ...limit, address: null } })).toMatchObject({
		json: { default: limit.limit },
	});
});

it("a key raises a limit until a day, ends the raise, and reads what is left", async () => {
	const organization = await anOrganization(db);
	await aUser(db, organization, { role: "administrator" });
	const john = await aUser(db, organization);
	const peter = await aUser(db, organization, { creditOwnerId: john.id });
	await grantCredits(db, john.id, 100n);
	const secret = await aKey(db, organization, { kind: "organization", scopes: ["set_limits"] });
	const of = { credit_type: "email", credit_user: peter.email };
	const [path, query] = [`/users/${john.id}/raises`, new URLSearchParams(of)];
	const raise = (more: object = {}) =>
		call(api, `PUT ${path}`, {
			...{ secret, body: { ...of, credits: 20, period: "week", until: "2999-12-31", reason: "The launch", ...more } },
		});
	expect(await raise(), "nothing to raise").toMatchObject({ status: 409, json: { reason: "nothing_to_raise" } });
	const limit = { credit_type: "email", credit_user: null, limit: { credits: 8, period: "week" } };
	await call(api, `PUT /users/${john.id}/limits`, { secret, body: limit });
	expect(await raise({ until: "2020-01-01" })).toMatchObject({ status: 400, json: { errors: [{ field: "until" }] } });
	expect(await raise({ credits: 8 })).toMatchObject({ status: 400, json: { errors: [{ field: "credits" }] } });
	const raised = { person: peter.id, credits: 20, period: "week", until: "2999-12-31", reason: "The launch" };
	expect(await raise()).toMatchObject({ status: 200, json: { raises: [raised], exceptions: [] } });
	const charge = { user: peter.id, credit_type: "email", credits: 15, service: "s", item: "i" };
	expect(await call(api, "POST /charges", { secret: vendor, body: charge })).toMatchObject({ status: 201 });
	const read = () => call(api, `GET /users/${john.id}/limits?credit_type=email`, { secret });
	expect((await read()).json).toMatchObject({
		...{ default: { credits: 8, period: "week" }, raises: [raised] },
		standings: [{ person: peter.id, limit: 20, used: 15, left: 5 }],
	});
	const stranger = await aKey(db, await anOrganization(db), { kind: "organization" });
	const end = (by: string) => call(api, `DELETE ${path}?${query}`, { secret: by });
	expect(await end(stranger)).toMatchObject({ status: 404 });
	expect(await end(secret)).toMatchObject({ status: 200, json: { raises: [], standings: [{ limit: 8, left: 0 }] } });
	expect(await end(secret)).toMatchObject({ status: 409, json: { reason: "no_raise" } });
});

it("the raise of a share group's member is by address", async () => {
	const organization = await anOrganization(db);
	await aUser(db, organization, { role: "administrator" });
	const creator = await aUser(db, organization);
	const secret = await aKey(db, organization, { kind: "organization" });
	const group = await call(api, "POST /share_groups", { secret, body: { creator: creator.id, name: "Labs" } });
	const path = `/share_groups/${group.json.share_group_id}`;
	const limit = { credit_type: "email", address: null, limit: { credits: 8, period: "day" } };
	await call(api, `PUT ${path}/limits`, { secret, body: limit });
	const of = { credit_type: "email", address: "tom@acme.example" };
	const body = { ...of, credits: 9, period: "day", until: "2999-12-31" };
	const raised = { raises: [{ person: of.address, credits: 9 }] };
	expect(await call(api, `PUT ${path}/raises`, { secret, body })).toMatchObject({ status: 200, json: raised });
	expect(await call(api, `GET ${path}/limits?credit_type=email`, { secret })).toMatchObject({ json: raised });
	expect(await call(api, `PUT ${path}/raises`, { secret, body: { ...body, address: "tom" } })).toMatchObject({
		...{ status: 400, json: { errors: [{ field: "address" }] } },
	});
	expect(await call(api, `DELETE ${path}/raises?${new URLSearchParams(of)}`, { secret })).toMatchObject({
		json: { raises: [] },
	});
});

import { describe, expect, it } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { aKey, call } from "@/lib/testing/api.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo } from "@/lib/testing/ledger.ts";
import { anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

const operator = await anOrganization(db, { isOperator: true });
const vendor = await aKey(db, operator);

async function acme() {
	const organization = await anOrganization(db);
	const sally = await aUser(db, organization, { name: "Sally" });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n });
	const secret = await aKey(db, organization, { kind: "organization" });
	return { organization, sally, secret };
}

const post = (path: string, body: unknown, { secret = vendor, key = newId() as string } = {}) =>
	call(api, `POST /share_groups${path}`, { secret, key, body });

async function aGroup(creator: string, secret = vendor) {
	const made = await post("", { creator, name: `Group ${newId()}` }, { secret });
	expect(made.status).toBe(201);
	return `/${made.json.share_group_id}`;
}

describe("a share group", () => {
	it("is made, filled, emptied and deleted once per key", async () => {
		const { sally, secret } = await acme();
		const key = newId();
		const asked = { creator: sally.email, name: "ABCgroup" };
		const [first, again] = await Promise.all([post("", asked, { key }), post("", asked, { key })]);
		expect(first.status).toBe(201);
		expect(again.json).toEqual(first.json);
		const path = `/${first.json.share_group_id}`;
		const move = { credit_type: "email", credits: 10 };
		const moves = await Promise.all([1, 2].map(() => post(`${path}/allocations`, move, { key: "in", secret })));
		expect(moves.map(({ status, json }) => `${status} ${json.credits}`)).toEqual(["201 10", "201 10"]);
		expect(await availableTo(db, sally.id)).toBe(40n);
		expect(await post(`${path}/allocations`, { ...move, credits: 11 }, { key: "in", secret })).toMatchObject({
			status: 422,
		});
		expect(await post(`${path}/allocations`, { ...move, credits: 41 })).toMatchObject({ status: 402 });
		expect(await post(`${path}/returns`, { ...move, credits: 4 })).toMatchObject({ status: 201, json: { credits: 4 } });
		const read = await call(api, `GET /share_groups${path}`, { secret });
		expect(read.json).toMatchObject({
			creator_id: sally.id,
			name: "ABCgroup",
			credits: [{ credit_type: "email", available: 6, allocated: 10, returned: 4, used: 0 }],
		});
		const remove = () => call(api, `DELETE /share_groups${path}`, { secret, headers: { "idempotency-key": "delete" } });
		const gone = await remove();
		expect(gone).toMatchObject({
			status: 200,
			json: { status: "deleted", returned: [{ credit_type: "email", credits: 6 }] },
		});
		expect((await remove()).json).toEqual(gone.json);
		expect(await availableTo(db, sally.id)).toBe(50n);
		expect(await post(`${path}/allocations`, move)).toMatchObject({ status: 409 });
	});

	it("is changed at the version that was read", async () => {
		const { sally } = await acme();
		const path = `/share_groups${await aGroup(sally.id)}`;
		const etag = (await call(api, `GET ${path}`, { secret: vendor })).headers.get("etag") ?? "";
		const change = () =>
			call(api, `PATCH ${path}`, { secret: vendor, body: { description: "For labs" }, headers: { "if-match": etag } });
		expect(await change()).toMatchObject({ status: 200, json: { description: "For labs" } });
		expect(await change()).toMatchObject({ status: 412, json: { code: "stale" } });
	});

	it("lets in addresses, domains and service users, and blocks, each told by itself", async () => {
		const { organization, sally } = await acme();
		const path = await aGroup(sally.id);
		const added = await post(`${path}/entries`, { values: ["tom@acme.example", "acme.example", "gmail.com", "@"] });
		expect(added).toMatchObject({
			status: 200,
			json: { added: 2, not_added: [{ value: "gmail.com" }, { value: "@" }] },
		});
		expect((await post(`${path}/entries`, { values: ["tom@acme.example"] })).json).toMatchObject({ added: 0 });
		expect(await post(`${path}/entries`, { list: "blocklist", values: ["bob@acme.example"] })).toMatchObject({
			json: { added: 1 },
		});
		const robot = await aServiceUser(db, organization, { responsibleId: sally.id });
		expect(await post(`${path}/service_users`, { service_user: robot.id })).toMatchObject({ json: { added: 1 } });
		const list = async (query = "") => {
			const { json } = await call(api, `GET /share_groups${path}/entries${query}`, { secret: vendor });
			return json.entries;
		};
		const entries = await list();
		expect(entries.map(({ kind, value }: { kind: string; value: string }) => `${kind} ${value.split("@")[0]}`)).toEqual(
			["address tom", "domain acme.example", "blocked bob", `service_user ${robot.id}`],
		);
		expect(await list("?kind=service_user")).toMatchObject([{ service_user_id: robot.id }]);
		const remove = (id: string) => call(api, `DELETE /share_groups${path}/entries/${id}`, { secret: vendor });
		expect(await remove(entries[0].entry_id)).toMatchObject({ status: 200, json: { still_let_in_by: "acme.example" } });
		expect(await remove(entries[0].entry_id)).toMatchObject({ status: 404 });
	});

	it("is not there for a key that doesn't reach its creator, and nothing is changed by one", async () => {
		const [here, elsewhere] = [await acme(), await acme()];
		const path = await aGroup(here.sally.id, here.secret);
		const { secret } = elsewhere;
		const move = { credit_type: "email", credits: 1 };
		const entry = { values: ["eve@elsewhere.example"] };
		const refused = [
			await call(api, `GET /share_groups${path}`, { secret }),
			await call(api, `GET /share_groups${path}/entries`, { secret }),
			await post(`${path}/allocations`, move, { secret }),
			await post(`${path}/entries`, entry, { secret }),
			await post("", { creator: here.sally.id, name: "Theirs" }, { secret }),
			await call(api, `DELETE /share_groups${path}`, { secret, headers: { "idempotency-key": "x" } }),
		];
		expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
		expect((await call(api, "GET /share_groups", { secret })).json.share_groups).toEqual([]);
		expect((await call(api, "GET /share_groups", { secret: here.secret })).json.share_groups).toHaveLength(1);
		expect(await availableTo(db, here.sally.id)).toBe(50n);
	});
});

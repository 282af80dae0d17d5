import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor.ts";
import { anAskingOffice, aRequest } from "@/lib/testing/asking.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import type { RequestQuery } from "../schema.ts";
import { listRequests, listRequestsToMe } from "./list-requests.ts";
import { readOwnRequests } from "./own-requests.ts";
import { ownRequestsFileOf, requestsFileOf } from "./requests-file.ts";

const { db, sql } = await testDatabase();
const ALL = {
	search: "",
	status: null,
	creditTypeId: null,
	sort: "askedAt",
	descending: true,
	offset: 0,
	limit: 50,
} as const;

async function idsOf(actor: Actor, list: "mine" | "organization", query: RequestQuery) {
	const file = requestsFileOf(actor, { list, query });
	const rows = file && (await sql.query<Record<string, unknown>>(file.text, file.values));
	for (const row of rows ?? []) expect(Object.keys(row)).toEqual(file?.columns.map(({ name }) => name));
	return rows?.map((row) => row.request_id) ?? null;
}

it("both lists of requests are files with the same rows, and nobody else gets them", async () => {
	const { john, peter, kim, ann } = await anAskingOffice(db);
	await aRequest(db, peter);
	await aRequest(db, kim);
	for (const person of [john, ann]) {
		const actor = await actorOf(db, person);
		for (const query of [ALL, { ...ALL, status: "granted" }, { ...ALL, search: peter.name.slice(0, 4) }] as const) {
			const mine = await listRequestsToMe({ actor, db }, query);
			expect(await idsOf(actor, "mine", query)).toEqual(mine.rows.map(({ id }) => id));
			const all = await listRequests({ actor, db }, query);
			expect(await idsOf(actor, "organization", query)).toEqual(all?.rows.map(({ id }) => id) ?? null);
		}
	}
	expect(await idsOf(await actorOf(db, peter), "mine", ALL)).toEqual([]);
	expect(await idsOf(await actorOf(db, peter), "organization", ALL)).toBeNull();
});

it("what one has asked for is a file, with why, and nobody else's", async () => {
	const { peter, kim } = await anAskingOffice(db);
	await aRequest(db, peter);
	for (const [person, count] of [
		[peter, 1],
		[kim, 0],
	] as const) {
		const actor = await actorOf(db, person);
		const { rows: listed } = await readOwnRequests({ actor, db });
		const rows = await rowsOfFile(sql, ownRequestsFileOf(actor));
		expect(rows).toHaveLength(count);
		expect(
			rows.map(({ request_id, credits, status, until, reason }) => [request_id, credits, status, until, reason]),
		).toEqual(listed.map(({ id, credits, status, until, reason }) => [id, credits, status, until, reason]));
	}
});

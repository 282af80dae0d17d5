import { expect, it } from "vitest";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key.ts";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { createApi } from "../create-api.ts";
import { countStranger } from "./request-limits.ts";

const { db } = await testDatabase();
const api = createApi({ db });
const organization = await anOrganization(db);
const actor = await actorOf(db, await aUser(db, organization, { role: "administrator" }));
let places = 0;

/** What a caller at a place of their own asks, and which security events are kept of it. */
function aCaller() {
	places += 1;
	const ipAddress = `198.51.100.${places}`;
	const headers = { "x-client-address": ipAddress, "user-agent": "a program" };
	const ask = async (secret?: string, query = "") =>
		(await call(api, `GET /users${query}`, { secret, headers })).status;
	const events = async () => {
		const rows = await db.securityEvent.findMany({ where: { ipAddress }, orderBy: { id: "asc" } });
		return rows.map(({ kind, about, userAgent }) => `${kind} ${about} ${userAgent}`);
	};
	return { ask, events, ipAddress };
}

it("a request without a key that works is a security event, with where it came from, once in a while", async () => {
	const { ask, events } = aCaller();
	expect([await ask(), await ask(`cp_live_${"0".repeat(64)}`)]).toEqual([401, 401]);
	expect(await events()).toEqual(["refused unauthenticated a program"]);
	const secret = await aKey(db, organization, { kind: "organization" });
	const { id } = await db.apiKey.findFirstOrThrow({ where: { organizationId: organization.id } });
	await revokeApiKey({ actor, db }, { apiKeyId: id });
	expect(await ask(secret)).toBe(401);
	expect((await events()).at(-1)).toBe("refused api_key_revoked a program");
});

it("so is one beyond the key's scopes, and one that is in order is none", async () => {
	const { ask, events } = aCaller();
	expect(await ask(await aKey(db, organization, { kind: "organization", scopes: ["view_users"] }))).toBe(200);
	expect(await events()).toEqual([]);
	expect(await ask(await aKey(db, organization, { kind: "organization", scopes: ["view_usage"] }))).toBe(403);
	expect(await events()).toEqual(["refused scope_missing a program"]);
});

it("so is one whose form no client of ours has, and one that is only wrong is none", async () => {
	const { ask, events } = aCaller();
	const secret = await aKey(db, organization, { kind: "organization" });
	expect(await ask(secret, "?limit=many")).toBe(400);
	expect(await events()).toEqual([]);
	expect(await ask(secret, "?limit=1&limit=2")).toBe(400);
	expect(await events()).toEqual(["refused malformed a program"]);
});

it("strangers who ask too often are one, however often they go on", async () => {
	const { ask, events, ipAddress } = aCaller();
	while ((await countStranger(ipAddress)).left > 0);
	expect([await ask(), await ask(), await ask()]).toEqual([429, 429, 429]);
	expect(await events()).toEqual(["limit_reached api_requests a program"]);
});

it("a parameter that is there twice is refused, whichever of the two would be in order", async () => {
	const secret = await aKey(db, organization, { kind: "organization" });
	for (const query of ["limit=1&limit=2", "limit=1&limit=1", "limit=1&limit="]) {
		const { status, json } = await call(api, `GET /users?${query}`, { secret });
		expect(`${status} ${json.code} ${json.detail}`).toBe("400 malformed The parameter limit is there twice.");
	}
});

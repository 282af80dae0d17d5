import { describe, expect, it } from "vitest";
import { pauseServiceUser } from "@/lib/service-users/pause-service-user.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aServiceUser, aUser, aUserRole } from "@/lib/testing/people.ts";
import { createApiKey } from "./create-api-key.ts";
import { createVendorKey } from "./create-vendor-key.ts";
import { findApiKey } from "./find-api-key.ts";
import { readApiKeys } from "./queries.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { rotateApiKey } from "./rotate-api-key.ts";
import type { CreateApiKeyInput } from "./schema.ts";

const { db } = await testDatabase();

const OWN: CreateApiKeyInput = {
	name: "Reporting",
	kind: "organization",
	isTest: false,
	userId: null,
	scopes: ["view_balances", "view_usage"],
	expiresAt: null,
};

async function northwind({ isOperator = false } = {}) {
	const organization = await anOrganization(db, { isOperator });
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	return { organization, admin, context: { actor: await actorOf(db, admin), db } };
}

type Context = Awaited<ReturnType<typeof northwind>>["context"];

async function make(context: Context, more: Partial<CreateApiKeyInput> = {}) {
	const made = await createApiKey(context, { ...OWN, ...more });
	if (!made.ok) throw new Error(made.key);
	return made.value;
}

const stateOf = async (secret: string) => (await findApiKey(secret, db)).state;

describe("creating a key", () => {
	it("returns its secret once, stores its hash alone, and is in the audit log", async () => {
		const { context, organization } = await northwind();
		const { apiKeyId, secret } = await make(context);
		expect(secret).toMatch(/^cp_live_[0-9a-f]{64}$/);
		const row = await db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } });
		expect(JSON.stringify(row)).not.toContain(secret.slice(20));
		expect(row).toMatchObject({ prefix: secret.slice(0, 14), confinedToId: organization.id, familyId: apiKeyId });
		const [entry] = await db.auditEntry.findMany({ where: { subjectId: apiKeyId } });
		expect(entry).toMatchObject({ action: "api_key.created", actorId: context.actor.userId });
		expect(JSON.stringify(entry)).not.toContain(secret.slice(20));
		expect(await findApiKey(secret, db)).toMatchObject({
			state: "active",
			key: { client: `api:${apiKeyId}`, organizationId: organization.id, scopes: new Set(OWN.scopes) },
		});
	});

	it("is for users with the right alone, and gives nothing that they lack", async () => {
		const { context, organization } = await northwind();
		const member = { actor: await actorOf(db, await aUser(db, organization)), db };
		expect(await createApiKey(member, OWN)).toMatchObject({ code: "NOT_FOUND" });
		const id = await aUserRole(db, organization, { rights: ["manage_api_keys", "view_user_list"] });
		const clerk = { actor: await actorOf(db, await aUser(db, organization, { role: { id } })), db };
		expect(await createApiKey(clerk, { ...OWN, scopes: ["edit_users"] })).toMatchObject({ key: "scopeYouLack" });
		expect(await createApiKey(clerk, OWN)).toMatchObject({ ok: true });
		expect(await createApiKey(context, { ...OWN, kind: "vendor" })).toMatchObject({ key: "vendorKeyOfOperator" });
		expect(await createApiKey(context, { ...OWN, scopes: ["refund"] })).toMatchObject({ key: "scopeNotOfKind" });
		const past = { ...OWN, expiresAt: new Date("2020-01-01") };
		expect(await createApiKey(context, past)).toMatchObject({ key: "apiKeyExpiryPast" });
		expect(await db.apiKey.count({ where: { organizationId: organization.id } })).toBe(1);
	});

	it("of a service user takes an active user of the organization", async () => {
		const { context, organization } = await northwind();
		const stranger = await aUser(db, await anOrganization(db));
		const ofService = { ...OWN, kind: "service_user", scopes: ["charge"] } as const;
		const to = (userId: string | null) => createApiKey(context, { ...ofService, scopes: ["charge"], userId });
		expect(await to(stranger.id)).toMatchObject({ key: "apiKeyUserNotFound" });
		expect(await to(null)).toMatchObject({ key: "apiKeyUserNotFound" });
		const person = await aUser(db, organization);
		expect(await to(person.id)).toMatchObject({ key: "apiKeyUserNotFound" });
		const robot = await aServiceUser(db, organization, { responsibleId: person.id });
		const made = await to(robot.id);
		if (!made.ok) throw new Error(made.key);
		expect(await findApiKey(made.value.secret, db)).toMatchObject({ state: "active", key: { userId: robot.id } });
		await pauseServiceUser(context, { userId: robot.id, reason: "Sends twice" });
		expect(await stateOf(made.value.secret)).toBe("paused");
	});

	it("for tests makes one sandbox, with credits of its own, and reaches nothing else", async () => {
		const { context, organization } = await northwind();
		const [one, other] = await Promise.all([make(context, { isTest: true }), make(context, { isTest: true })]);
		expect(one.secret).toMatch(/^cp_test_/);
		const sandboxes = await db.organization.findMany({
			where: { sandboxOfId: organization.id },
			include: { users: true },
		});
		expect(sandboxes).toHaveLength(1);
		for (const { secret } of [one, other]) {
			expect(await findApiKey(secret, db)).toMatchObject({ key: { isTest: true, confinedToId: sandboxes[0]?.id } });
		}
		const pools = await db.pool.findMany({
			where: { accountId: { in: await walletIds(sandboxes[0]?.users[0]?.id ?? "") } },
		});
		expect(pools.map(({ balance }) => balance)).toEqual([1000n, 1000n, 1000n]);
	});
});

const walletIds = async (userId: string) => (await db.account.findMany({ where: { userId } })).map(({ id }) => id);

describe("replacing and revoking a key", () => {
	it("lets both work for a while, as one client", async () => {
		const { context } = await northwind();
		const old = await make(context);
		const rotated = await rotateApiKey(context, { apiKeyId: old.apiKeyId, overlapHours: 1, expiresAt: null });
		if (!rotated.ok) throw new Error(rotated.key);
		const both = await Promise.all([old, rotated.value].map(({ secret }) => findApiKey(secret, db)));
		expect(both).toMatchObject([
			{ key: { client: `api:${old.apiKeyId}` } },
			{ key: { client: `api:${old.apiKeyId}`, id: rotated.value.apiKeyId } },
		]);
		const again = { apiKeyId: old.apiKeyId, overlapHours: 1, expiresAt: null };
		expect(await rotateApiKey(context, again)).toMatchObject({ key: "apiKeyReplaced" });
		await db.apiKey.update({ where: { id: old.apiKeyId }, data: { endsAt: new Date(Date.now() - 60_000) } });
		expect(await stateOf(old.secret)).toBe("expired");
		expect(await stateOf(rotated.value.secret)).toBe("active");
	});

	it("of two who replace it at once lets one", async () => {
		const { context } = await northwind();
		const { apiKeyId } = await make(context);
		const input = { apiKeyId, overlapHours: 0, expiresAt: null };
		const outcomes = await Promise.all([rotateApiKey(context, input), rotateApiKey(context, input)]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it("ends it at once", async () => {
		const { context } = await northwind();
		const { apiKeyId, secret } = await make(context);
		expect(await stateOf(secret)).toBe("active");
		expect(await revokeApiKey(context, { apiKeyId })).toMatchObject({ ok: true });
		expect(await stateOf(secret)).toBe("revoked");
		expect(await revokeApiKey(context, { apiKeyId })).toMatchObject({ ok: true });
		expect(await db.auditEntry.count({ where: { subjectId: apiKeyId, action: "api_key.revoked" } })).toBe(1);
		const input = { apiKeyId, overlapHours: 1, expiresAt: null };
		expect(await rotateApiKey(context, input)).toMatchObject({ key: "apiKeyIsOver" });
	});

	it("finds no key of another organization", async () => {
		const [one, stranger] = [await northwind(), await northwind()];
		const { apiKeyId, secret } = await make(one.context);
		expect(await revokeApiKey(stranger.context, { apiKeyId })).toMatchObject({ code: "NOT_FOUND" });
		const input = { apiKeyId, overlapHours: 0, expiresAt: null };
		expect(await rotateApiKey(stranger.context, input)).toMatchObject({ code: "NOT_FOUND" });
		expect(await readApiKeys(stranger.context)).toEqual([]);
		expect(await stateOf(secret)).toBe("active");
	});
});

describe("finding a key", () => {
	it("answers many at once, each with its own", async () => {
		const { context } = await northwind();
		const keys = await Promise.all(["A", "B", "C"].map((name) => make(context, { name })));
		const asked = Array.from({ length: 60 }, (_, index) => keys[index % 3]);
		const found = await Promise.all(asked.map((key) => findApiKey(key?.secret ?? "", db)));
		expect(found.map((one) => one.state === "active" && one.key.id)).toEqual(asked.map((key) => key?.apiKeyId));
		expect(await stateOf(`cp_live_${"0".repeat(64)}`)).toBe("unknown");
		expect(await stateOf("' OR 1=1 --")).toBe("unknown");
	});

	it("notes when a key was used last, by the minute", async () => {
		const { context } = await northwind();
		const { apiKeyId, secret } = await make(context);
		const used = async () => (await readApiKeys(context))?.find(({ id }) => id === apiKeyId)?.lastUsedAt ?? null;
		expect(await used()).toBeNull();
		await stateOf(secret);
		await expect.poll(used).not.toBeNull();
		const first = await used();
		await stateOf(secret);
		expect(await used()).toEqual(first);
		await db.apiKey.update({ where: { id: apiKeyId }, data: { lastUsedAt: new Date("2026-01-01") } });
		await stateOf(secret);
		await expect.poll(used).not.toEqual(new Date("2026-01-01"));
	});
});

it("the command makes the vendor's, once there is a vendor", async () => {
	const wanted = { name: "Billing", scopes: ["charge"], isTest: false, expiresAt: null } as const;
	await db.organization.updateMany({ data: { isOperator: false } });
	expect(await createVendorKey({ db }, wanted)).toBeNull();
	const { context } = await northwind({ isOperator: true });
	const made = await createVendorKey({ db }, wanted);
	expect(await findApiKey(made?.secret ?? "", db)).toMatchObject({ key: { kind: "vendor", confinedToId: null } });
	expect(await readApiKeys(context)).toMatchObject([{ name: "Billing", createdByName: null, isActive: true }]);
	const ofTests = await createVendorKey({ db }, { ...wanted, isTest: true });
	expect(await findApiKey(ofTests?.secret ?? "", db)).toMatchObject({ key: { isTest: true } });
});

import type { Page } from "@playwright/test";
import { createApiKey } from "@/lib/api-keys/create-api-key.ts";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { createServiceUser } from "@/lib/service-users/create-service-user.ts";
import { pauseServiceUser } from "@/lib/service-users/pause-service-user.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf } from "@/lib/testing/people.ts";
import type { Screen } from "../screens.ts";

const SERVICE_USERS_LISTED = { of: "user", asking: "responsibleId" };
const KEYS_LISTED = { of: "api_key", asking: "maker" };

/** Service users, API keys, and what is on hold or was refused, each in its states. */
export const SERVICE_USER_SCREENS: readonly Screen[] = [
	{ name: "service-users.full", path: listWithSome, as: "admin" },
	{ name: "service-users.loading", path: listWithSome, as: "admin", holding: SERVICE_USERS_LISTED },
	{ name: "service-users.empty", path: "/admin/users/service-users", as: "newcomer" },
	{ name: "service-users.filtered-empty", path: "/admin/users/service-users?q=nothing+is+called+this", as: "admin" },
	{ name: "service-users.error", path: listWithSome, as: "admin", without: SERVICE_USERS_LISTED },
	{ name: "service-users.create", path: listWithSome, as: "admin", act: press("New service user") },
	{ name: "service-user.full", path: pageOf("Newsletter server"), as: "admin" },
	{ name: "service-user.paused", path: pageOf("Old mail relay"), as: "admin" },
	{ name: "service-user.loading", path: pageOf("Newsletter server"), as: "admin", holding: KEYS_LISTED },
	{ name: "service-user.error", path: pageOf("Newsletter server"), as: "admin", without: KEYS_LISTED },
	{ name: "service-user.pause", path: pageOf("Newsletter server"), as: "admin", act: press("Pause") },
	{
		name: "service-user.limit",
		path: pageOf("Newsletter server"),
		as: "admin",
		act: press("Change the limit of Newsletter server"),
	},
	{
		name: "service-user.raise",
		path: pageOf("Newsletter server"),
		as: "admin",
		act: press("Raise the limit of Newsletter server"),
	},
	{ name: "service-user.owner", path: pageOf("Newsletter server"), as: "admin", act: press("Change: Credit Owner") },
	{
		name: "service-user.responsible",
		path: pageOf("Newsletter server"),
		as: "admin",
		act: press("Change: Responsible"),
	},
	{ name: "service-user.remove", path: pageOf("Newsletter server"), as: "admin", act: press(/^Remove /) },

	{ name: "api-keys.full", path: keysWithSome, as: "admin" },
	{ name: "api-keys.loading", path: "/admin/api-keys", as: "admin", holding: KEYS_LISTED },
	{ name: "api-keys.empty", path: "/admin/api-keys", as: "newcomer" },
	{ name: "api-keys.error", path: "/admin/api-keys", as: "admin", without: KEYS_LISTED },
	{ name: "api-keys.create", path: keysWithSome, as: "admin", act: press("Create key") },
	{ name: "api-keys.secret", path: keysWithSome, as: "admin", act: makeKey },
	{ name: "api-keys.replace", path: keysWithSome, as: "admin", act: fromMenu("Replace") },
	{ name: "api-keys.revoke", path: keysWithSome, as: "admin", act: fromMenu("Revoke") },
	{ name: "operator-keys.full", path: vendorKeysWithSome, as: "operator" },
	{ name: "operator-keys.loading", path: vendorKeysWithSome, as: "operator", holding: KEYS_LISTED },
	{ name: "operator-keys.error", path: vendorKeysWithSome, as: "operator", without: KEYS_LISTED },

	{ name: "operator-ledger.full", path: ledgerWithSome, as: "operator" },
	{ name: "operator-ledger.loading", path: "/operator/ledger", as: "operator", holding: "refusal" },
	{ name: "operator-ledger.error", path: "/operator/ledger", as: "operator", without: "refusal" },
	{ name: "operator-ledger.release", path: ledgerWithSome, as: "operator", act: press(/^Release /) },
];

function press(name: string | RegExp): Screen["act"] {
	return (page) =>
		page
			.getByRole("button", { name, exact: typeof name === "string" })
			.first()
			.click();
}

function fromMenu(action: string): Screen["act"] {
	return async (page) => {
		await page.getByRole("button", { name: "Actions for Reports" }).click();
		await page.getByRole("menuitem", { name: action }).click();
	};
}

async function makeKey(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Create key" }).first().click();
	const window = page.getByRole("dialog");
	await window.getByLabel("Name").fill("Weekly report");
	await window.getByLabel("See usage").check();
	await window.getByRole("button", { name: "Create key" }).click();
	await page.getByRole("button", { name: "I have copied it" }).waitFor();
}

const northwinds = async (db: Database, mailbox: string) =>
	(await db.user.findFirstOrThrow({ where: { email: `${mailbox}@northwind.example` } })).id;

async function adminOf(db: Database) {
	return { actor: await actorOf(db, await northwinds(db, "admin")), db };
}

/** Northwind's service users, made once: one that spends John's credits, and one that is paused. */
async function someServiceUsers(db: Database): Promise<Record<string, string>> {
	const context = await adminOf(db);
	const johnId = await northwinds(db, "john");
	for (const name of ["Newsletter server", "Old mail relay"]) {
		if (await db.user.findFirst({ where: { name, kind: "service" } })) continue;
		const made = await createServiceUser(context, { name, responsibleId: johnId, creditOwnerId: johnId });
		if (!made.ok) throw new Error(made.key);
		const { userId } = made.value;
		const key = { isTest: false, userId, kind: "service_user", expiresAt: null } as const;
		await createApiKey(context, { ...key, name: "Server in Hong Kong", scopes: ["charge", "hold", "check"] });
		await placeHold(aClient(db), { ...aCharge(userId, 120n, { item: "Spring newsletter" }), lifetimeMs: 86_400_000 });
		await postCharges(aClient(db), [aCharge(userId, 9_000_000n, { item: "Everybody, twice", reference: "job 4711" })]);
		if (name === "Newsletter server") {
			const pool = { kind: "wallet", ownerId: johnId, creditTypeId: "email" } as const;
			await setLimit(context, { pool, person: userId, limit: { credits: 5_000n, period: "week" } });
		}
		if (name === "Old mail relay") await pauseServiceUser(context, { userId, reason: "It sent everything twice" });
	}
	const found = await db.user.findMany({ where: { kind: "service", organizationId: context.actor.organizationId } });
	return Object.fromEntries(found.map(({ name, id }) => [name, id]));
}

async function listWithSome(db: Database): Promise<string> {
	await someServiceUsers(db);
	return "/admin/users/service-users";
}

async function ledgerWithSome(db: Database): Promise<string> {
	await someServiceUsers(db);
	return "/operator/ledger";
}

function pageOf(name: string): (db: Database) => Promise<string> {
	return async (db) => `/admin/users/service-users/${(await someServiceUsers(db))[name]}`;
}

async function keysWithSome(db: Database): Promise<string> {
	const context = await adminOf(db);
	const { organizationId } = context.actor;
	const key = { kind: "organization", userId: null, isTest: false, expiresAt: null } as const;
	if (!(await db.apiKey.findFirst({ where: { organizationId, name: "Reports" } }))) {
		await createApiKey(context, { ...key, name: "Reports", scopes: ["view_balances", "view_usage", "view_users"] });
	}
	return "/admin/api-keys";
}

async function vendorKeysWithSome(db: Database): Promise<string> {
	const { id } = await db.user.findFirstOrThrow({ where: { email: "operator@commonpurse.example" } });
	const key = { kind: "vendor", userId: null, isTest: false, expiresAt: null } as const;
	if (!(await db.apiKey.findFirst({ where: { kind: "vendor", name: "Mail service" } }))) {
		const context = { actor: await actorOf(db, id), db };
		await createApiKey(context, { ...key, name: "Mail service", scopes: ["charge", "hold", "check"] });
	}
	return "/operator/api-keys";
}

import type { Page } from "@playwright/test";
import { raiseLimit } from "@/lib/limits/raise-limit.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, aUser } from "@/lib/testing/people.ts";
import type { Screen } from "../screens.ts";

const THE_LIMITS = "pool_limit";

/** Every state of the limits on a wallet, for its owner, for an administrator, and for who is limited. */
export const LIMIT_SCREENS: readonly Screen[] = [
	{ name: "limits.full", path: limited("/overview/limits"), as: "john" },
	{
		name: "limits.window",
		path: limited("/overview/limits"),
		as: "john",
		act: press("Change the limit of Nora Quist"),
	},
	{ name: "limits.raise", path: limited("/overview/limits"), as: "john", act: press("Raise the limit of Omar Reyes") },
	{ name: "limits.overview", path: limited("/overview"), as: "john" },
	{ name: "limits.loading", path: "/overview/limits", as: "john", holding: THE_LIMITS },
	{ name: "limits.empty", path: "/overview/limits", as: "newcomer" },
	{ name: "limits.filtered-empty", path: "/overview/limits?q=nobody+is+called+this", as: "john" },
	{ name: "limits.error", path: "/overview/limits", as: "john", without: THE_LIMITS },
	{ name: "limits.of-credit-user", path: limited("/overview"), as: "creditUser" },
	{ name: "limits.why", path: limited("/credits"), as: "creditUser", act: openWhy },
	{ name: "limits.settings", path: limitedUser, as: "admin", act: openSettings },
];

/** John's credits are limited for everyone, for Nora by one of her own, for Omar by a raise. */
async function limitJohns(db: Database): Promise<string> {
	const john = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	const context = { actor: await actorOf(db, john), db };
	const named = async (name: string) => {
		const found = await db.user.findFirst({ where: { name, creditOwnerId: john.id } });
		if (found) return found.id;
		const role = {
			id: (await db.userRole.findFirstOrThrow({ where: { organizationId: john.organizationId, builtIn: "member" } }))
				.id,
		};
		const organization = { id: john.organizationId, name: "", administratorRoleId: role.id, memberRoleId: role.id };
		return (await aUser(db, organization, { name, creditOwnerId: john.id })).id;
	};
	const [nora, omar] = [await named("Nora Quist"), await named("Omar Reyes")];
	const email = { kind: "wallet", ownerId: john.id, creditTypeId: "email" } as const;
	const sms = { ...email, creditTypeId: "sms" };
	const until = inDays(3).toISOString().slice(0, 10);
	await grantCredits(db, john.id, 1n);
	await setLimit(context, { pool: email, person: null, limit: { credits: 100n, period: "week" } });
	await setLimit(context, { pool: sms, person: null, limit: { credits: 1_000n, period: "month" } });
	await setLimit(context, { pool: email, person: nora, limit: { credits: 50n, period: "week" } });
	await raiseLimit(context, { pool: email, person: omar, credits: 250n, period: "week", until, reason: "Spring sale" });
	return omar;
}

function limited(path: string): (db: Database) => Promise<string> {
	return async (db) => {
		await limitJohns(db);
		return path;
	};
}

async function limitedUser(db: Database): Promise<string> {
	return `/admin/users/${await limitJohns(db)}`;
}

function press(name: string): Screen["act"] {
	return (page) => page.getByRole("button", { name, exact: true }).first().click();
}

async function openWhy(page: Page): Promise<void> {
	await page.getByText("Why?").first().click();
}

async function openSettings(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Advanced Settings" }).click();
	await page.getByRole("dialog").getByText("250 email credits a week").waitFor();
}

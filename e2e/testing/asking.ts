import type { Locator, Page } from "@playwright/test";
import { askForCredits } from "@/lib/credit-requests/asking/ask-for-credits.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { actorOf, aUser } from "@/lib/testing/people.ts";
import { fillIn } from "./app.ts";
import { expect } from "./fixtures.ts";

/** In the demo: a Credit User of John's asks John and the administrators for more. Answers the page's address. */
export async function requestToJohn(db: Database): Promise<string> {
	const john = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	const nils = await nilsWhoUsesCreditsOf(db, john);
	const open = { userId: nils.id, creditTypeId: "email", status: "open" } as const;
	const found = await db.creditRequest.findFirst({ where: open });
	if (found) return `/requests/${found.id}`;
	const pool = { kind: "wallet", ownerId: john.id, creditTypeId: "email" } as const;
	const limit = { credits: 10_000n, period: "month" } as const;
	await setLimit({ actor: await actorOf(db, john), db }, { pool, person: nils.id, limit });
	const asked = await askForCredits(
		{ actor: await actorOf(db, nils), db },
		{
			...{ creditTypeId: "email", credits: 12_000n, reason: "The spring sale goes to all customers.", until: null },
			asks: { owner: true, administrators: true, creatorIds: [] },
		},
	);
	if (!asked.ok) throw new Error(asked.key);
	return `/requests/${asked.value.requestId}`;
}

async function nilsWhoUsesCreditsOf(db: Database, owner: { id: string; organizationId: string }) {
	const found = await db.user.findFirst({ where: { name: "Nils Berg", creditOwnerId: owner.id } });
	if (found) return found;
	const { organizationId: id } = owner;
	const role = await db.userRole.findFirstOrThrow({ where: { organizationId: id, builtIn: "member" } });
	const organization = { id, name: "", administratorRoleId: role.id, memberRoleId: role.id };
	return aUser(db, organization, { name: "Nils Berg", creditOwnerId: owner.id });
}

interface Asked {
	readonly reason: string;
	/** Which of the ticks are taken away, and which are set, by what they begin with. */
	readonly not?: readonly string[];
	readonly also?: readonly string[];
	readonly credits?: number;
}

/** In the window that is open: what it is filled in with stays, but for what is said. */
export async function ask(page: Page, { reason, not = [], also = [], credits }: Asked): Promise<void> {
	const window = page.getByRole("dialog", { name: /^Ask for more/ });
	await fillIn(window.getByLabel("What for"), reason);
	if (credits !== undefined) await fillIn(window.getByLabel("How many you need"), String(credits));
	for (const name of not) await window.getByRole("checkbox", { name }).uncheck();
	for (const name of also) await window.getByRole("checkbox", { name }).check();
	await window.getByRole("button", { name: "Ask", exact: true }).click();
	await expect(window).toBeHidden();
	await expect(page.getByText(/^You have asked for/).first()).toBeVisible();
}

/** Of Credits & Subscriptions: the person's own requests. */
export async function ownRequests(page: Page): Promise<Locator> {
	await page.goto("/credits");
	const requests = page.getByRole("table", { name: "Your requests" });
	await expect(requests).toBeVisible();
	return requests;
}

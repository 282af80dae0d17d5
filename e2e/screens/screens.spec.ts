import type { Page } from "@playwright/test";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { expect, test } from "../fixtures.ts";
import { denyTable, holdTable } from "./database-faults.ts";
import { LOOKS, lookAt } from "./looks.ts";
import { SCREENS, type Screen } from "./screens.ts";

const ADDRESSES = {
	john: "john@northwind.example",
	peter: "peter@northwind.example",
	admin: "admin@northwind.example",
	operator: "operator@commonpurse.example",
};

// One after another: some of them take the database away from everybody for a moment.
test.describe.configure({ mode: "default" });

for (const screen of SCREENS) {
	test(screen.name, async ({ db, page: nobodysPage, pageOf, allowProblem }) => {
		const page = await pageFor(screen);
		const path = typeof screen.path === "string" ? screen.path : await screen.path(db);
		const callOff = await fault(screen);
		try {
			await open(page, { screen, path });
			for (const look of LOOKS) await lookAt(page, { name: screen.name, look });
		} finally {
			await callOff();
		}
		if (screen.holding) await expect(page.locator("main .animate-pulse")).toHaveCount(0);

		async function pageFor({ as }: Screen): Promise<Page> {
			if (as === "nobody") return nobodysPage;
			if (as !== "newcomer") return pageOf(ADDRESSES[as]);
			return pageOf(
				await aUser(db, await anOrganization(db, { name: "Robin Sander" }), {
					name: "Robin Sander",
					role: "administrator",
				}),
			);
		}

		async function fault({ holding, without }: Screen): Promise<() => Promise<void>> {
			if (holding) return holdTable(holding);
			if (!without) return async () => undefined;
			allowProblem(/Server Components render|status of 500/);
			return denyTable(without);
		}
	});
}

async function open(page: Page, { screen, path }: { screen: Screen; path: string }): Promise<void> {
	if (screen.name.startsWith("not-found")) await page.goto(path);
	else if (screen.holding) {
		await page.goto(path, { waitUntil: "commit" });
		await expect(page.locator("main .animate-pulse").first()).toBeVisible();
		return;
	} else await page.goto(path, { waitUntil: "load" });
	if (screen.without) await expect(page.getByRole("alert").getByRole("button", { name: "Try again" })).toBeVisible();
	else await expect(page.locator("main .animate-pulse")).toHaveCount(0);
	await screen.act?.(page);
}

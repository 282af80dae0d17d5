import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { aUser, type TestUser } from "@/lib/testing/people.ts";
import { expect, test } from "../testing/fixtures.ts";
import { failReaders, holdReaders, keepBusy } from "./database-faults.ts";
import { LOOKS, lookAt, lookAtPaper } from "./looks.ts";
import { aNewcomer, anOnlooker } from "./newcomer.ts";
import { SCREENS, type Screen } from "./screens.ts";

const ADDRESSES = {
	john: "john@northwind.example",
	creator: "simone.weber@lakeside.example",
	member: "rosa.almeida@lakeside.example",
	admin: "admin@northwind.example",
	operator: "operator@commonpurse.example",
};

// Pictures and axe take long on a busy machine, and a page has to be whole before its picture is taken.
test.describe.configure({ mode: "default", timeout: 300_000 });
const patient = expect.configure({ timeout: 60_000 });

for (const screen of SCREENS) {
	test(screen.name, async ({ db, page: nobodysPage, pageOf, allowProblem }) => {
		const page = await pageFor(screen);
		const path = typeof screen.path === "string" ? screen.path : await screen.path(db);
		const callOff = await fault(screen);
		try {
			await open(page, { screen, path });
			if (screen.isPrinted) await lookAtPaper(page, screen.name);
			else await lookAround(page, { screen, path });
		} finally {
			await callOff();
		}
		if (screen.holding) await patient(page.locator("main [data-skeleton]")).toHaveCount(0);

		async function pageFor({ as }: Screen): Promise<Page> {
			if (as === "nobody") return nobodysPage;
			if (as === "newcomer") return pageOf(await aNewcomer(db));
			if (as === "onlooker") return pageOf(await anOnlooker(db));
			if (as === "creditUser") return pageOf(await aCreditUserOf(db, ADDRESSES.john));
			return pageOf(ADDRESSES[as]);
		}

		async function fault({ holding, without, busy }: Screen): Promise<() => Promise<void>> {
			if (holding) return holdReaders(holding);
			if (busy) {
				allowProblem(/Server Components render|React error #4\d\d|status of 503/);
				return keepBusy(busy);
			}
			if (!without) {
				if (screen.name.startsWith("not-found")) allowProblem(/status of 404/);
				return async () => undefined;
			}
			// React says so in two ways: in words, and in a built page by number.
			allowProblem(/Server Components render|React error #441|status of 500/);
			return failReaders(without);
		}
	});
}

/** A user of this owner's credits, without any of their own. */
async function aCreditUserOf(db: Database, email: string): Promise<TestUser> {
	const owner = await db.user.findFirstOrThrow({ where: { email } });
	const role = await db.userRole.findFirstOrThrow({
		where: { organizationId: owner.organizationId, builtIn: "member" },
	});
	const organization = { id: owner.organizationId, name: "", administratorRoleId: role.id, memberRoleId: role.id };
	return aUser(db, organization, { name: "Chris Lindqvist", creditOwnerId: owner.id });
}

async function lookAround(page: Page, { screen, path }: { screen: Screen; path: string }): Promise<void> {
	for (const look of LOOKS) {
		if (screen.isDocument) {
			await page.emulateMedia({ colorScheme: look.theme });
			await open(page, { screen, path });
		}
		await lookAt(page, { name: screen.name, look });
	}
}

async function open(page: Page, { screen, path }: { screen: Screen; path: string }): Promise<void> {
	if (screen.holding) {
		await page.goto(path, { waitUntil: "commit" });
		await patient(page.locator("main [data-skeleton]").first()).toBeVisible();
		return;
	}
	await page.goto(path);
	const fails = screen.without ?? screen.busy;
	if (fails) await patient(page.getByRole("alert").getByRole("button", { name: "Try again" }).first()).toBeVisible();
	else await patient(page.locator("main [data-skeleton]")).toHaveCount(0);
	if (!screen.act) return;
	await screen.act(page);
	// What a window or menu is made of comes when it is opened, and so does what it says.
	await page.waitForLoadState("networkidle");
	await patient(page.locator("[data-skeleton]")).toHaveCount(0);
}

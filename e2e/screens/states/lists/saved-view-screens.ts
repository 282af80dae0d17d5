import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Screen } from "../../screens.ts";

const JOHN = "john@northwind.example";
const ADMIN = "admin@northwind.example";

/** Saved views of a list: the menu, the windows, and what is said of a list that shows something else. */
export const SAVED_VIEW_SCREENS: readonly Screen[] = [
	{ name: "views.none", path: "/usage", as: "john", act: openMenu },
	{ name: "views.menu", path: ownView, as: "john", act: openMenu },
	{ name: "views.changed", path: async (db) => `${await ownView(db)}&q=lee`, as: "john", act: openMenu },
	{ name: "views.others", path: othersView, as: "john", act: openMenu },
	{ name: "views.save", path: "/usage?type=email", as: "john", act: press("Save view") },
	{ name: "views.rename", path: ownView, as: "john", act: inMenu("Rename or share") },
	{ name: "views.delete", path: ownView, as: "john", act: inMenu(/^Delete /) },
];

async function ownView(db: Database): Promise<string> {
	return aView(db, JOHN, { name: "All email", query: "type=email" });
}

async function othersView(db: Database): Promise<string> {
	await ownView(db);
	return aView(db, ADMIN, { name: "All SMS, the smallest first", query: "type=sms&sort=credits" });
}

/** Of somebody of Northwind, shared; answers the list's address with it. */
async function aView(db: Database, email: string, { name, query }: { name: string; query: string }): Promise<string> {
	const { id: userId } = await db.user.findFirstOrThrow({ where: { email } });
	const of = { userId, list: "/usage", name };
	const found = await db.savedView.findFirst({ where: of });
	const view = { ...of, id: newId(), query, isShared: true, createdAt: new Date() };
	const { id } = found ?? (await db.savedView.create({ data: view }));
	return `/usage?${query}&saved=${id}`;
}

async function openMenu(page: Page): Promise<void> {
	await page.getByRole("button", { name: /^Views/ }).click();
	await page.getByRole("dialog", { name: "Views" }).getByRole("link").first().waitFor();
}

function inMenu(name: string | RegExp): Screen["act"] {
	return async (page) => {
		await openMenu(page);
		await page.getByRole("button", { name }).click();
	};
}

function press(name: string): Screen["act"] {
	return (page) => page.getByRole("button", { name, exact: true }).click();
}

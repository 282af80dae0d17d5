import type { Page } from "@playwright/test";
import type { Screen } from "../screens.ts";

const GOOD = "email,credit_owner\nmary@northwind.example,mary@northwind.example\n";
const WRONG = "email,credit_owner\nnobody@northwind.example,john@northwind.example\nmary@northwind.example,\n";

/** Many people at once: what is selected, what would change, and a file of Credit Owners. */
export const MANY_USER_SCREENS: readonly Screen[] = [
	{ name: "users.selected", path: "/admin/users", as: "admin", act: selectAll },
	{ name: "users.filtered", path: "/admin/users?status=active", as: "admin" },
	{ name: "users.owner-window", path: "/admin/users?q=mary", as: "admin", act: openOwner },
	{ name: "users.many-window", path: "/admin/users", as: "admin", act: openMany },
	{ name: "users.many-preview", path: "/admin/users", as: "admin", act: previewMany },
	{ name: "users.many-refused", path: "/admin/users", as: "admin", act: suspendMany },
	{ name: "users.many-limit", path: "/admin/users", as: "admin", act: limitMany },
	{ name: "owners-file.empty", path: "/admin/users/owners", as: "admin" },
	{ name: "owners-file.good", path: "/admin/users/owners", as: "admin", act: choose(GOOD) },
	{ name: "owners-file.wrong", path: "/admin/users/owners", as: "admin", act: choose(WRONG) },
];

async function selectAll(page: Page): Promise<void> {
	await select(page);
}

/** On phones there are no ticks: people are changed one by one. */
async function select(page: Page): Promise<boolean> {
	const all = page.getByRole("checkbox", { name: "Select all on this page" });
	if (!(await all.isVisible())) return false;
	await all.check();
	await page.getByRole("region", { name: "Selected rows" }).waitFor();
	return true;
}

async function openOwner(page: Page): Promise<void> {
	await page
		.getByRole("button", { name: /^Set Credit Owner of / })
		.first()
		.click();
	await page.getByRole("dialog").getByRole("option").first().waitFor();
}

async function openMany(page: Page): Promise<void> {
	if (!(await select(page))) return;
	await page.getByRole("button", { name: "Set Credit Owner…" }).click();
	await page.getByRole("dialog").getByRole("option").first().waitFor();
}

async function previewMany(page: Page): Promise<void> {
	await openMany(page);
	const window = page.getByRole("dialog");
	if (!(await window.isVisible())) return;
	await window.getByRole("option", { name: /^John Lee/ }).click();
	await window.getByRole("list", { name: "What changes for each" }).waitFor();
}

async function suspendMany(page: Page): Promise<void> {
	if (!(await select(page))) return;
	await page.getByRole("button", { name: "Status…" }).click();
	const window = page.getByRole("dialog");
	await window.getByRole("radio", { name: /^Suspended/ }).check();
	await window.getByRole("list", { name: "What changes for each" }).waitFor();
}

async function limitMany(page: Page): Promise<void> {
	if (!(await select(page))) return;
	await page.getByRole("button", { name: "Limit…" }).click();
	const window = page.getByRole("dialog");
	await window.getByRole("textbox", { name: /credits/ }).fill("20");
	await window.getByRole("list", { name: "What changes for each" }).waitFor();
}

function choose(csv: string): Screen["act"] {
	return async (page: Page) => {
		const file = { name: "owners.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
		await page.locator('input[type="file"]').setInputFiles(file);
		await page.getByRole("button", { name: "Choose another file" }).waitFor();
	};
}

import type { Page } from "@playwright/test";
import type { Screen } from "../screens.ts";

/** Help, about a page and all of it. */
export const HELP_SCREENS: readonly Screen[] = [
	{ name: "help.full", path: "/help", as: "operator" },
	{ name: "help.member", path: "/help", as: "member" },
	{ name: "help.found", path: "/help?q=expire", as: "admin" },
	{ name: "help.nothing-found", path: "/help?q=no+topic+has+this", as: "admin" },
	{ name: "help.topic", path: "/help/credit-sharing", as: "member" },
	{ name: "help.window", path: "/admin/users", as: "admin", act: openHelp },
	{ name: "help.window-found", path: "/credits", as: "creator", act: searching("share group") },
	{ name: "help.window-nothing-found", path: "/credits", as: "creator", act: searching("no topic has this") },
	{ name: "help.window-error", path: "/credits", as: "creator", act: openUnread },
];

async function openHelp(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Help", exact: true }).click();
	await page.getByRole("dialog", { name: "Help" }).getByRole("searchbox").waitFor();
}

function searching(words: string): Screen["act"] {
	return async (page) => {
		await openHelp(page);
		await page.getByRole("dialog").getByRole("searchbox").fill(words);
		await page.getByRole("dialog").getByRole("status").getByText(/topic/).waitFor();
	};
}

/** What answers is something else than the portal: a proxy, for instance. */
async function openUnread(page: Page): Promise<void> {
	await page.route("**/credits", (route) =>
		route.request().method() === "POST" ? route.fulfill({ contentType: "text/plain", body: "" }) : route.fallback(),
	);
	await page.getByRole("button", { name: "Help", exact: true }).click();
	await page.getByRole("dialog").getByRole("alert").waitFor();
}

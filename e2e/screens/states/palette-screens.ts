import type { Page } from "@playwright/test";
import type { Screen } from "../screens.ts";

/** The palette, and the keys that open it and pages. */
export const PALETTE_SCREENS: readonly Screen[] = [
	{ name: "palette.empty", path: "/overview", as: "admin", act: openPalette },
	{ name: "palette.results", path: "/overview", as: "admin", act: searching("john", /result/) },
	{ name: "palette.operator", path: "/operator/overview", as: "operator", act: searching("north", /result/) },
	{ name: "palette.nothing-found", path: "/overview", as: "admin", act: searching("nobody has this", /Nothing/) },
	{ name: "palette.error", path: "/overview", as: "admin", act: searchInVain },
	{ name: "palette.keys", path: "/overview", as: "operator", act: openKeys },
	{ name: "palette.keys-off", path: "/overview", as: "john", act: switchKeysOff },
];

async function openPalette(page: Page): Promise<void> {
	await page.getByRole("banner").getByRole("button", { name: "Search" }).click();
	await page.getByRole("dialog", { name: "Search" }).getByRole("option").first().waitFor();
}

function searching(words: string, status: RegExp): Screen["act"] {
	return async (page) => {
		await openPalette(page);
		const palette = page.getByRole("dialog", { name: "Search" });
		await palette.getByRole("combobox").fill(words);
		await palette.getByRole("status").getByText(status).waitFor();
	};
}

/** What answers is something else than the portal: a proxy, for instance. */
async function searchInVain(page: Page): Promise<void> {
	await openPalette(page);
	await page.route("**/overview", (route) =>
		route.request().method() === "POST" ? route.fulfill({ contentType: "text/plain", body: "" }) : route.fallback(),
	);
	await page.getByRole("dialog").getByRole("combobox").fill("john");
	await page.getByRole("dialog").getByRole("alert").waitFor();
}

async function openKeys(page: Page): Promise<void> {
	await page.keyboard.press("?");
	await page.getByRole("dialog").getByText("Credit Usage").waitFor();
}

async function switchKeysOff(page: Page): Promise<void> {
	await openKeys(page);
	await page.getByRole("dialog").getByRole("checkbox").uncheck();
}

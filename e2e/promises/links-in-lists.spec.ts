import type { Request } from "@playwright/test";
import { expect, type Page, test } from "../testing/fixtures.ts";

const ADMIN = "admin@northwind.example";

/** Holds the list's answers back, from the next one on. `asked`: one is on its way. */
async function holdList(page: Page, query: RegExp) {
	let release: () => void = () => undefined;
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	let tell: () => void = () => undefined;
	const asked = new Promise<void>((resolve) => {
		tell = resolve;
	});
	const isHeld = (request: Request) => query.test(request.url()) && "rsc" in request.headers();
	await page.route("**/*", async (route) => {
		if (!isHeld(route.request())) return route.continue();
		tell();
		await released;
		// A page that has gone on doesn't wait for it any more.
		await route.continue().catch(() => undefined);
	});
	return { asked, release };
}

const search = (page: Page) => page.getByRole("searchbox", { name: "Search by name or email" });
const edit = (page: Page, name: string) => page.getByRole("link", { name: `Edit ${name}` });
const onPageOf = (page: Page, name: string) =>
	expect(page.getByRole("main").getByRole("textbox", { name: "Name", exact: true })).toHaveValue(name);

for (const { what, query, change } of [
	{ what: "a search", query: /[?&]q=/, change: (page: Page) => search(page).fill("Oscar") },
	{
		what: "a filter",
		query: /[?&]status=/,
		change: (page: Page) => page.getByRole("combobox", { name: "Status" }).selectOption("active"),
	},
	{
		what: "an order",
		query: /[?&]sort=/,
		change: (page: Page) => page.getByRole("columnheader", { name: "Name" }).getByRole("link").click(),
	},
]) {
	test(`a link is followed while the answer to ${what} is on its way`, async ({ pageOf }) => {
		const page = await pageOf(ADMIN);
		await page.goto("/admin/users");
		const list = await holdList(page, query);
		await change(page);
		await list.asked;
		await edit(page, "Elena Rossi").click();
		list.release();
		await onPageOf(page, "Elena Rossi");
	});
}

test("a link that is followed right after typing is not overtaken by the search", async ({ pageOf }) => {
	const page = await pageOf(ADMIN);
	await page.goto("/admin/users");
	const person = await holdList(page, /\/admin\/users\/[0-9a-f-]{36}/);
	await search(page).fill("Oscar");
	await edit(page, "Oscar Lindqvist").click();
	await person.asked;
	person.release();
	await onPageOf(page, "Oscar Lindqvist");
});

test("a link is followed although the answer moves its row while it is pressed", async ({ pageOf }) => {
	const page = await pageOf(ADMIN);
	await page.goto("/admin/users");
	const list = await holdList(page, /[?&]q=/);
	await search(page).fill("Oscar");
	await list.asked;
	await edit(page, "Oscar Lindqvist").hover();
	await page.mouse.down();
	list.release();
	await expect(page.getByRole("main").getByRole("row")).toHaveCount(2);
	await page.mouse.up();
	await onPageOf(page, "Oscar Lindqvist");
});

import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Screen } from "../screens.ts";

const THE_REFILLS = { of: "refill", asking: "ceiling_told_in" };

/** What keeps wallets and share groups from running out, on its page and on the group's. */
export const REFILL_SCREENS: readonly Screen[] = [
	{ name: "refill.full", path: refilled("/credits/refill"), as: "john" },
	{ name: "refill.window", path: refilled("/credits/refill"), as: "john", act: press("Set up auto top-up") },
	{ name: "refill.wrong", path: refilled("/credits/refill"), as: "john", act: saveNothing },
	{
		name: "refill.change",
		path: refilled("/credits/refill"),
		as: "john",
		act: press("Change the auto top-up of Email"),
	},
	{ name: "refill.remove", path: refilled("/credits/refill"), as: "john", act: press("Remove Email") },
	{ name: "refill.group", path: refilled("/credits/refill"), as: "creator" },
	{
		name: "refill.group-window",
		path: refilled("/credits/refill"),
		as: "creator",
		act: press(/^Change the refill of/),
	},
	{ name: "refill.of-group", path: managedGroup, as: "creator" },
	{ name: "refill.credit-user", path: "/credits/refill", as: "creditUser" },
	{ name: "refill.loading", path: "/credits/refill", as: "john", holding: THE_REFILLS },
	{ name: "refill.empty", path: "/credits/refill", as: "newcomer" },
	{ name: "refill.error", path: "/credits/refill", as: "john", without: THE_REFILLS },
	{ name: "refill.page-beyond", path: "/credits/refill?page=9", as: "newcomer" },
];

/** John's email is topped up, SMS would be if it weren't dearer now; the demo's share group is refilled. */
async function setRefills(db: Database): Promise<string> {
	const john = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	const setAt = new Date("2026-01-01T12:00:00Z");
	for (const [creditTypeId, more] of [
		["email", {}],
		["sms", { totalMinor: 1n, pausedBecause: "dearer", pausedAt: setAt }],
	] as const) {
		const set = await db.refill.findFirst({ where: { userId: john.id, creditTypeId, kind: "top_up" } });
		if (set) continue;
		const plan = await db.plan.findFirstOrThrow({
			where: { creditTypeId, kind: "pack", withdrawnAt: null },
			include: { versions: { orderBy: { version: "desc" }, take: 1, include: { prices: true } } },
		});
		const [newest] = plan.versions;
		const price = newest?.prices[0];
		if (!newest || !price) throw new Error(`Plan ${plan.id} has no price.`);
		const totalMinor = price.priceMinor * 2n;
		const terms = { userId: john.id, creditTypeId, threshold: 1n, ceiling: totalMinor * 5n, setAt };
		const pack = { planId: plan.id, planVersion: newest.version, totalMinor, currency: price.currency };
		const id = newId();
		await db.refill.create({ data: { ...terms, ...pack, id, kind: "top_up", gateway: "invoice", ...more } });
		const event = { refillId: id, happenedAt: setAt, month: new Date("2026-01-01"), available: 12n };
		await db.refillEvent.create({ data: { ...event, id: newId(), kind: "ceiling_reached" } });
	}
	const group = await theGroup(db);
	const set = { shareGroupId: group.id, creditTypeId: "lab" };
	if (!(await db.refill.findFirst({ where: set }))) {
		const terms = { ...set, userId: group.creatorId, threshold: 1n, credits: 5n, ceiling: 20n, setAt };
		await db.refill.create({ data: { ...terms, id: newId(), kind: "share_group" } });
	}
	return group.id;
}

function theGroup(db: Database) {
	const creator = { email: "simone.weber@lakeside.example" };
	return db.shareGroup.findFirstOrThrow({ where: { creator, status: "open" } });
}

function refilled(path: string): (db: Database) => Promise<string> {
	return async (db) => {
		await setRefills(db);
		return path;
	};
}

async function managedGroup(db: Database): Promise<string> {
	return `/share/${await setRefills(db)}`;
}

/** What is missing is said at its field. */
async function saveNothing(page: Page): Promise<void> {
	await press("Set up auto top-up")(page);
	await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
	await page.getByText("Enter a whole number of credits").first().waitFor();
}

function press(name: string | RegExp): (page: Page) => Promise<void> {
	return (page) => page.getByRole("button", { name }).first().click();
}

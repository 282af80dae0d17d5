import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { expect } from "./fixtures.ts";

const JOHN = "john@northwind.example";
const ADMIN = "admin@northwind.example";
const OPERATOR = "operator@commonpurse.example";
const CREATOR = "simone.weber@lakeside.example";

/** What people open every day, and who does; null for visitors. */
export const EVERYDAY_PAGES: readonly { readonly as: string | null; readonly path: string }[] = [
	{ as: null, path: "/sign-in" },
	...["/overview", "/usage", "/orders", "/billing", "/purchase", "/credits", "/profile"].map((path) => ({
		as: JOHN,
		path,
	})),
	...["/share", "/share/[id]", "/share/[id]/report"].map((path) => ({ as: CREATOR, path })),
	...["/admin/overview", "/admin/users", "/admin/users/[id]"].map((path) => ({ as: ADMIN, path })),
	...["/operator/overview", "/operator/orders"].map((path) => ({ as: OPERATOR, path })),
];

/** An example of the page. */
export async function addressOf(db: Database, path: string): Promise<string> {
	if (!path.includes("[id]")) return path;
	const { id } = path.startsWith("/share/")
		? await db.shareGroup.findFirstOrThrow({ where: { creator: { email: CREATOR }, status: "open" } })
		: await db.user.findFirstOrThrow({ where: { email: JOHN } });
	return path.replace("[id]", id);
}

/** A slow phone's line: 1.6 Mbit/s, and 150 ms until an answer begins. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

/** From now on the page's answers come as over a slow phone's line, and its processor is so many times slower. */
export async function slowDown(page: Page, { processor = 1 }: { processor?: number } = {}): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	await session.send("Network.emulateNetworkConditions", SLOW);
	await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
}

export interface Vitals {
	/** Largest Contentful Paint: when the largest thing in sight was there. */
	readonly lcpMs: number;
	/** Cumulative Layout Shift: how much of what was in sight has moved by itself. */
	readonly cls: number;
	/** What moved, for who is to mend it. */
	readonly moved: readonly string[];
}

/** Opens a page, waits until all of it is there, and says how it came. */
export async function openAndMeasure(page: Page, address: string): Promise<Vitals> {
	await page.goto(address, { waitUntil: "networkidle" });
	await expect(page.locator("main h1").first()).toBeVisible();
	await expect(page.locator("main [data-skeleton]")).toHaveCount(0);
	return page.evaluate(readVitals);
}

interface LayoutShift extends PerformanceEntry {
	readonly value: number;
	readonly hadRecentInput: boolean;
	readonly sources: readonly {
		readonly node: Node | null;
		readonly previousRect: DOMRectReadOnly;
		readonly currentRect: DOMRectReadOnly;
	}[];
}

async function readVitals(): Promise<Vitals> {
	const entriesOf = (type: string) =>
		new Promise<PerformanceEntry[]>((resolve) => {
			new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
			// Where there are none, the observer is never called.
			requestAnimationFrame(() => setTimeout(() => resolve([]), 200));
		});
	const shifts = (await entriesOf("layout-shift")) as LayoutShift[];
	const paints = await entriesOf("largest-contentful-paint");
	// The worst window: shifts less than a second apart, at most five seconds long.
	let [begun, last, sum, worst] = [0, Number.NEGATIVE_INFINITY, 0, 0];
	const moved: string[] = [];
	for (const { startTime, value, hadRecentInput, sources } of shifts) {
		if (hadRecentInput) continue;
		if (startTime - last > 1_000 || startTime - begun > 5_000) [begun, sum] = [startTime, 0];
		last = startTime;
		sum += value;
		worst = Math.max(worst, sum);
		for (const { node, previousRect: before, currentRect: now } of sources) {
			const by = `by ${Math.round(now.x - before.x)}, ${Math.round(now.y - before.y)} px`;
			moved.push(`${value.toFixed(3)} ${by}: ${node?.nodeName} ${node?.textContent?.slice(0, 60)}`);
		}
	}
	return { lcpMs: paints.at(-1)?.startTime ?? Number.NaN, cls: worst, moved };
}

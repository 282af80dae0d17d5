import { readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { expect, test } from "./fixtures.ts";

/** Of a page's HTML, gzipped: what it shows, and what its components are given. */
const AT_MOST_BYTES = 25_000;

const JOHN = "john@northwind.example";
const ADMIN = "admin@northwind.example";
const OPERATOR = "operator@commonpurse.example";
const CREATOR = "simone.weber@lakeside.example";

type Address = string | ((db: Database) => Promise<string>);

/** An example of every page, and who opens it; null for a visitor who isn't signed in. */
const PAGES: Record<string, readonly [as: string | null, address: Address]> = {
	"/": [JOHN, "/"],
	"/confirm-billing-email": [null, "/confirm-billing-email?token=nonsense"],
	"/confirm-email": [JOHN, "/confirm-email?token=nonsense"],
	"/forgotten-password": [null, "/forgotten-password"],
	"/invitation": [null, "/invitation?token=nonsense"],
	"/reset-password": [null, "/reset-password?token=nonsense"],
	"/setup": [null, "/setup"],
	"/sign-in": [null, "/sign-in"],
	"/sign-up": [null, "/sign-up"],
	"/sign-up/finish": [null, "/sign-up/finish?token=nonsense"],
	"/stop-mail": [null, "/stop-mail?token=nonsense"],
	"/overview": [JOHN, "/overview"],
	"/usage": [JOHN, "/usage"],
	"/orders": [JOHN, "/orders"],
	"/orders/[id]": [JOHN, paidOrder],
	"/orders/[id]/receipt": [JOHN, async (db) => `${await paidOrder(db)}/receipt`],
	"/profile": [JOHN, "/profile"],
	"/purchase": [JOHN, "/purchase"],
	"/purchase/[planId]": [
		JOHN,
		async (db) => `/purchase/${(await db.plan.findFirstOrThrow({ where: { kind: "pack" } })).id}`,
	],
	"/use-credits": [JOHN, "/use-credits"],
	"/billing": [JOHN, "/billing"],
	"/credits": [CREATOR, "/credits"],
	"/share": [CREATOR, "/share"],
	"/share/[id]": [CREATOR, shareGroup],
	"/share/[id]/report": [CREATOR, async (db) => `${await shareGroup(db)}/report`],
	"/admin": [ADMIN, "/admin"],
	"/admin/users": [ADMIN, "/admin/users"],
	"/admin/users/[id]": [
		ADMIN,
		async (db) => `/admin/users/${(await db.user.findFirstOrThrow({ where: { email: JOHN } })).id}`,
	],
	"/admin/users/invitations": [ADMIN, "/admin/users/invitations"],
	"/admin/users/invite": [ADMIN, "/admin/users/invite"],
	"/admin/roles": [ADMIN, "/admin/roles"],
	"/admin/audit": [ADMIN, "/admin/audit"],
	"/operator": [OPERATOR, "/operator"],
	"/operator/orders": [OPERATOR, "/operator/orders"],
	"/operator/mail": [OPERATOR, "/operator/mail"],
	"/operator/mail/[id]": [
		OPERATOR,
		async (db) => `/operator/mail/${(await db.mail.findFirstOrThrow({ where: { status: "kept" } })).id}`,
	],
};

test("no page's HTML weighs more than 25 kB, gzipped", async ({ db, page: nobodysPage, pageOf }) => {
	test.setTimeout(300_000);
	expect(Object.keys(PAGES).sort(), "every page has its example here").toEqual(routes());
	const pages = new Map<string | null, Page>([[null, nobodysPage]]);
	const bytes: Record<string, number> = {};
	for (const [route, [as, address]] of Object.entries(PAGES)) {
		const page = pages.get(as) ?? (await pageOf(as ?? ""));
		pages.set(as, page);
		const answer = await page.request.get(typeof address === "string" ? address : await address(db));
		expect(answer.status(), route).toBe(route === "/setup" ? 404 : 200);
		bytes[route] = gzipSync(await answer.body()).length;
	}
	const heaviest = Object.entries(bytes).sort(([, one], [, other]) => other - one);
	test.info().annotations.push({ type: "bytes", description: JSON.stringify(heaviest) });
	expect(heaviest.filter(([, size]) => size > AT_MOST_BYTES)).toEqual([]);
});

/** The addresses of all pages, as folders are named. */
function routes(): string[] {
	const folder = path.join(import.meta.dirname, "../app");
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.map((file) => file.split(path.sep).join("/"))
		.filter((file) => /(^|\/)page\.tsx$/.test(file))
		.map((file) => `/${file.replace(/\(\w+\)\//g, "").replace(/\/?page\.tsx$/, "")}`)
		.sort();
}

async function paidOrder(db: Database): Promise<string> {
	const where = { status: "paid", beneficiary: { email: JOHN } } as const;
	return `/orders/${(await db.order.findFirstOrThrow({ where, orderBy: { number: "asc" } })).id}`;
}

async function shareGroup(db: Database): Promise<string> {
	return `/share/${(await db.shareGroup.findFirstOrThrow({ where: { creator: { email: CREATOR } }, orderBy: { id: "asc" } })).id}`;
}

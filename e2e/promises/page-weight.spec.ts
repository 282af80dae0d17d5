import { readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { createServiceUser } from "@/lib/service-users/create-service-user.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { requestToJohn } from "../testing/asking.ts";
import { expect, test } from "../testing/fixtures.ts";

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
	"/come-in": [null, "/come-in?token=nonsense"],
	"/confirm-alerts": [null, "/confirm-alerts?token=nonsense"],
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
	"/overview/limits": [JOHN, "/overview/limits"],
	"/usage": [JOHN, "/usage"],
	"/orders": [JOHN, "/orders"],
	"/orders/[id]": [JOHN, paidOrder],
	"/orders/[id]/receipt": [JOHN, async (db) => `${await paidOrder(db)}/receipt`],
	"/orders/[id]/credit-notes/[noteId]": [
		JOHN,
		async (db) => {
			const { id, orderId } = await db.creditNote.findFirstOrThrow({
				where: { order: { beneficiary: { email: JOHN } } },
			});
			return `/orders/${orderId}/credit-notes/${id}`;
		},
	],
	"/notifications": [JOHN, "/notifications"],
	"/help": [OPERATOR, "/help"],
	"/help/[topic]": [OPERATOR, "/help/admin-users-id"],
	"/requests": [JOHN, "/requests"],
	"/requests/[id]": [JOHN, requestToJohn],
	"/admin/requests": [ADMIN, "/admin/requests"],
	"/profile": [JOHN, "/profile"],
	"/purchase": [JOHN, "/purchase"],
	"/purchase/[planId]": [
		JOHN,
		async (db) =>
			`/purchase/${(await db.plan.findFirstOrThrow({ where: { kind: "pack" }, orderBy: { id: "asc" } })).id}`,
	],
	"/use-credits": [JOHN, "/use-credits"],
	"/billing": [JOHN, "/billing"],
	"/credits": [CREATOR, "/credits"],
	"/credits/refill": [JOHN, "/credits/refill"],
	"/share": [CREATOR, "/share"],
	"/share/[id]": [CREATOR, shareGroup],
	"/share/[id]/report": [CREATOR, async (db) => `${await shareGroup(db)}/report`],
	"/admin": [ADMIN, "/admin"],
	"/admin/overview": [ADMIN, "/admin/overview"],
	"/admin/overview/[type]": [ADMIN, "/admin/overview/email"],
	"/admin/organization": [ADMIN, "/admin/organization"],
	"/admin/orders": [ADMIN, "/admin/orders"],
	"/admin/users": [ADMIN, "/admin/users"],
	"/admin/users/[id]": [
		ADMIN,
		async (db) => `/admin/users/${(await db.user.findFirstOrThrow({ where: { email: JOHN } })).id}`,
	],
	"/admin/users/[id]/usage": [ADMIN, personPage("usage")],
	"/admin/users/[id]/orders": [ADMIN, personPage("orders")],
	"/admin/users/[id]/groups": [ADMIN, personPage("groups")],
	"/admin/users/invitations": [ADMIN, "/admin/users/invitations"],
	"/admin/users/invite": [ADMIN, "/admin/users/invite"],
	"/admin/users/owners": [ADMIN, "/admin/users/owners"],
	"/admin/users/service-users": [ADMIN, "/admin/users/service-users"],
	"/admin/users/service-users/[id]": [ADMIN, serviceUser],
	"/admin/roles": [ADMIN, "/admin/roles"],
	"/admin/api-keys": [ADMIN, "/admin/api-keys"],
	"/admin/audit": [ADMIN, "/admin/audit"],
	"/operator": [OPERATOR, "/operator"],
	"/operator/orders": [OPERATOR, "/operator/orders"],
	"/operator/api-keys": [OPERATOR, "/operator/api-keys"],
	"/operator/ledger": [OPERATOR, "/operator/ledger"],
	"/operator/overview": [OPERATOR, "/operator/overview"],
	"/operator/overview/[type]": [OPERATOR, "/operator/overview/email"],
	"/operator/organizations": [OPERATOR, "/operator/organizations"],
	"/operator/organizations/[id]": [
		OPERATOR,
		async (db) =>
			`/operator/organizations/${(await db.user.findFirstOrThrow({ where: { email: JOHN } })).organizationId}`,
	],
	"/operator/organizations/[id]/close": [
		OPERATOR,
		async (db) =>
			`/operator/organizations/${(await db.user.findFirstOrThrow({ where: { email: JOHN } })).organizationId}/close`,
	],
	"/operator/credits": [OPERATOR, "/operator/credits"],
	"/operator/credits/many": [OPERATOR, "/operator/credits/many"],
	"/operator/credits/refund": [OPERATOR, "/operator/credits/refund"],
	"/operator/orders/elsewhere": [OPERATOR, "/operator/orders/elsewhere"],
	"/operator/credits/[id]": [
		OPERATOR,
		async (db) => `/operator/credits/${(await db.user.findFirstOrThrow({ where: { email: JOHN } })).id}`,
	],
	"/operator/settings": [OPERATOR, "/operator/settings"],
	"/operator/seller": [OPERATOR, "/operator/seller"],
	"/operator/plans": [OPERATOR, "/operator/plans"],
	"/operator/plans/new": [OPERATOR, "/operator/plans/new?type=email"],
	"/operator/plans/[id]": [
		OPERATOR,
		async (db) => `/operator/plans/${(await db.plan.findFirstOrThrow({ where: { kind: "pack" } })).id}`,
	],
	"/operator/credit-types": [OPERATOR, "/operator/credit-types"],
	"/operator/mail": [OPERATOR, "/operator/mail"],
	"/operator/mail/[id]": [
		OPERATOR,
		async (db) => `/operator/mail/${(await db.mail.findFirstOrThrow({ where: { status: "kept" } })).id}`,
	],
};

/** What a page of one thing is called in a browser's tabs, before the product's name. */
const TITLES: Record<string, RegExp> = {
	"/orders/[id]": /^Order #\d+$/,
	"/orders/[id]/receipt": /^Receipt for order #\d+$/,
	"/orders/[id]/credit-notes/[noteId]": /^Credit note \S+$/,
	"/help/[topic]": /^User Information$/,
	"/requests/[id]": /^.+ asks for credits$/,
	"/share/[id]": /^Manage .+$/,
	"/admin/users/[id]": /^John Lee · User$/,
	"/admin/users/service-users/[id]": /^Page weight · Service user$/,
	"/operator/organizations/[id]": /^Northwind\b.* · Organization$/,
	"/operator/credits/[id]": /^John Lee · Credits$/,
	"/operator/plans/[id]": /^.+ · Plan$/,
	"/operator/mail/[id]": /^.+ · Mail$/,
};

test("no page's HTML weighs more than 25 kB, gzipped, and pages of one thing are named for it", async ({
	db,
	page: nobodysPage,
	pageOf,
}) => {
	test.setTimeout(300_000);
	expect(Object.keys(PAGES).sort(), "every page has its example here").toEqual(routes());
	const pages = new Map<string | null, Page>([[null, nobodysPage]]);
	const bytes: Record<string, number> = {};
	for (const [route, [as, address]] of Object.entries(PAGES)) {
		const page = pages.get(as) ?? (await pageOf(as ?? ""));
		pages.set(as, page);
		const answer = await page.request.get(typeof address === "string" ? address : await address(db));
		expect(answer.status(), route).toBe(route === "/setup" ? 404 : 200);
		const html = await answer.body();
		bytes[route] = gzipSync(html).length;
		const [, title] = /<title>(.*?) · Commonpurse<\/title>/.exec(html.toString()) ?? [];
		if (TITLES[route]) expect.soft(title, route).toMatch(TITLES[route]);
	}
	const heaviest = Object.entries(bytes).sort(([, one], [, other]) => other - one);
	test.info().annotations.push({ type: "bytes", description: JSON.stringify(heaviest) });
	expect(heaviest.filter(([, size]) => size > AT_MOST_BYTES)).toEqual([]);
});

/** The addresses of all pages, as folders are named. */
function routes(): string[] {
	const folder = path.join(import.meta.dirname, "../../app");
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.map((file) => file.split(path.sep).join("/"))
		.filter((file) => /(^|\/)page\.tsx$/.test(file))
		.map((file) => `/${file.replace(/\(\w+\)\//g, "").replace(/\/?page\.tsx$/, "")}`)
		.sort();
}

function personPage(name: string): Address {
	return async (db) => `/admin/users/${(await db.user.findFirstOrThrow({ where: { email: JOHN } })).id}/${name}`;
}

async function serviceUser(db: Database): Promise<string> {
	const { id: responsibleId } = await db.user.findFirstOrThrow({ where: { email: ADMIN } });
	const context = { actor: await actorOf(db, responsibleId), db };
	const made = await createServiceUser(context, { name: "Page weight", responsibleId, creditOwnerId: responsibleId });
	if (!made.ok) throw new Error(made.key);
	return `/admin/users/service-users/${made.value.userId}`;
}

async function paidOrder(db: Database): Promise<string> {
	const where = { status: "paid", beneficiary: { email: JOHN } } as const;
	return `/orders/${(await db.order.findFirstOrThrow({ where, orderBy: { number: "asc" } })).id}`;
}

async function shareGroup(db: Database): Promise<string> {
	return `/share/${(await db.shareGroup.findFirstOrThrow({ where: { creator: { email: CREATOR } }, orderBy: { id: "asc" } })).id}`;
}

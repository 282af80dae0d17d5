import { saveLogo } from "@/lib/logos/save-logo.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { aPicture } from "@/lib/testing/a-picture.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { actorOf } from "@/lib/testing/people.ts";
import type { Screen } from "../screens.ts";

// Organizations and share groups are read for every page as well.
const SETTINGS = { of: "organization", asking: "default_owner" };
const GROUPS = { of: "share_group", asking: `"share_group"."description"` };
const SUMS = { of: "usage_daily", asking: "this_day" };

/** The administrator's view of an organization (product.md 57). */
export const ADMINISTRATOR_SCREENS: readonly Screen[] = [
	{ name: "admin-overview.full", path: "/admin/overview", as: "admin" },
	{ name: "admin-overview.loading", path: "/admin/overview", as: "admin", holding: SUMS },
	{ name: "admin-overview.empty", path: "/admin/overview", as: "newcomer" },
	{ name: "admin-overview.error", path: "/admin/overview", as: "admin", without: SUMS },
	{ name: "admin-overview.by-owner", path: "/admin/overview/email", as: "admin" },
	{ name: "admin-overview.by-owner-empty", path: "/admin/overview/email", as: "newcomer" },
	{ name: "admin-overview.by-owner-error", path: "/admin/overview/email", as: "admin", without: SUMS },
	{ name: "admin-orders.full", path: "/admin/orders", as: "admin" },
	{ name: "admin-orders.loading", path: "/admin/orders", as: "admin", holding: "order" },
	{ name: "admin-orders.empty", path: "/admin/orders", as: "newcomer" },
	{ name: "admin-orders.filtered-empty", path: "/admin/orders?q=nothing+is+called+this", as: "admin" },
	{ name: "admin-orders.error", path: "/admin/orders", as: "admin", without: "order" },
	{ name: "own-organization.full", path: withLogo, as: "admin" },
	{ name: "own-organization.loading", path: "/admin/organization", as: "admin", holding: SETTINGS },
	{ name: "own-organization.error", path: "/admin/organization", as: "admin", without: SETTINGS },
	{ name: "own-organization.obsolete", path: withObsoleteOwner, as: "admin" },
	{ name: "person-usage.full", path: pageOf("john", "usage"), as: "admin" },
	{ name: "person-usage.loading", path: pageOf("john", "usage"), as: "admin", holding: "ledger_entry" },
	{ name: "person-usage.filtered-empty", path: pageOf("john", "usage?q=nothing+is+called+this"), as: "admin" },
	{ name: "person-usage.error", path: pageOf("john", "usage"), as: "admin", without: "ledger_entry" },
	{ name: "person-orders.full", path: pageOf("john", "orders"), as: "admin" },
	{ name: "person-orders.loading", path: pageOf("john", "orders"), as: "admin", holding: "order" },
	{ name: "person-orders.empty", path: pageOf("admin", "orders"), as: "admin" },
	{ name: "person-orders.error", path: pageOf("john", "orders"), as: "admin", without: "order" },
	{ name: "person-groups.full", path: groupsOfJohn, as: "admin" },
	{ name: "person-groups.loading", path: groupsOfJohn, as: "admin", holding: GROUPS },
	{ name: "person-groups.empty", path: pageOf("peter", "groups"), as: "admin" },
	{ name: "person-groups.error", path: groupsOfJohn, as: "admin", without: GROUPS },
];

function pageOf(name: string, page: string): (db: Database) => Promise<string> {
	return async (db) => {
		const { id } = await db.user.findFirstOrThrow({ where: { email: `${name}@northwind.example` } });
		return `/admin/users/${id}/${page}`;
	};
}

/** One of them has no credits yet. */
async function groupsOfJohn(db: Database): Promise<string> {
	const { id: creatorId } = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	await aShareGroup(db, { creatorId, name: "Spring campaign", domains: ["partner.example"] });
	return `/admin/users/${creatorId}/groups`;
}

/** A logo that is larger than it is shown. */
async function withLogo(db: Database): Promise<string> {
	const admin = await db.user.findFirstOrThrow({ where: { email: "admin@northwind.example" } });
	const logo = (await aPicture({ width: 400, height: 120 })).toString("base64");
	await saveLogo({ actor: await actorOf(db, admin), db }, { logo });
	return "/admin/organization";
}

/** Mary, who was chosen, uses John's credits since; in other states Peter uses only their own. */
async function withObsoleteOwner(db: Database): Promise<string> {
	const [mary, john] = await Promise.all(
		["mary", "john"].map((name) => db.user.findFirstOrThrow({ where: { email: `${name}@northwind.example` } })),
	);
	if (!mary || !john) throw new Error("The demo data have both.");
	const data = { defaultCreditOwnerId: mary.id };
	await db.organization.update({ where: { id: mary.organizationId }, data });
	await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: john.id } });
	return "/admin/organization";
}

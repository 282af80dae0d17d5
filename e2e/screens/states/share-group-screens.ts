import type { Page } from "@playwright/test";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { readNewcomer } from "../newcomer.ts";
import type { Screen } from "../screens.ts";

/** Share Credits, and its groups. */
export const SHARE_GROUP_SCREENS: readonly Screen[] = [
	{ name: "share.full", path: "/share", as: "creator" },
	{ name: "share.create", path: "/share", as: "creator", act: press("Create a Share Group") },
	{ name: "share.credit-user", path: "/share", as: "creditUser" },
	{ name: "share.shared", path: "/share?tab=shared", as: "member" },
	{ name: "share.shared-empty", path: "/share?tab=shared", as: "newcomer" },
	{ name: "share.shared-loading", path: "/share?tab=shared", as: "member", holding: "lot" },
	{ name: "share.shared-error", path: "/share?tab=shared", as: "member", without: "lot" },
	{ name: "share.loading", path: "/share", as: "creator", holding: "usage_daily" },
	{ name: "share.empty", path: "/share", as: "newcomer" },
	{ name: "share.filtered-empty", path: "/share?q=nothing+is+called+this", as: "creator" },
	{ name: "share.error", path: "/share", as: "creator", without: "usage_daily" },
	{ name: "share.offered", path: offeredToMember, as: "member", act: press("See and answer: Course labs") },
	{ name: "share.delete", path: groupPage, as: "creator", act: press("Delete") },

	{ name: "group.full", path: groupPage, as: "creator" },
	{ name: "group.credit-user", path: creditUsersGroupPage, as: "creditUser" },
	{ name: "group.empty", path: newGroupPage, as: "newcomer" },
	{ name: "group.add", path: groupPage, as: "creator", act: dryRun },
	{ name: "group.add-counted", path: groupPage, as: "creator", act: typeMembers },
	{ name: "group.add-untold", path: groupPage, as: "creator", act: untick },
	{ name: "group.check", path: groupPage, as: "creator", act: press("Check an address") },
	{ name: "group.hand-over", path: groupPage, as: "creator", act: handOver },
	{ name: "group.limit", path: groupPage, as: "creator", act: press("Change the limit") },
	{ name: "group.message", path: groupPage, as: "creator", act: press("Edit, preview") },
	{ name: "group.filtered-empty", path: async (db) => `${await groupPage(db)}?q=nobody`, as: "creator" },
	{ name: "group.loading", path: groupPage, as: "creator", holding: "pool_use" },
	{ name: "group.error", path: groupPage, as: "creator", without: "pool_use" },

	{ name: "report.full", path: reportPage, as: "creator" },
	{ name: "report.member", path: reportPage, as: "member" },
	{ name: "report.empty", path: async (db) => `${await newGroupPage(db)}/report`, as: "newcomer" },
	{ name: "report.table", path: reportPage, as: "creator", act: press("Table") },
	{
		name: "report.filtered-empty",
		path: async (db) => `${await reportPage(db)}?q=nothing+is+called+this`,
		as: "creator",
	},
	{
		name: "report.wrong-way",
		path: async (db) => `${await reportPage(db)}?from=2026-03-02&to=2026-03-01`,
		as: "creator",
	},
	{ name: "report.loading", path: reportPage, as: "creator", holding: "usage_daily" },
	{ name: "report.error", path: reportPage, as: "creator", without: "usage_daily" },

	{ name: "stop-mail.invalid", path: "/stop-mail?token=nonsense", as: "nobody" },
];

export async function groupPage(db: Database): Promise<string> {
	const creator = { email: "simone.weber@lakeside.example" };
	const { id } = await db.shareGroup.findFirstOrThrow({ where: { creator, status: "open" } });
	return `/share/${id}`;
}

/** Of a group that a Credit User has had since before: the one whom the page script has made last. */
async function creditUsersGroupPage(db: Database): Promise<string> {
	const { id: creatorId } = await db.user.findFirstOrThrow({
		where: { name: "Chris Lindqvist" },
		orderBy: { id: "desc" },
	});
	return `/share/${await aShareGroup(db, { creatorId, name: "From before" })}`;
}

/** Of a group that the newcomer has just made. */
async function newGroupPage(db: Database): Promise<string> {
	const { id: creatorId } = await readNewcomer(db);
	return `/share/${await aShareGroup(db, { creatorId, name: "Spring course" })}`;
}

/** Share Credits of the demo's group member, to whom a new group of its creator's is offered. */
async function offeredToMember(db: Database): Promise<string> {
	const creator = await db.user.findFirstOrThrow({ where: { email: "simone.weber@lakeside.example" } });
	const member = await db.user.findFirstOrThrow({ where: { email: "rosa.almeida@lakeside.example" } });
	const shareGroupId = await aShareGroup(db, {
		creatorId: creator.id,
		name: "Course labs",
		domains: ["lakeside.example"],
	});
	const people = { fromId: creator.id, toId: member.id, offeredById: creator.id };
	await db.shareGroupHandover.create({ data: { id: newId(), shareGroupId, ...people, offeredAt: new Date() } });
	return "/share";
}

async function reportPage(db: Database): Promise<string> {
	return `${await groupPage(db)}/report`;
}

async function dryRun(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Add people" }).click();
	await page.getByLabel("Email addresses and domains").fill("tom@globex.example\ngmail.com\nnobody");
	await page.getByRole("button", { name: "Add", exact: true }).click();
	await page.getByText("Anyone can have an address there").waitFor();
}

async function typeMembers(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Add people" }).click();
	await page.getByLabel("Email addresses and domains").fill("tom@globex.example\nkim@globex.example\nglobex.example");
	await page.getByRole("button", { name: "Preview the email" }).click();
	await page.getByRole("status", { name: "The welcome email" }).waitFor();
	await page.getByRole("button", { name: "Add 3, notify 2" }).waitFor();
}

async function untick(page: Page): Promise<void> {
	await typeMembers(page);
	await page.getByRole("checkbox", { name: "Notify them by email" }).uncheck();
	await page.getByRole("button", { name: "Add 3", exact: true }).waitFor();
}

async function handOver(page: Page): Promise<void> {
	await page.getByRole("button", { name: /^Hand over/ }).click();
	await page.getByText("Only the new creator can hand it back.").waitFor();
}

function press(name: string): Screen["act"] {
	return (page) => page.getByRole("button", { name, exact: true }).first().click();
}

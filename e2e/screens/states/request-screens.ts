import type { Page } from "@playwright/test";
import { refuseRequest } from "@/lib/credit-requests/answers/refuse-request.ts";
import { askForCredits } from "@/lib/credit-requests/asking/ask-for-credits.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { requestToJohn } from "../../testing/asking.ts";
import type { Screen } from "../screens.ts";

const THE_REQUESTS = "credit_request";

/** Asking for credits and answering it, in every state. */
export const REQUEST_SCREENS: readonly Screen[] = [
	{ name: "requests.ask", path: "/credits", as: "creator", act: openAsking },
	{ name: "requests.own", path: ownRequests, as: "john" },
	{ name: "requests.withdraw", path: ownRequests, as: "john", act: press(/^Withdraw the request/) },
	{ name: "requests.to-me", path: toJohn("/requests"), as: "john" },
	{ name: "requests.to-me-empty", path: "/requests", as: "newcomer" },
	{ name: "requests.to-me-loading", path: "/requests", as: "john", holding: THE_REQUESTS },
	{ name: "requests.to-me-error", path: "/requests", as: "john", without: THE_REQUESTS },
	{ name: "requests.filtered-empty", path: "/requests?q=nobody+is+called+this", as: "john" },
	{ name: "requests.admin", path: toJohn("/admin/requests"), as: "admin" },
	{ name: "requests.admin-loading", path: "/admin/requests", as: "admin", holding: THE_REQUESTS },
	{ name: "requests.admin-empty", path: "/admin/requests", as: "newcomer" },
	{ name: "requests.admin-error", path: "/admin/requests", as: "admin", without: THE_REQUESTS },
	{ name: "requests.answer", path: requestToJohn, as: "admin" },
	{ name: "requests.share", path: requestToCreator, as: "creator", act: press(/^Put credits into/) },
	{ name: "requests.answered", path: answeredByAdmin, as: "admin" },
	{ name: "requests.answer-error", path: requestToJohn, as: "john", without: THE_REQUESTS },
	{ name: "requests.raise", path: requestToJohn, as: "john", act: press(/^Raise the limit/) },
	{ name: "requests.assign", path: requestToJohn, as: "admin", act: openOwners },
	{ name: "requests.refuse", path: requestToJohn, as: "john", act: press("Say no") },
];

function toJohn(path: string): (db: Database) => Promise<string> {
	return async (db) => {
		await requestToJohn(db);
		return path;
	};
}

/** A member of the demo's share group asks its creator. */
async function requestToCreator(db: Database): Promise<string> {
	const member = await db.user.findFirstOrThrow({ where: { email: "rosa.almeida@lakeside.example" } });
	const creator = await db.user.findFirstOrThrow({ where: { email: "simone.weber@lakeside.example" } });
	const isOpen = { userId: member.id, creditTypeId: "lab", status: "open" } as const;
	const found = await db.creditRequest.findFirst({ where: isOpen });
	if (found) return `/requests/${found.id}`;
	const asked = await askForCredits(
		{ actor: await actorOf(db, member), db },
		{
			...{ creditTypeId: "lab", reason: "The spring course", credits: 12n, until: null },
			asks: { owner: false, administrators: false, creatorIds: [creator.id] },
		},
	);
	if (!asked.ok) throw new Error(asked.key);
	return `/requests/${asked.value.requestId}`;
}

/** One of John's to which the reader has said no already. */
async function answeredByAdmin(db: Database): Promise<string> {
	await ownRequests(db);
	const { id } = await db.creditRequest.findFirstOrThrow({
		where: { reason: "Reminders for the open day" },
	});
	return `/requests/${id}`;
}

/** One of John's own that waits, and one that an administrator has said no to. */
async function ownRequests(db: Database): Promise<string> {
	const john = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	const admin = await db.user.findFirstOrThrow({ where: { email: "admin@northwind.example" } });
	if ((await db.creditRequest.count({ where: { userId: john.id } })) > 0) return "/credits#requests";
	const ask = async (creditTypeId: string, reason: string) =>
		askForCredits(
			{ actor: await actorOf(db, john), db },
			{
				...{ creditTypeId, reason, credits: 400n, until: null },
				asks: { owner: false, administrators: true, creatorIds: [] },
			},
		);
	const asked = await ask("sms", "Reminders for the open day");
	await ask("lab", "The spring course");
	if (!asked.ok) throw new Error(asked.key);
	const { requestId } = asked.value;
	await refuseRequest({ actor: await actorOf(db, admin), db }, { requestId, reason: "The budget is used up" });
	return "/credits#requests";
}

function press(name: string | RegExp): Screen["act"] {
	return (page) => page.getByRole("button", { name }).first().click();
}

/** It looks up first whom the reader can ask. */
async function openAsking(page: Page): Promise<void> {
	await page
		.getByRole("button", { name: /^Ask for more/ })
		.first()
		.click();
	await page.getByLabel("How many you need").waitFor();
}

async function openOwners(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Choose another Credit Owner" }).click();
	await page.getByRole("dialog").getByRole("option").first().waitFor();
}

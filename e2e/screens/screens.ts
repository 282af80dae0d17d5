import type { Page } from "@playwright/test";
import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { chooseCreditOwner } from "../testing/app.ts";
import { startSessionFor } from "../testing/session.ts";
import type { Readers } from "./database-faults.ts";
import { ADMINISTRATOR_SCREENS } from "./states/administrator-screens.ts";
import { ALERT_SCREENS } from "./states/alert-screens.ts";
import { BATCH_SCREENS } from "./states/batch-screens.ts";
import { BILLING_SCREENS } from "./states/billing-screens.ts";
import { CATALOGUE_SCREENS } from "./states/catalogue-screens.ts";
import { CHARGE_SCREENS } from "./states/charge-screens.ts";
import { COMING_IN_SCREENS } from "./states/coming-in-screens.ts";
import { CREDITS_SCREENS } from "./states/credits-screens.ts";
import { HELP_SCREENS } from "./states/help-screens.ts";
import { LIMIT_SCREENS } from "./states/limit-screens.ts";
import { SAVED_VIEW_SCREENS } from "./states/lists/saved-view-screens.ts";
import { MANY_USER_SCREENS } from "./states/many-user-screens.ts";
import { NOTICE_SCREENS } from "./states/notice-screens.ts";
import { OPERATOR_SCREENS } from "./states/operator-screens.ts";
import { PALETTE_SCREENS } from "./states/palette-screens.ts";
import { aCreditNote, PRINTED_SCREENS, paidOrder, receipt } from "./states/printed-screens.ts";
import { PURCHASE_SCREENS } from "./states/purchase-screens.ts";
import { REFILL_SCREENS } from "./states/refill-screens.ts";
import { REQUEST_SCREENS } from "./states/request-screens.ts";
import { SERVICE_USER_SCREENS } from "./states/service-user-screens.ts";
import { SHARE_GROUP_SCREENS } from "./states/share-group-screens.ts";

/**
 * `creator`, `member`: of the demo's share group. `creditUser`: somebody who uses John's credits. `newcomer`: an organization of one in which nothing has happened yet.
 * `onlooker`: somebody of such an organization who may change nothing. `nobody`: not signed in.
 */
type Visitor = "john" | "creator" | "member" | "creditUser" | "admin" | "operator" | "newcomer" | "onlooker" | "nobody";

export interface Screen {
	/** What its pictures are called. */
	readonly name: string;
	readonly path: string | ((db: Database) => Promise<string>);
	readonly as: Visitor;
	/** Whose reading is kept waiting, mostly that of a table: the picture is of the skeleton. */
	readonly holding?: Readers;
	/** Whose reading fails: the picture is of the error. */
	readonly without?: Readers;
	/** Whose reading finds a lock that it doesn't get: the picture is of the page that says so. */
	readonly busy?: Readers;
	/** Stands in for the whole document, and takes the theme that there is when it is loaded. */
	readonly isDocument?: true;
	/** What is done on the page before the picture: a window opened, for instance. */
	readonly act?: (page: Page) => Promise<void>;
	/** The picture is of the page on paper. */
	readonly isPrinted?: true;
}

// Both are read for every page as well, to know who is asking.
const OWN_SESSIONS = { of: "session", asking: "user_agent AS" };
const ROLES_IN_ORDER = { of: "user_role", asking: "NULLS LAST" };
const WHO_IS_ASKING = { of: "session", asking: "is_seen_long_ago" };
const WRONG_WAY = "from=2026-03-02&to=2026-03-01";

/** Every page in each of its states, one to a line. */
export const SCREENS: readonly Screen[] = [
	{ name: "sign-in.full", path: "/sign-in", as: "nobody" },
	...COMING_IN_SCREENS,
	...SHARE_GROUP_SCREENS,
	...BILLING_SCREENS,
	...NOTICE_SCREENS,
	...SERVICE_USER_SCREENS,
	...PURCHASE_SCREENS,
	...CREDITS_SCREENS,
	...ALERT_SCREENS,
	...REFILL_SCREENS,
	...PRINTED_SCREENS,
	{ name: "busy.page", path: "/orders", as: "john", busy: "order" },
	{ name: "busy.document", path: "/orders", as: "john", busy: WHO_IS_ASKING, isDocument: true },
	{ name: "error.document", path: "/orders", as: "john", without: WHO_IS_ASKING, isDocument: true },
	...BATCH_SCREENS,
	...CATALOGUE_SCREENS,
	...OPERATOR_SCREENS,
	...HELP_SCREENS,
	...PALETTE_SCREENS,
	...LIMIT_SCREENS,
	...MANY_USER_SCREENS,
	...REQUEST_SCREENS,
	{ name: "not-found.nobody", path: "/nothing-here", as: "nobody" },
	{ name: "not-found.portal", path: "/orders/nothing-here", as: "john" },

	{ name: "overview.full", path: "/overview", as: "john" },
	{ name: "overview.table", path: "/overview", as: "john", act: press("Table") },
	{ name: "overview.period", path: "/overview", as: "john", act: press(/^Days of the chart/) },
	{ name: "overview.by-month", path: `/overview?from=${new Date().getUTCFullYear() - 1}-01-01`, as: "john" },
	{ name: "overview.nothing-then", path: "/overview?from=2020-01-01&to=2020-01-31", as: "john" },
	{ name: "overview.wrong-way", path: `/overview?${WRONG_WAY}`, as: "john" },
	{ name: "overview.account", path: "/overview", as: "john", act: press(/^Account of/) },
	{ name: "overview.loading", path: "/overview", as: "john", holding: "usage_daily" },
	{ name: "overview.empty", path: "/overview", as: "newcomer" },
	{ name: "overview.empty-onlooker", path: "/overview", as: "onlooker" },
	{ name: "overview.error", path: "/overview", as: "john", without: "usage_daily" },
	{ name: "overview.credit-user", path: "/overview", as: "creditUser" },
	{ name: "overview.credit-users-own", path: "/overview?view=own", as: "creditUser" },
	{ name: "overview.creator", path: "/overview", as: "creator" },
	{ name: "overview.member", path: "/overview", as: "member" },

	{ name: "usage.full", path: "/usage", as: "john" },
	{ name: "usage.period", path: "/usage", as: "john", act: press(/^Date used/) },
	{ name: "usage.credit-user", path: "/usage?view=owner", as: "creditUser" },
	{ name: "usage.loading", path: "/usage", as: "john", holding: "ledger_entry" },
	{ name: "usage.empty", path: "/usage", as: "newcomer" },
	{ name: "usage.filtered-empty", path: "/usage?q=nothing+is+called+this", as: "john" },
	{ name: "usage.wrong-way", path: `/usage?${WRONG_WAY}`, as: "john" },
	...CHARGE_SCREENS,
	...SAVED_VIEW_SCREENS,
	{ name: "usage.error", path: "/usage", as: "john", without: "ledger_entry" },

	{ name: "orders.full", path: "/orders", as: "john" },
	{ name: "orders.credit-users-own", path: "/orders?view=own", as: "creditUser" },
	{ name: "orders.loading", path: "/orders", as: "john", holding: "order" },
	{ name: "orders.empty", path: "/orders", as: "newcomer" },
	{ name: "orders.empty-onlooker", path: "/orders", as: "onlooker" },
	{ name: "orders.filtered-empty", path: "/orders?q=nothing+is+called+this", as: "john" },
	{ name: "orders.wrong-way", path: `/orders?${WRONG_WAY}`, as: "john" },
	{ name: "orders.error", path: "/orders", as: "john", without: "order" },
	{ name: "order.full", path: paidOrder, as: "john" },
	{ name: "order.error", path: paidOrder, as: "john", without: "order" },
	{ name: "credit-note.full", path: aCreditNote, as: "admin" },
	{ name: "credit-note.error", path: aCreditNote, as: "admin", without: "credit_note" },
	{ name: "receipt.full", path: receipt, as: "john" },
	{ name: "receipt.error", path: receipt, as: "john", without: "order" },

	{ name: "profile.full", path: "/profile", as: "john" },
	{ name: "profile.loading", path: "/profile", as: "john", holding: OWN_SESSIONS },
	{ name: "profile.error", path: "/profile", as: "john", without: OWN_SESSIONS },
	{ name: "profile.sign-ins", path: profileWithSignIns, as: "john" },
	{ name: "profile.sign-ins-loading", path: "/profile", as: "john", holding: "security_event" },
	{ name: "profile.sign-ins-error", path: "/profile", as: "john", without: "security_event" },
	{ name: "profile.password", path: "/profile", as: "john", act: press("Change password") },
	{ name: "profile.email", path: "/profile", as: "john", act: press("Change email") },
	{ name: "profile.everywhere", path: "/profile", as: "john", act: press("Sign out everywhere") },
	{ name: "profile.email-waits", path: profileWithPendingEmail, as: "john" },
	{ name: "confirm-email.link", path: confirmEmail, as: "john" },
	{ name: "confirm-email.invalid", path: "/confirm-email?token=nonsense", as: "john" },
	{ name: "confirm-email.nobody", path: "/confirm-email?token=nonsense", as: "nobody" },

	{ name: "use-credits.full", path: "/use-credits", as: "john" },
	{ name: "use-credits.loading", path: "/use-credits", as: "john", holding: "lot" },
	{ name: "use-credits.empty", path: "/use-credits", as: "newcomer" },
	{ name: "use-credits.error", path: "/use-credits", as: "john", without: "lot" },

	...ADMINISTRATOR_SCREENS,
	{ name: "users.full", path: "/admin/users", as: "admin" },
	{ name: "users.loading", path: "/admin/users", as: "admin", holding: "account" },
	{ name: "users.empty", path: "/admin/users", as: "newcomer" },
	{ name: "users.filtered-empty", path: "/admin/users?q=nobody+is+called+this", as: "admin" },
	{ name: "users.error", path: "/admin/users", as: "admin", without: "account" },
	{ name: "user.full", path: userOf("peter"), as: "admin" },
	{ name: "user.window", path: userOf("peter"), as: "admin", act: openAdvancedSettings },
	{ name: "user.effect", path: userOf("peter"), as: "admin", act: chooseJohn },
	{ name: "user.sessions", path: johnWithSession, as: "admin", act: press(/^End .*session/) },
	{ name: "user.remove", path: userOf("john"), as: "admin", act: press(/^Remove /) },
	{ name: "user.loading", path: userOf("peter"), as: "admin", holding: "account" },
	{ name: "user.error", path: userOf("peter"), as: "admin", without: "account" },

	{ name: "roles.full", path: "/admin/roles", as: "admin" },
	{ name: "roles.loading", path: "/admin/roles", as: "admin", holding: ROLES_IN_ORDER },
	{ name: "roles.error", path: "/admin/roles", as: "admin", without: ROLES_IN_ORDER },
	{ name: "roles.window", path: "/admin/roles", as: "admin", act: press("Create User Role") },
	{ name: "audit.full", path: "/admin/audit", as: "admin" },
	{ name: "audit.loading", path: "/admin/audit", as: "admin", holding: "audit_entry" },
	{ name: "audit.empty", path: "/admin/audit", as: "newcomer" },
	{ name: "audit.filtered-empty", path: "/admin/audit?q=nothing+is+called+this", as: "admin" },
	{ name: "audit.wrong-way", path: `/admin/audit?${WRONG_WAY}`, as: "admin" },
	{ name: "audit.error", path: "/admin/audit", as: "admin", without: "audit_entry" },

	{ name: "operator-orders.full", path: "/operator/orders", as: "operator" },
	{ name: "operator-orders.loading", path: "/operator/orders", as: "operator", holding: "order" },
	{ name: "operator-orders.filtered-empty", path: "/operator/orders?q=nothing+is+called+this", as: "operator" },
	{ name: "operator-orders.error", path: "/operator/orders", as: "operator", without: "order" },
	{ name: "operator-mail.full", path: "/operator/mail", as: "operator" },
	{ name: "operator-mail.loading", path: "/operator/mail", as: "operator", holding: "mail" },
	{ name: "operator-mail.filtered-empty", path: "/operator/mail?q=nothing+is+called+this", as: "operator" },
	{ name: "operator-mail.error", path: "/operator/mail", as: "operator", without: "mail" },
	{ name: "operator-mail.one-error", path: mailWith("kept"), as: "operator", without: "mail" },
	{ name: "operator-mail.kept", path: mailWith("kept"), as: "operator" },
	{ name: "operator-mail.failed", path: mailWith("failed"), as: "operator" },
	{ name: "operator-mail.sending", path: mailWith("sending"), as: "operator" },
	{ name: "operator-mail.maybe-sent", path: mailWith("maybe_sent"), as: "operator" },
];

function press(name: string | RegExp): Screen["act"] {
	return (page) =>
		page
			.getByRole("button", { name, exact: typeof name === "string" })
			.first()
			.click();
}

async function openAdvancedSettings(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Advanced Settings" }).click();
	await page.getByRole("dialog").getByRole("option").first().waitFor();
}

async function chooseJohn(page: Page): Promise<void> {
	await chooseCreditOwner(page, "John Lee");
}

/** One of the demo's mails, as it would be with or without a mail server. */
function mailWith(status: "kept" | "failed" | "sending" | "maybe_sent"): (db: Database) => Promise<string> {
	return async (db) => {
		const { id } = await db.mail.findFirstOrThrow({
			where: { kind: "receipt", status: "kept" },
			orderBy: { id: "asc" },
		});
		if (status === "kept") return `/operator/mail/${id}`;
		const copied = await db.mail.findUniqueOrThrow({
			where: { id },
			omit: { id: true, keptHtml: true, keptText: true },
		});
		const at = new Date();
		const delivery = {
			failed: { attempts: 16, lastError: "550 5.1.1 The mailbox is unknown here" },
			// An attempt that no worker makes: it is alive for as long as the page is looked at.
			sending: { attempts: 1, attemptId: newId(), attemptAliveAt: new Date("2100-01-01"), closedAt: null },
			maybe_sent: { attempts: 1, attemptId: newId(), handedOverAt: at, lastError: "The connection was closed." },
		}[status];
		const copy = { ...copied, ...delivery, status, id: newId(), facts: copied.facts ?? {} };
		return `/operator/mail/${(await db.mail.create({ data: copy })).id}`;
	};
}

/** An address waits to be confirmed: the link that its mail carries. */
async function confirmEmail(db: Database): Promise<string> {
	const email = "john.lee@northwind.example";
	const { id: userId } = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	await db.user.update({ where: { id: userId }, data: { pendingEmail: email } });
	const token = await transact(db, (tx) => mintToken(tx, { purpose: "email_change", userId, email }));
	return `/confirm-email?token=${token}`;
}

async function profileWithPendingEmail(db: Database): Promise<string> {
	await confirmEmail(db);
	return "/profile";
}

/** Signed in to from two devices, and tried from a third. */
async function profileWithSignIns(db: Database): Promise<string> {
	const { id: userId } = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	const kinds = ["signed_in", "password_wrong", "sign_in_slowed_down", "sign_in_failed", "signed_in"];
	const userAgents = [
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
	];
	for (const [place, kind] of kinds.entries()) {
		const happenedAt = new Date(Date.now() - (place + 1) * 5_000_000);
		const from = { ipAddress: `198.51.100.${place + 7}`, userAgent: userAgents[place % 2] };
		await db.securityEvent.create({ data: { id: newId(), userId, kind, happenedAt, ...from } });
	}
	return "/profile";
}

/** Signed in somewhere, so that there is a session to end. */
async function johnWithSession(db: Database): Promise<string> {
	const { id } = await db.user.findFirstOrThrow({ where: { email: "john@northwind.example" } });
	await startSessionFor(db, id);
	return `/admin/users/${id}`;
}

function userOf(name: string): (db: Database) => Promise<string> {
	return async (db) => {
		const user = await db.user.findFirstOrThrow({ where: { email: `${name}@northwind.example` } });
		return `/admin/users/${user.id}`;
	};
}

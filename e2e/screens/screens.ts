import type { Page } from "@playwright/test";
import type { Database } from "@/lib/db.ts";

/** `newcomer`: an organization of one in which nothing has happened yet. `nobody`: not signed in. */
type Visitor = "john" | "peter" | "admin" | "operator" | "newcomer" | "nobody";

export interface Screen {
	/** What its pictures are called. */
	readonly name: string;
	readonly path: string | ((db: Database) => Promise<string>);
	readonly as: Visitor;
	/** The table whose readers are kept waiting: the picture is of the skeleton. */
	readonly holding?: string;
	/** The table that is taken away from the application: the picture is of the error. */
	readonly without?: string;
	/** What is done on the page before the picture: a window opened, for instance. */
	readonly act?: (page: Page) => Promise<void>;
}

/** Every page in each of its states, one to a line. */
export const SCREENS: readonly Screen[] = [
	{ name: "sign-in.full", path: "/sign-in", as: "nobody" },
	{ name: "not-found.full", path: "/nothing-here", as: "nobody" },

	{ name: "overview.full", path: "/overview", as: "john" },
	{
		name: "overview.table",
		path: "/overview",
		as: "john",
		act: (page) => page.getByRole("button", { name: "Table" }).click(),
	},
	{ name: "overview.loading", path: "/overview", as: "john", holding: "usage_daily" },
	{ name: "overview.empty", path: "/overview", as: "newcomer" },
	{ name: "overview.error", path: "/overview", as: "john", without: "usage_daily" },
	{
		name: "overview.account",
		path: "/overview",
		as: "john",
		act: (page) => page.getByRole("button", { name: /^Account of/ }).click(),
	},

	{ name: "usage.full", path: "/usage", as: "john" },
	{ name: "usage.loading", path: "/usage", as: "john", holding: "charge_slice" },
	{ name: "usage.empty", path: "/usage", as: "newcomer" },
	{ name: "usage.filtered-empty", path: "/usage?q=nothing+is+called+this", as: "john" },
	{ name: "usage.error", path: "/usage", as: "john", without: "charge_slice" },

	{ name: "orders.full", path: "/orders", as: "john" },
	{ name: "orders.loading", path: "/orders", as: "john", holding: "order" },
	{ name: "orders.empty", path: "/orders", as: "newcomer" },
	{ name: "orders.filtered-empty", path: "/orders?q=nothing+is+called+this", as: "john" },
	{ name: "orders.error", path: "/orders", as: "john", without: "order" },
];

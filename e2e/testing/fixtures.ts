import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { env } from "@/lib/platform/env.ts";
import { startSessionFor } from "./session.ts";

export { expect, type Page } from "@playwright/test";

/** A user who can sign in: one of the demo data by address, or any other by id. */
type Person = string | { readonly id: string };

/** A deployment of the test's own, in place of the one that all tests share. */
interface OtherDeployment {
	readonly address: string;
	readonly db: Database;
}

interface Fixtures {
	/** A page of a browser in which this person is signed in; each call is another browser. */
	pageOf: (person: Person, deployment?: OtherDeployment) => Promise<Page>;
	/** Lets what the browser reports about this pass; everything else that it reports as an error fails the test. */
	allowProblem: (expected: RegExp) => void;
	problems: Problems;
}

interface Problems {
	watch: (context: BrowserContext) => void;
	allow: (expected: RegExp) => void;
}

/**
 * Playwright's test, with the language and time zone pinned, people signed in by a session row, and a test that fails on
 * whatever a browser reports: an uncaught error, an error on the console, something that the CSP blocked.
 */
export const test = base.extend<Fixtures, { db: Database }>({
	locale: "en-GB",
	timezoneId: "UTC",
	db: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern.
		async ({}, use) => {
			const db = openDatabase(env.DATABASE_URL, { maxConnections: 4 });
			await use(db);
			await db.$disconnect();
		},
		{ scope: "worker" },
	],
	// biome-ignore lint/correctness/noEmptyPattern: as above.
	problems: async ({}, use) => {
		const reported: string[] = [];
		// A deployment of a test's own that is stopped while a page of it still loads refuses the page's icon.
		const allowed: RegExp[] = [/ 503 .*\/icon\.svg/];
		await use({
			allow: (expected) => allowed.push(expected),
			watch: (context) => {
				context.on("weberror", (error) => reported.push(error.error().stack ?? error.error().message));
				context.on("console", (message) => {
					if (message.type() === "error") reported.push(`${message.text()} (${message.location().url})`);
				});
			},
		});
		const unexpected = reported.filter((problem) => !allowed.some((expected) => expected.test(problem)));
		expect(unexpected, "what the browsers reported").toEqual([]);
	},
	allowProblem: async ({ problems }, use) => use(problems.allow),
	context: async ({ context, problems }, use) => {
		problems.watch(context);
		await use(context);
	},
	pageOf: async ({ browser, db: sharedDb, problems, baseURL: sharedUrl, locale, timezoneId }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (person, { address: baseURL, db } = { address: sharedUrl ?? env.APP_URL, db: sharedDb }) => {
			const context = await browser.newContext({ baseURL, locale, timezoneId });
			contexts.push(context);
			problems.watch(context);
			const id = typeof person === "string" ? await userIdOf(db, person) : person.id;
			const { name, value } = await startSessionFor(db, id);
			await context.addCookies([{ name, value, url: baseURL, httpOnly: true, sameSite: "Lax" }]);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
	},
});

async function userIdOf(db: Database, email: string): Promise<string> {
	return (await db.user.findFirstOrThrow({ where: { email } })).id;
}

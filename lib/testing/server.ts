/** The PostgreSQL of a test run, as its set-up passes it to the test files. */
export interface TestServer {
	/** As a superuser. */
	readonly adminUrl: string;
	/** The name of the migrated database that test files copy. */
	readonly template: string;
	/** Owns the tables. */
	readonly owner: { readonly name: string; readonly password: string };
	/** The application's role: it can't rewrite history. */
	readonly application: { readonly name: string; readonly password: string };
}

declare module "vitest" {
	interface ProvidedContext {
		testServer: TestServer;
	}
}

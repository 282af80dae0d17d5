import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/testing/find-chromium.ts";
import { keepTemporaryFilesInMemory } from "./scripts/testing/temporary-directory.ts";

keepTemporaryFilesInMemory();

// `E2E_RUNNING=3000 npx playwright test …` uses the demo or development server that runs on that port and on .data.
const running = process.env.E2E_RUNNING;
const port = Number(running ?? process.env.E2E_PORT ?? 3410);
const address = `http://localhost:${port}`;

// The tests' own processes read these as well (`e2e/testing/global-setup.ts` adds the database and the secret).
process.env.DATA_DIR = running
	? path.join(import.meta.dirname, ".data")
	: path.join(tmpdir(), `commonpurse-browser-tests-${port}`);
process.env.APP_URL = address;
process.env.TIME_ZONE = "UTC";
process.env.DEMO_MODE = "on";

/** The production build, served by the launcher on a database of this run's own with the demo data in it. */
export default defineConfig({
	testDir: "e2e",
	outputDir: "test-results",
	globalSetup: "./e2e/testing/global-setup.ts",
	globalTeardown: "./e2e/testing/global-teardown.ts",
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	reporter: [["list"], ["json", { outputFile: "test-results/results.json" }]],
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		...devices["Desktop Chrome"],
		baseURL: address,
		actionTimeout: 30_000,
		locale: "en",
		timezoneId: "UTC",
		// Without a film and without copies of each page: taking them slows the tests down where no graphics card helps.
		trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
		screenshot: "only-on-failure",
		launchOptions: {
			executablePath: findChromium(),
			// Chromium names what it downloads in the encoding of the system, which may be set to none.
			env: { ...process.env, LC_ALL: "C.UTF-8" },
			args: [
				// Chromium refuses its sandbox to root.
				...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
				...["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
			],
		},
	},
	projects: [
		{ name: "stories", testIgnore: /\/e2e\/(screens|vitals)\// },
		// `npm run screens`, alone: it keeps the database waiting and takes tables away. Its pictures are in `screens/`.
		{ name: "screens", testMatch: /\/e2e\/screens\/.*\.spec\.ts$/, workers: 1, fullyParallel: false },
		// `npm run vitals`, alone: it measures.
		{ name: "vitals", testMatch: /\/e2e\/vitals\/.*\.spec\.ts$/, workers: 1, fullyParallel: false },
	],
	webServer: running
		? undefined
		: {
				command: "node --import tsx scripts/testing/browser-test-server.ts",
				url: `${address}/api/health`,
				env: { PORT: String(port), HOST: "", DATABASE_URL: "", MIGRATE_DATABASE_URL: "", AUTH_SECRET: "" },
				stdout: "pipe",
				timeout: 900_000,
				gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
			},
});

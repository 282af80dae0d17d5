import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { keepTemporaryFilesInMemory } from "./scripts/testing/temporary-directory.ts";

keepTemporaryFilesInMemory();

const root = import.meta.dirname;

/** A test that opens a database or starts a process says so by its imports; every other is a unit test. */
function needsMoreThanItself(file: string): boolean {
	return /from "(@\/lib\/testing\/|.*\/testing\/|node:child_process)/.test(readFileSync(path.join(root, file), "utf8"));
}

/** A test that puts something in a module's place, or sets what modules read as they load, needs modules of its own. */
function hasStandIns(file: string): boolean {
	return /vi\.((do)?mock|hoisted)\(/.test(readFileSync(path.join(root, file), "utf8"));
}

const testFiles = ["app", "clients", "components", "lib", "prisma", "scripts"].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => /\.test\.tsx?$/.test(file) && !file.includes("node_modules"))
		.map((file) => path.posix.join(folder, file.split(path.sep).join("/"))),
);

/** Long enough for any machine: a test that hangs is told, one that is only slow is not. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

const databaseFiles = testFiles.filter(needsMoreThanItself);

export default defineConfig({
	resolve: { alias: { "@": root } },
	test: {
		maxWorkers: 2,
		env: {
			TZ: "UTC",
			LOG_LEVEL: "silent",
			AUTH_SECRET: "a-secret-for-tests-of-32-characters-or-more",
			APP_URL: "http://localhost:3000",
			// Nobody listens there: a test that forgets to hand its database on fails.
			DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
		},
		projects: [
			{
				extends: true,
				test: { name: "unit", include: testFiles.filter((file) => !needsMoreThanItself(file)), ...PATIENCE },
			},
			// Loading Prisma takes longer than most of these tests: a worker does it once, for all of its files.
			databaseProject("database", { isolate: false, include: databaseFiles.filter((file) => !hasStandIns(file)) }),
			databaseProject("stand-ins", { isolate: true, include: databaseFiles.filter(hasStandIns) }),
		],
	},
});

function databaseProject(name: string, { isolate, include }: { isolate: boolean; include: string[] }) {
	return {
		extends: true as const,
		test: {
			name,
			isolate,
			include,
			globalSetup: "scripts/testing/global-setup.ts",
			setupFiles: ["lib/testing/connections/close-databases.ts", "lib/testing/connections/record-statements.ts"],
			...PATIENCE,
		},
	};
}

import { afterAll } from "vitest";
import { openDatabases } from "./open-databases.ts";

// Runs before each test file: what the file opens is closed when it ends.
afterAll(async () => {
	for (const close of openDatabases) await close();
});

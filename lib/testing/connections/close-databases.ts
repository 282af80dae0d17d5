import { afterAll } from "vitest";
import { openDatabases } from "./open-databases.ts";

// Runs before each test file: closes what the file opens when it ends.
afterAll(async () => {
	for (const close of openDatabases) await close();
});

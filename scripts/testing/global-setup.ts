import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { RECORDED_STATEMENTS } from "../../lib/testing/connections/recorded-statements.ts";
import { openTestServer } from "./test-server.ts";

/** One PostgreSQL for the whole run, whose migrated database test files copy. No statement of it is recorded yet. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	rmSync(RECORDED_STATEMENTS, { recursive: true, force: true });
	const { server, stop } = await openTestServer();
	project.provide("testServer", server);
	return stop;
}

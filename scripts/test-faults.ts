import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { findFreePort } from "./processes/free-port.ts";
import { beforeExit, endWith, stopAll, stopOnSignals } from "./processes/shutdown.ts";
import { ROOT } from "./settings.ts";

// Tests the promises about faults: docs/reliability.md.

const REPORT = path.join(ROOT, "test-results/faults.json");
const TIMEOUT_MS = { short: 5 * 60_000, full: 45 * 60_000 };

const { values: asked } = parseArgs({
	options: { short: { type: "boolean", default: false }, only: { type: "string", default: "" } },
});
const { short: isShort, only } = asked;
const appUrl = `http://localhost:${await findFreePort()}`;
const authSecret = randomBytes(32).toString("base64url");
// The application's code reads them when it is loaded; its database is opened by address.
Object.assign(process.env, {
	DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
	APP_URL: appUrl,
	AUTH_SECRET: authSecret,
	LOG_LEVEL: "silent",
});

stopOnSignals();
const late = setTimeout(() => void endWith(new Error("It took too long.")), TIMEOUT_MS[isShort ? "short" : "full"]);
beforeExit(() => clearTimeout(late));
try {
	const { runFaults } = await import("./faults/run.ts");
	const count = await runFaults({ isShort, only, appUrl, authSecret });
	mkdirSync(path.dirname(REPORT), { recursive: true });
	writeFileSync(REPORT, JSON.stringify(count));
	process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
	if (count.failed > 0) process.exitCode = 1;
} catch (error) {
	await endWith(error);
}
await stopAll();
process.exit();

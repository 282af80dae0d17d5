import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { missingPackages } from "./cluster/programs.ts";
import { Failure } from "./failure.ts";
import { beforeExit, endWith, stopAll, stopOnSignals } from "./processes/shutdown.ts";
import { ROOT } from "./settings.ts";

// Tests what several of everything promise: docs/reliability.md. It needs Debian's packages, and is no part of `npm test`.

const REPORT = path.join(ROOT, "test-results/cluster.json");
const TIMEOUT_MS = 40 * 60_000;
const MOST_KILLS = 100;

const { values: asked } = parseArgs({
	options: { kills: { type: "string", default: "10" }, "without-portals": { type: "boolean", default: false } },
});
const authSecret = randomBytes(32).toString("base64url");
// The application's code reads them when it is loaded; its database is opened by address.
Object.assign(process.env, {
	DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
	APP_URL: "http://localhost:3000",
	AUTH_SECRET: authSecret,
	LOG_LEVEL: "silent",
});

stopOnSignals();
const late = setTimeout(() => void endWith(new Error("It took too long.")), TIMEOUT_MS);
beforeExit(() => clearTimeout(late));
try {
	const kills = Number(asked.kills);
	if (!Number.isInteger(kills) || kills < 1 || kills > MOST_KILLS)
		throw new Failure(`--kills is how often the primary is killed: a number from 1 to ${MOST_KILLS}.`);
	const missing = missingPackages();
	if (missing.length > 0) {
		const all = missing.join(" ");
		throw new Failure(
			`Not tested: Debian's ${all} ${missing.length === 1 ? "is" : "are"} missing. apt-get install ${all}`,
		);
	}
	const { runCluster } = await import("./cluster/run.ts");
	const password = randomBytes(24).toString("base64url");
	const count = await runCluster({ kills, hasPortals: !asked["without-portals"], authSecret, password });
	mkdirSync(path.dirname(REPORT), { recursive: true });
	writeFileSync(REPORT, JSON.stringify(count));
	process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
	if (count.failed > 0) process.exitCode = 1;
} catch (error) {
	await endWith(error);
}
await stopAll();
process.exit();

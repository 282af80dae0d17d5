import { randomBytes } from "node:crypto";
import { parseArguments } from "./bench/arguments.ts";
import { endWith, stopAll, stopOnSignals } from "./processes/shutdown.ts";

// Prints both sides of every promise about speed, on PostgreSQLs of its own: docs/performance.md.

// It signs nothing and opens its databases by address; the application's code requires these all the same.
Object.assign(process.env, {
	DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
	APP_URL: "http://localhost:3000",
	AUTH_SECRET: randomBytes(32).toString("base64url"),
	LOG_LEVEL: "error",
});

stopOnSignals();
try {
	const asked = parseArguments(process.argv.slice(2));
	const { runBenchmarks } = await import("./bench/run.ts");
	if (!(await runBenchmarks(asked))) process.exitCode = 1;
} catch (error) {
	await endWith(error);
}
await stopAll();
// A library's open connection must not keep a finished command alive.
process.exit();

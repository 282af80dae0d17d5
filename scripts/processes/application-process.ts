import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../settings.ts";
import { beforeExit, hurry } from "./shutdown.ts";

/** A process that runs the application's code, with what that needs and nothing more. */
export interface ApplicationProcess {
	readonly child: ChildProcess;
	/** Its exit code, once it has ended. */
	readonly ended: Promise<number | null>;
}

/** Rights that the application doesn't have: the owner's of the tables, and a superuser's. */
const OWNERS_VARIABLES = ["MIGRATE_DATABASE_URL", "TEST_DATABASE_URL"];
const END_WITH_PARENT = pathToFileURL(path.join(import.meta.dirname, "end-with-parent.mjs")).href;
/** The application gives up unfinished work a little earlier (lib/platform/is-draining.ts). */
const STOP_TIMEOUT_MS = 35_000;

/** Starts one with Node.js. It is asked to end before this process does, and ends with it in any case. */
export function startApplicationProcess(
	args: readonly string[],
	{ environment = {}, stdio }: { environment?: Record<string, string>; stdio: Exclude<StdioOptions, string> },
): ApplicationProcess {
	const child = spawn(process.execPath, ["--import", END_WITH_PARENT, ...args], {
		cwd: ROOT,
		env: applicationEnvironment(environment),
		stdio: [...stdio, "ipc"],
	});
	const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
	beforeExit(() => stop(child, ended));
	return { child, ended };
}

/** Set to empty: Next reads `.env` by itself, but only for what is not set. */
export function applicationEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
	const nothing = Object.fromEntries(OWNERS_VARIABLES.map((name) => [name, ""]));
	return { ...process.env, ...more, ...nothing };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const kill = () => void child.kill("SIGKILL");
	child.kill("SIGTERM");
	const impatient = setTimeout(kill, STOP_TIMEOUT_MS);
	hurry.addEventListener("abort", kill);
	if (hurry.aborted) kill();
	await ended;
	clearTimeout(impatient);
}

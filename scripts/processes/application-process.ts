import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Role, withoutSecrets } from "../secrets.ts";
import { ROOT } from "../settings.ts";
import { beforeExit, hurry } from "./shutdown.ts";

/** A process that runs the application's code, with what that needs and nothing more. */
export interface ApplicationProcess {
	readonly child: ChildProcess;
	/** Its exit code, once it has ended. */
	readonly ended: Promise<number | null>;
}

const END_WITH_PARENT = pathToFileURL(path.join(import.meta.dirname, "end-with-parent.mjs")).href;
/** The application gives up unfinished work a little earlier (lib/platform/is-draining.ts). */
const STOP_TIMEOUT_MS = 35_000;

/** Starts one with Node.js. It is asked to end before this process does, and ends with it in any case. */
export function startApplicationProcess(
	args: readonly string[],
	{
		role,
		environment,
		stdio,
	}: { role: Role; environment?: Record<string, string>; stdio: Exclude<StdioOptions, string> },
): ApplicationProcess {
	const child = spawn(process.execPath, ["--import", END_WITH_PARENT, ...args], {
		cwd: ROOT,
		env: applicationEnvironment(role, environment),
		stdio: [...stdio, "ipc"],
	});
	const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
	beforeExit(() => stop(child, ended));
	return { child, ended };
}

/** This process's environment and more, without the secrets that are not for such a process. */
export function applicationEnvironment(role: Role, more: Record<string, string> = {}): NodeJS.ProcessEnv {
	return { ...process.env, ...more, ...withoutSecrets(role) };
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

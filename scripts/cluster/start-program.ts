import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { asPostgresAccount } from "../postgres/account.ts";
import { beforeExit } from "../processes/shutdown.ts";

/** A program of Debian's at work, as an account that is not root. */
export interface StartedProgram {
	readonly pid: number;
	isRunning(): boolean;
	/** All that it has written. */
	said(): string;
	/** At once, as when its machine is gone. */
	kill(): Promise<void>;
	/** In order, and at once where that takes too long. */
	end(): Promise<void>;
}

const END_TIMEOUT_MS = 20_000;

/** Starts one whose files are in `directory`, where its log is `<name>.log`. It ends before this process does. */
export function startProgram(
	program: string,
	{ name, args, directory }: { name: string; args: readonly string[]; directory: string },
): StartedProgram {
	const logFile = path.join(directory, `${name}.log`);
	const log = openSync(logFile, "a");
	const how = asPostgresAccount(program, args, [directory]);
	// In a process group of its own, so that Ctrl-C reaches it only after the application has ended.
	const child = spawn(how.program, how.args, {
		...how.as,
		cwd: directory,
		stdio: ["ignore", log, log],
		detached: true,
	});
	closeSync(log);
	const ended = new Promise<void>((resolve) => {
		child.once("exit", () => resolve());
		child.once("error", () => resolve());
	});
	const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
	const started = {
		pid: child.pid ?? 0,
		isRunning,
		said: () => readFileSync(logFile, "utf8"),
		async kill() {
			if (isRunning()) child.kill("SIGKILL");
			await ended;
		},
		end: () => end(child, { ended, isRunning }),
	};
	beforeExit(() => started.end());
	return started;
}

async function end(
	child: ChildProcess,
	{ ended, isRunning }: { ended: Promise<void>; isRunning: () => boolean },
): Promise<void> {
	if (!isRunning()) return;
	child.kill("SIGTERM");
	const late = await Promise.race([ended, wait(END_TIMEOUT_MS, "late", { ref: false })]);
	if (late && isRunning()) child.kill("SIGKILL");
	await ended;
}

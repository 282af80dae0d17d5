import { linkSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { describeProcess, isAlive, isPostgresOn } from "../processes/processes.ts";

/** A server that runs on a directory, according to its lock file. */
export interface Running {
	readonly pid: number;
	/** 0 while it hasn't written it yet. */
	readonly port: number;
	/** It takes no connections any more. */
	readonly isEnding: boolean;
}

/** The server that runs on this directory, whichever process started it. */
export function findRunning(directory: string): Running | undefined {
	const file = path.join(directory, "postmaster.pid");
	const text = read(file);
	if (!text) return undefined;
	const [pidLine, , , portLine, , , , status] = text.split("\n");
	const pid = Number(pidLine);
	if (!isAlive(pid)) return undefined;
	if (isPostgresOn(pid, directory))
		return { pid, port: Number(portLine) || 0, isEnding: status?.trim() === "stopping" };
	// After a crash, its number may belong to another program, for which PostgreSQL would not start.
	removeUnchanged(file, text);
	return undefined;
}

/** Removes the file, unless another server has written its own in the meantime. */
function removeUnchanged(file: string, text: string): void {
	const aside = `${file}.${process.pid}`;
	try {
		renameSync(file, aside);
		if (read(aside) !== text) linkSync(aside, file);
	} catch {
		// Another process has done it.
	}
	rmSync(aside, { force: true });
}

/**
 * Ends what a killed server has left behind on this directory, which would keep the next one from starting: a process
 * that is busy doesn't notice its death. Where the system doesn't show them, they end by themselves a little later.
 */
export function endOrphans(directory: string): void {
	for (const pid of listProcesses().filter((candidate) => isOrphanOn(candidate, directory))) {
		try {
			// It ends at once, without touching anything; the next server recovers, as after every crash.
			process.kill(pid, "SIGQUIT");
		} catch {
			// It has ended by itself.
		}
	}
}

/** One of a server's own processes (they name themselves "postgres: …") whose server is gone. */
function isOrphanOn(pid: number, directory: string): boolean {
	try {
		if (readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(directory)) return false;
		if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("postgres: ")) return false;
	} catch {
		return false;
	}
	const parent = describeProcess(pid)?.parentId ?? 0;
	return !isPostgresOn(parent, directory);
}

function listProcesses(): number[] {
	try {
		return readdirSync("/proc").map(Number).filter(Number.isInteger);
	} catch {
		return [];
	}
}

function read(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}

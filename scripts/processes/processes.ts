import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";

/** A running process, as far as the system shows it. */
interface Process {
	/** Its program, without folders. */
	readonly name: string;
	readonly parentId: number;
	/** Ended, but not reaped by its parent; stays forever in containers whose first process doesn't reap. */
	readonly isZombie: boolean;
	/** When it was started, in whatever way the system says it; empty if it doesn't. */
	readonly startedAt: string;
}

/** Whether a process has this number now. */
export function isAlive(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
	return !describeProcess(pid)?.isZombie;
}

/** Whether the process of this number is a PostgreSQL server, and, if the system shows it, one on this directory. */
export function isPostgresOn(pid: number, directory: string): boolean {
	if (!/^postgres(\.exe)?$/.test(describeProcess(pid)?.name ?? "")) return false;
	try {
		return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
	} catch {
		return true;
	}
}

/** What is known of a process, or undefined if there is none. */
export function describeProcess(pid: number): Process | undefined {
	if (process.platform === "win32") return describeOnWindows(pid);
	if (!existsSync("/proc/self/stat")) return describeByPs(pid);
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		const [, name = "", state, parentId, startedAt = ""] =
			/^\d+ \((.*)\) (\w) (\d+)(?: -?\d+){17} (\d+)/s.exec(stat) ?? [];
		return { name, parentId: Number(parentId), isZombie: state === "Z", startedAt };
	} catch {
		return undefined;
	}
}

function describeByPs(pid: number): Process | undefined {
	const { stdout } = spawnSync("ps", ["-p", String(pid), "-o", "ppid=,stat=,lstart=,comm="], { encoding: "utf8" });
	const [, parentId, state = "", startedAt = "", program = ""] =
		/^\s*(\d+)\s+(\S+)\s+((?:\S+\s+){4}\S+)\s+(.*?)\s*$/m.exec(stdout ?? "") ?? [];
	if (!parentId) return undefined;
	return { name: path.basename(program), parentId: Number(parentId), isZombie: state.startsWith("Z"), startedAt };
}

function describeOnWindows(pid: number): Process | undefined {
	const args = ["/fi", `PID eq ${pid}`, "/fo", "csv", "/nh"];
	const { stdout } = spawnSync("tasklist", args, { encoding: "utf8", windowsHide: true });
	const [, name] = /^"([^"]+)"/.exec(stdout ?? "") ?? [];
	return name ? { name, parentId: 0, isZombie: false, startedAt: "" } : undefined;
}

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Whether a process has this number now. */
export function isAlive(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return !isZombie(pid);
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}

/** Whether the process of this number is a PostgreSQL server. */
export function isPostgres(pid: number): boolean {
	if (existsSync(`/proc/${pid}/comm`)) return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
	const [program, args] =
		process.platform === "win32"
			? ["tasklist", ["/fi", `PID eq ${pid}`, "/fo", "csv", "/nh"]]
			: ["ps", ["-p", String(pid), "-o", "comm="]];
	return (spawnSync(program as string, args as string[], { encoding: "utf8" }).stdout ?? "").includes("postgres");
}

/** In containers whose first process reaps nobody, an ended process keeps its number. */
function isZombie(pid: number): boolean {
	if (!existsSync(`/proc/${pid}/stat`)) return false;
	const [, state] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
	return state === "Z";
}

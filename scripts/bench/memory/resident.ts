import { readdirSync, readFileSync } from "node:fs";

/** The resident memory of a process and of all that it started, in MB. Throws where it has ended. */
export function residentMegabytes(pid: number): number {
	const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
	if (kilobytes === undefined) throw new Error(`The process ${pid} has ended.`);
	return childrenOf(pid).reduce((sum, child) => sum + residentMegabytes(child), Number(kilobytes) / 1024);
}

/** Each thread's, as Linux lists them. */
function childrenOf(pid: number): number[] {
	return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
		readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number),
	);
}

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describeProcess, isAlive } from "../processes/processes.ts";

/** This process's note that it uses a server, whether it is in it at the moment or not. */
export interface Use {
	/** Whether another living process has such a note. */
	isShared(): boolean;
	end(): void;
}

/** Notes that this process uses the server of a directory, in a file beside it. */
export function noteUse(directory: string): Use {
	const notes = `${directory}.users`;
	const own = noteOf(process.pid);
	mkdirSync(notes, { recursive: true });
	writeFileSync(path.join(notes, own), "");
	const isOfLiving = (note: string) => {
		const pid = Number(note.split(".")[0]);
		const isLiving = isAlive(pid) && noteOf(pid) === note;
		if (!isLiving) rmSync(path.join(notes, note), { force: true });
		return isLiving;
	};
	return {
		isShared: () => readdirSync(notes).some((note) => note !== own && isOfLiving(note)),
		end: () => rmSync(path.join(notes, own), { force: true }),
	};
}

/** With its start, because after a crash its number may belong to another program. */
const noteOf = (pid: number) => `${pid}.${describeProcess(pid)?.startedAt.replace(/\W+/g, "-")}`;

import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { describeProcess } from "../processes/processes.ts";
import { beforeExit } from "../processes/shutdown.ts";
import { type Launched, launch, postmasterPid } from "../testing/launched.ts";

/** The launcher under a supervisor like a service manager's: it is started again when it has ended. */
export interface WatchedLauncher {
	readonly launcher: () => Launched;
	/** Waits for it to end, and starts it again. */
	restart(): Promise<void>;
	/** The process of the embedded PostgreSQL. */
	postgresPid(): number;
	/** The process that serves pages. */
	portalPid(): number;
}

const MAX_STARTS = 10;
const PAUSE_MS = 500;
const END_TIMEOUT_MS = 60_000;

export async function startWatched(
	command: "demo" | "worker",
	environment: Record<string, string>,
): Promise<WatchedLauncher> {
	const says = command === "demo" ? "Commonpurse is ready" : "Working off jobs.";
	const dataDirectory = environment.DATA_DIR ?? "";
	let current: Launched | undefined;
	const start = async () => {
		for (let tried = 1; ; tried += 1) {
			current = launch([command], environment);
			try {
				return await current.untilItSays(says);
			} catch (error) {
				// Its resources may be in use a moment longer, such as the previous process's port.
				if (tried === MAX_STARTS) throw error;
				await wait(PAUSE_MS);
			}
		}
	};
	beforeExit(async () => void (await current?.end()));
	await start();
	const launcher = () => {
		if (!current) throw new Error("There is no launcher.");
		return current;
	};
	return {
		launcher,
		async restart() {
			const late = wait(END_TIMEOUT_MS, "late" as const, { ref: false });
			const ended = await Promise.race([launcher().ended, late]);
			if (ended === "late") throw new Error("The launcher neither ended nor brought back what had died.");
			await start();
		},
		postgresPid: () => found(postmasterPid(dataDirectory), "PostgreSQL"),
		portalPid: () => found(findPortal(launcher().child.pid ?? 0), "portal"),
	};
}

/** The launcher's child that serves pages; recognized by its environment. */
function findPortal(launcherPid: number): number | undefined {
	return readdirSync("/proc")
		.map(Number)
		.filter((pid) => Number.isInteger(pid) && describeProcess(pid)?.parentId === launcherPid)
		.find((pid) => readFileSync(`/proc/${pid}/environ`, "utf8").includes("NEXT_MANUAL_SIG_HANDLE=1"));
}

function found(pid: number | undefined, what: string): number {
	if (!pid) throw new Error(`There is no process of the ${what}.`);
	return pid;
}

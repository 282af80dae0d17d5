import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../failure.ts";
import { until } from "../faults/until.ts";
import type { ProcessName } from "./application.ts";
import { longestGap } from "./callers.ts";
import type { Stage } from "./stage.ts";

/** Something that happens to the machines while they are used, and how long nothing was answered each time. */
export interface Trial {
	readonly name: string;
	run(stage: Stage, times: number): Promise<Pick<Interruptions, "interruptionsMs" | "pagesAwayMs">>;
}

interface Interruptions {
	readonly interruptionsMs: number[];
	readonly pagesAwayMs: number[];
}

const UNDISTURBED_MS = 10_000;
const BACK_WITHIN_MS = 180_000;
/** This many charges are acknowledged before the next blow. */
const UNDER_WAY = 100;

export const undisturbed: Trial = {
	name: "nothing",
	async run(stage) {
		await underWay(stage);
		await wait(UNDISTURBED_MS);
		return { interruptionsMs: [], pagesAwayMs: [] };
	},
};

/** Both APIs and both portals, one after the other: while one is away, HAProxy sends everything to the other. */
export const killedProcesses: Trial = {
	name: "kill -9 of an API or a portal",
	async run(stage) {
		const names: ProcessName[] = ["api1", "api2", ...(stage.hasPortals ? (["portal1", "portal2"] as const) : [])];
		const found: Interruptions = { interruptionsMs: [], pagesAwayMs: [] };
		for (const name of names) {
			await underWay(stage);
			await interrupted(stage, found, async () => void (await stage.application.restart(name)));
		}
		return found;
	},
};

export const killedWorker: Trial = {
	name: "kill -9 of the worker",
	async run(stage) {
		const found: Interruptions = { interruptionsMs: [], pagesAwayMs: [] };
		await underWay(stage);
		await interrupted(stage, found, () => stage.application.restart("worker"));
		return found;
	},
};

/** PostgreSQL alone, which Patroni notices at once. */
export const killedPrimary: Trial = {
	name: "kill -9 of the primary's PostgreSQL",
	run: (stage, times) => killPrimaries(stage, { times, what: "postgres" }),
};

/** With its Patroni: the others wait until its time as a leader is over. */
export const killedMachine: Trial = {
	name: "kill -9 of all on the primary",
	run: (stage, times) => killPrimaries(stage, { times, what: "machine" }),
};

async function killPrimaries(
	stage: Stage,
	{ times, what }: { times: number; what: "postgres" | "machine" },
): Promise<Interruptions> {
	const found: Interruptions = { interruptionsMs: [], pagesAwayMs: [] };
	const { nodes } = stage;
	for (let time = 1; time <= times; time += 1) {
		await nodes.untilWhole();
		await underWay(stage);
		const primary = await nodes.primary();
		if (!primary) throw new Failure(`There is no primary.\n${nodes.said()}`);
		await interrupted(stage, found, () => nodes.kill(primary, what));
		if ((await nodes.primary())?.name === primary.name) throw new Failure("No other node has become the primary.");
		if (what === "machine") nodes.revive(primary);
	}
	await nodes.untilWhole();
	return found;
}

async function underWay({ callers }: Stage): Promise<void> {
	const enough = callers.acknowledgedAt.length + UNDER_WAY;
	await until("charges are acknowledged", () => callers.acknowledgedAt.length >= enough, { timeoutMs: BACK_WITHIN_MS });
}

/** Strikes, waits until calls and visits that began later are answered, and notes the longest time without any. */
async function interrupted(stage: Stage, found: Interruptions, strike: () => Promise<void>): Promise<void> {
	const { callers, visits, hasPortals } = stage;
	const from = Date.now();
	await strike();
	const struck = Date.now();
	await until("charges are acknowledged again", () => callers.hasAnsweredSince(struck), { timeoutMs: BACK_WITHIN_MS });
	found.interruptionsMs.push(longestGap(callers.acknowledgedAt, { from, to: Date.now() }));
	if (!hasPortals) return;
	const isShown = () => visits.some(({ begun, what, result }) => begun > struck && isPage(what) && result === "ok");
	await until("pages are shown again", isShown, { timeoutMs: BACK_WITHIN_MS });
	const shown = visits.filter(({ what, result }) => isPage(what) && result === "ok").map(({ begun, ms }) => begun + ms);
	found.pagesAwayMs.push(longestGap(shown, { from, to: Date.now() }));
}

const isPage = (what: string) => !what.startsWith("/api/");

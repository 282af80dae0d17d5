import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeExit } from "../processes/shutdown.ts";
import type { Order, Told } from "./poster-messages.ts";
import type { Use } from "./spend.ts";
import { until } from "./until.ts";

/** The outcome of a use of credits, as its caller knows it. */
export interface UseRecord {
	readonly use: Use;
	/** The charge, once it was acknowledged. */
	chargeId: string | null;
	/** The start of the acknowledged attempt. */
	begunAt: number;
}

type Unanswered = Extract<Told, { kind: "unanswered" }>;

/** Posters at work, each a process of its own, and what all of them were told. */
export interface Load {
	readonly uses: Map<string, UseRecord>;
	readonly unanswered: Unanswered[];
	run(): void;
	/** Lets each finish what it has begun. */
	stop(): Promise<void>;
	/** Kills one, and starts another in its place. */
	killOne(): Promise<void>;
	countAnswered(): number;
	/** Whether one of these users' credits were used by a call that began after this instant. */
	hasAnsweredSince(at: number, userIds?: readonly string[]): boolean;
}

interface Poster {
	readonly child: ChildProcess;
	isStopped: boolean;
}

/** Starts a poster for each of these sets of users, and resolves when all of them are ready. */
export async function startLoad(databaseUrl: string, userIds: readonly (readonly string[])[]): Promise<Load> {
	const uses = new Map<string, UseRecord>();
	const unanswered: Unanswered[] = [];
	const note = (told: Told) => {
		if (told.kind === "asked") uses.set(told.use.key, { use: told.use, chargeId: null, begunAt: 0 });
		if (told.kind === "unanswered") unanswered.push(told);
		const record = told.kind === "answered" ? uses.get(told.key) : undefined;
		if (record && told.kind === "answered") {
			// If a caller is told of two charges, the first one is lost.
			record.chargeId ??= told.chargeId;
			record.begunAt = told.begun;
		}
	};
	const posters = userIds.map((ids) => startPoster(databaseUrl, { ids, note }));
	const areStopped = () => posters.every(({ isStopped }) => isStopped);
	await until("posters begin", areStopped, { timeoutMs: 120_000 });
	const give = (order: Order) => {
		for (const poster of posters) {
			poster.isStopped = false;
			poster.child.send(order);
		}
	};
	return {
		uses,
		unanswered,
		run: () => give("run"),
		async stop() {
			give("stop");
			await until("posters finish what they have begun", areStopped, { timeoutMs: 90_000 });
		},
		async killOne() {
			posters.shift()?.child.kill("SIGKILL");
			const next = startPoster(databaseUrl, { ids: userIds[0] ?? [], note });
			posters.unshift(next);
			await until("another poster begins", () => next.isStopped, { timeoutMs: 120_000 });
			next.isStopped = false;
			next.child.send("run");
		},
		countAnswered: () => [...uses.values()].filter(({ chargeId }) => chargeId !== null).length,
		hasAnsweredSince: (at, of) =>
			[...uses.values()].some(({ use, begunAt }) => begunAt > at && (!of || of.includes(use.userId))),
	};
}

function startPoster(
	databaseUrl: string,
	{ ids, note }: { ids: readonly string[]; note: (told: Told) => void },
): Poster {
	const poster = { child: forkOf(new URL("poster.ts", import.meta.url), { args: ids, databaseUrl }), isStopped: false };
	poster.child.on("message", (told: Told) => {
		if (told.kind === "stopped") poster.isStopped = true;
		else note(told);
	});
	return poster;
}

/** A script in a process of its own, with the application's rights; it ends with this one. */
export function forkOf(
	script: URL,
	{ args, databaseUrl }: { args: readonly string[]; databaseUrl: string },
): ChildProcess {
	const child = fork(fileURLToPath(script), args, {
		execArgv: ["--import", "tsx"],
		env: { ...process.env, DATABASE_URL: databaseUrl },
	});
	beforeExit(() => void child.kill("SIGKILL"));
	return child;
}

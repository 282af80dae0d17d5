import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { messageOf } from "../failure.ts";
import type { Reckoning } from "../faults/check.ts";
import { ROOT } from "../settings.ts";
import { leftBehindPooler, mailProblems, pageProblems, replicaProblems, reportProblems } from "./checks.ts";
import { reckonCalls } from "./reckon-calls.ts";
import { type Stage, setStage } from "./stage.ts";
import { HEADER, type Outcome, rowOf } from "./table.ts";
import { killedMachine, killedPrimary, killedProcesses, killedWorker, type Trial, undisturbed } from "./trials.ts";

/** Runs all trials and prints the result of each. Returns how many passed and failed. */
export async function runCluster(options: {
	kills: number;
	hasPortals: boolean;
	authSecret: string;
	password: string;
}): Promise<{ passed: number; failed: number }> {
	const stage = await setStage(options);
	const ofPostgres = Math.ceil(options.kills / 2);
	const trials: [Trial, number][] = [
		[undisturbed, 1],
		[killedProcesses, 1],
		[killedWorker, 1],
		[killedPrimary, ofPostgres],
		[killedMachine, options.kills - ofPostgres],
	];
	const count = { passed: 0, failed: 0 };
	process.stdout.write(`${HEADER}\n`);
	for (const [trial, times] of trials.filter(([, often]) => often > 0)) {
		const { outcome, isOver } = await bring(stage, trial, times);
		process.stdout.write(`${rowOf(outcome)}\n`);
		count[outcome.problems.length === 0 ? "passed" : "failed"] += 1;
		if (isOver) break;
	}
	if (count.failed > 0) writeLog(stage);
	return count;
}

/** What every part has said, for those who look into what failed. */
function writeLog({ gates, application, nodes }: Stage): void {
	const file = path.join(ROOT, "test-results/cluster.log");
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, [gates, application, nodes].map((part) => part.said()).join("\n"));
	process.stdout.write(`What all parts have said is in ${path.relative(ROOT, file)}.\n`);
}

async function bring(stage: Stage, trial: Trial, times: number): Promise<{ outcome: Outcome; isOver: boolean }> {
	const known = new Set(stage.callers.calls.values());
	const begunAt = Date.now();
	const problems: string[] = [];
	let found: Pick<Outcome, "interruptionsMs" | "pagesAwayMs"> = { interruptionsMs: [], pagesAwayMs: [] };
	let reckoned: Reckoning = { acknowledged: 0, lost: 0, doubled: 0, problems };
	let isOver = false;
	try {
		stage.callers.start();
		found = await trial.run(stage, times);
		await stage.callers.stop();
		reckoned = await reckonCalls(stage.db, { callers: stage.callers, known });
		problems.push(...reckoned.problems, ...(await mailProblems(stage)), ...(await reportProblems(stage)));
		problems.push(...(await replicaProblems(stage)), ...pageProblems(stage, begunAt));
		problems.push(...(await leftBehindPooler(stage)).map((what) => `left on a connection behind PgBouncer: ${what}`));
	} catch (error) {
		isOver = true;
		problems.push(messageOf(error));
	}
	return { outcome: { name: trial.name, reckoned, ...found, problems }, isOver };
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./settings.ts";

/** One part of the whole. */
interface Step {
	readonly title: string;
	/** A program of node_modules, or a script of ours, and its arguments. */
	readonly command: readonly string[];
	/** Reads how many tests passed and failed, if it counts tests. */
	readonly count?: () => Count;
}

interface Count {
	readonly passed: number;
	readonly failed: number;
}

const UNIT_REPORT = path.join(ROOT, "test-results/vitest.json");
const BROWSER_REPORT = path.join(ROOT, "test-results/results.json");
const FAULT_REPORT = path.join(ROOT, "test-results/faults.json");
const TSX = ["node", "--import", "tsx"];
const VITEST = ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`];
// Builds if there is no build, while the demo data are written.
const BROWSER = ["playwright", "test", "--project=stories"];

/** Steps that run side by side, to their end before the next stage begins. */
type Stage = readonly Step[];

const FAST: readonly Stage[] = [
	[{ title: "Types of routes", command: ["next", "typegen"] }],
	// Each of them keeps one processor busy.
	[
		{ title: "Types", command: ["tsc", "--noEmit"] },
		{ title: "Lint and format", command: ["biome", "check", "--error-on-warnings"] },
		{ title: "Structure", command: [...TSX, "scripts/check-structure.ts"] },
		{ title: "Dead code", command: ["knip"] },
	],
];
const READ: Step = {
	title: "Raw SQL that the sources tell",
	command: [...TSX, "scripts/testing/check-statements.ts", "--read"],
};
const UNIT: Step = { title: "Unit tests", command: [...VITEST, "--project", "unit"], count: countUnitTests };
const REST: readonly Stage[] = [
	[{ title: "Unit and database tests", command: VITEST, count: countUnitTests }],
	[{ title: "Raw SQL that they asked for", command: [...TSX, "scripts/testing/check-statements.ts"] }],
	[{ title: "Faults", command: [...TSX, "scripts/test-faults.ts", "--short"], count: countFaults }],
	[{ title: "Production build and browser tests", command: BROWSER, count: countBrowserTests }],
];

const stages = process.argv.includes("--fast") ? [...FAST, [READ], [UNIT]] : [...FAST, ...REST];
const total = { passed: 0, failed: 0 };
const begun = Date.now();
for (const [index, stage] of stages.entries()) {
	process.stdout.write(`\n━━ ${index + 1}/${stages.length} ${stage.map(({ title }) => title).join(" · ")} ━━\n`);
	const outcomes = await Promise.all(stage.map((step) => run(step, { isAlone: stage.length === 1 })));
	for (const [place, step] of stage.entries()) {
		const count = step.count?.();
		total.passed += count?.passed ?? 0;
		total.failed += count?.failed || (outcomes[place] ? 0 : 1);
	}
	const failed = stage.filter((_, place) => !outcomes[place]);
	if (failed.length > 0) {
		process.stdout.write(`\nStopped: ${failed.map(({ title }) => `"${title}"`).join(" and ")} failed.\n`);
		process.exitCode = 1;
		break;
	}
}
process.stdout.write(`\n${Math.round((Date.now() - begun) / 1000)} seconds\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

/** Whether it passed. What a step says that is not alone is shown when it ends, in one piece. */
async function run({ title, command, count }: Step, { isAlone }: { isAlone: boolean }): Promise<boolean> {
	if (count) for (const report of [UNIT_REPORT, FAULT_REPORT, BROWSER_REPORT]) rmSync(report, { force: true });
	const [program = "", ...args] = command;
	const bin = path.join(ROOT, "node_modules/.bin");
	const child = spawn(program === "node" ? process.execPath : program, args, {
		cwd: ROOT,
		env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, NEXT_TELEMETRY_DISABLED: "1" },
		stdio: isAlone ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
		shell: process.platform === "win32",
	});
	const said: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
	const [code] = await once(child, "close");
	if (!isAlone) process.stdout.write(`── ${title}\n${Buffer.concat(said)}`);
	return code === 0;
}

function countUnitTests(): Count {
	const report = readReport<{ numPassedTests: number; numFailedTests: number }>(UNIT_REPORT);
	return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function countBrowserTests(): Count {
	const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(BROWSER_REPORT);
	return { passed: report?.stats.expected ?? 0, failed: (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0) };
}

function countFaults(): Count {
	return readReport<Count>(FAULT_REPORT) ?? { passed: 0, failed: 0 };
}

function readReport<Report>(file: string): Report | undefined {
	return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

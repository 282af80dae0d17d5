import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { databaseUrl, type Secrets } from "../data-directory.ts";

/** The launcher as typed in a terminal, in a process of its own, without this one's environment. */
export interface Launched {
	readonly child: ChildProcess;
	/** What it has written so far, on both streams. */
	said(): string;
	/** Resolves when it has written this; throws if it ends first or takes longer than two minutes. */
	untilItSays(text: string): Promise<void>;
	/** Sends a signal, and returns how it ended. */
	end(signal?: NodeJS.Signals): Promise<Ended>;
	readonly ended: Promise<Ended>;
}

export interface Ended {
	readonly code: number | null;
	readonly out: string;
	readonly problem: string;
}

const PATIENCE_MS = 120_000;
const CLEAN: NodeJS.ProcessEnv = {
	NODE_ENV: "test",
	PATH: process.env.PATH,
	HOME: process.env.HOME,
	TMPDIR: process.env.TMPDIR,
};

export function launch(command: readonly string[], environment: Record<string, string>): Launched {
	const child = spawn(process.execPath, ["--import", "tsx", "scripts/launch.ts", ...command], {
		env: { ...CLEAN, DATABASE_URL: "", MIGRATE_DATABASE_URL: "", ...environment },
	});
	const written = { out: "", problem: "" };
	child.stdout.on("data", (chunk) => (written.out += chunk));
	child.stderr.on("data", (chunk) => (written.problem += chunk));
	const said = () => written.out + written.problem;
	const ended = once(child, "close").then(([code]): Ended => ({ code, ...written }));
	return {
		child,
		said,
		ended,
		untilItSays: (text) => until(text, { child, said }),
		end: (signal = "SIGTERM") => {
			child.kill(signal);
			// One that a test has frozen gets it when it goes on.
			child.kill("SIGCONT");
			return ended;
		},
	};
}

async function until(text: string, { child, said }: Pick<Launched, "child" | "said">): Promise<void> {
	const deadline = Date.now() + PATIENCE_MS;
	while (!said().includes(text)) {
		if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It ended by itself: ${said()}`);
		if (Date.now() > deadline) throw new Error(`It did not say "${text}" in time: ${said()}`);
		await wait(50);
	}
}

export function secretsOf(dataDirectory: string): Secrets {
	return JSON.parse(readFileSync(path.join(dataDirectory, "secrets.json"), "utf8"));
}

/** Of the embedded database, as the application's role. */
export function applicationUrl(dataDirectory: string): string {
	return databaseUrl(secretsOf(dataDirectory));
}

/** The process that PostgreSQL itself names, or undefined if it has ended in order. */
export function postmasterPid(dataDirectory: string): number | undefined {
	try {
		const pid = Number(readFileSync(path.join(dataDirectory, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
		return pid > 0 ? pid : undefined;
	} catch {
		return undefined;
	}
}

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort } from "@/scripts/processes/free-port.ts";

/** A deployment of a test's own: production mode, nobody in it, the build that the other tests look at. */
export interface EmptyDeployment {
	readonly address: string;
	/** What its log has said so far. */
	readonly log: () => string;
	readonly dataDirectory: string;
	/** The launcher's process. */
	readonly child: ChildProcess;
	readonly stop: () => Promise<void>;
}

const READY = /Commonpurse is ready at/;

/** Starts `npm start` on an empty data directory, with these settings, and answers once it says that it is ready. */
export async function startEmptyDeployment(settings: Record<string, string> = {}): Promise<EmptyDeployment> {
	const port = await findFreePort();
	const address = `http://localhost:${port}`;
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-first-start-"));
	const child = spawn(process.execPath, ["--import", "tsx", "scripts/launch.ts", "start"], {
		env: {
			NODE_ENV: "production",
			PATH: process.env.PATH,
			HOME: process.env.HOME,
			DATA_DIR: directory,
			PORT: String(port),
			APP_URL: address,
			AUTH_SECRET: randomBytes(32).toString("base64"),
			...{ DATABASE_URL: "", MIGRATE_DATABASE_URL: "", HOST: "", TIME_ZONE: "", SMTP_URL: "", DEMO_MODE: "" },
			...settings,
		},
	});
	let said = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
	const stop = async () => {
		await end(child);
		rmSync(directory, { recursive: true, force: true });
	};
	const isReady = await untilSaid(child, () => READY.test(said));
	if (isReady) return { address, log: () => said, dataDirectory: directory, child, stop };
	await stop();
	throw new Error(`The deployment ended by itself: ${said}`);
}

/** Whether it was said, or false where the process ended first. */
async function untilSaid(child: ChildProcess, isSaid: () => boolean): Promise<boolean> {
	while (child.exitCode === null && child.signalCode === null) {
		if (isSaid()) return true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return false;
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const closed = once(child, "close");
	child.kill("SIGTERM");
	await closed;
}

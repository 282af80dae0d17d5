import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { NEXT } from "./build.ts";
import { Failure } from "./failure.ts";
import { isPortFree } from "./free-port.ts";
import { ROOT } from "./settings.ts";
import { beforeExit, isStopping } from "./shutdown.ts";

const END_WITH_PARENT = pathToFileURL(path.join(import.meta.dirname, "end-with-parent.mjs")).href;
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 10_000;

/** Refuses a port on which somebody listens already. */
export async function requireFreePort(port: number, host: string): Promise<void> {
	if (await isPortFree(port, host)) return;
	throw new Failure(`Port ${port} is in use. End what listens there, or choose another port: PORT=${port + 1}.`);
}

/** Runs Next until it ends; `onReady` is called once it answers that it and its database are well. */
export async function serve(
	mode: "start" | "dev",
	{ port, host }: { port: number; host: string },
	onReady: () => void,
): Promise<void> {
	const child = spawn(
		process.execPath,
		["--import", END_WITH_PARENT, NEXT, mode, "--port", String(port), "--hostname", host],
		{
			cwd: ROOT,
			env: {
				...process.env,
				NODE_ENV: mode === "start" ? "production" : "development",
				NEXT_TELEMETRY_DISABLED: "1",
			},
			stdio: ["ignore", "pipe", "inherit", "ipc"],
		},
	);
	const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
	beforeExit(() => stop(child, ended));
	let said = "";
	let isReady = false;
	child.stdout?.on("data", (chunk) => {
		if (isReady) process.stdout.write(chunk);
		else said += chunk;
	});
	const answer = await Promise.race([untilHealthy(port, host), ended.then(() => "ended" as const)]);
	if (answer === "healthy") {
		isReady = true;
		onReady();
		await ended;
	}
	if (isStopping()) return;
	if (answer === "timed out") throw new Failure(`${said}\nThe application did not answer in time: see above.`);
	throw new Failure(`${answer === "ended" ? said : ""}\nThe application has ended by itself: see above.`.trim());
}

async function untilHealthy(port: number, host: string): Promise<"healthy" | "timed out"> {
	const at = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
	const deadline = Date.now() + READY_TIMEOUT_MS;
	while (Date.now() < deadline) {
		const response = await fetch(`http://${at.includes(":") ? `[${at}]` : at}:${port}/api/health`).catch(
			() => undefined,
		);
		if (response?.ok) return "healthy";
		await wait(100);
	}
	return "timed out";
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill("SIGTERM");
	const impatient = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
	await ended;
	clearTimeout(impatient);
}

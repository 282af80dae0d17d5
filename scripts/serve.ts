import { setTimeout as wait } from "node:timers/promises";
import { NEXT } from "./build.ts";
import { Failure } from "./failure.ts";
import { startApplicationProcess } from "./processes/application-process.ts";
import { isPortFree } from "./processes/free-port.ts";
import { isStopping } from "./processes/shutdown.ts";

const READY_TIMEOUT_MS = 120_000;
const BROKEN_ANSWERS = 10;

/** Refuses a port that is already in use. */
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
	const { child, ended } = startApplicationProcess([NEXT, mode, "--port", String(port), "--hostname", host], {
		role: "portal",
		environment: {
			HOST: host,
			NODE_ENV: mode === "start" ? "production" : "development",
			NEXT_TELEMETRY_DISABLED: "1",
			// The application ends by itself, when it has finished its work in progress (lib/platform/is-draining.ts).
			...(mode === "start" ? { NEXT_MANUAL_SIG_HANDLE: "1" } : {}),
		},
		stdio: ["ignore", "pipe", "inherit"],
	});
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
	if (answer === "broken") {
		throw new Failure(
			`${said}\nThe application answers with errors: see above. Delete .next, which is then built again.`,
		);
	}
	if (answer === "timed out") throw new Failure(`${said}\nThe application did not answer in time: see above.`);
	throw new Failure(`${answer === "ended" ? said : ""}\nThe application has ended by itself: see above.`.trim());
}

/** A 503 means that the database is not there yet; any other repeated refusal, that the application is broken. */
async function untilHealthy(port: number, host: string): Promise<"healthy" | "broken" | "timed out"> {
	const at = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
	const deadline = Date.now() + READY_TIMEOUT_MS;
	let broken = 0;
	while (Date.now() < deadline) {
		const response = await fetch(`http://${at.includes(":") ? `[${at}]` : at}:${port}/api/health`).catch(
			() => undefined,
		);
		if (response?.ok) return "healthy";
		broken = response && response.status !== 503 ? broken + 1 : 0;
		if (broken === BROKEN_ANSWERS) return "broken";
		await wait(100);
	}
	return "timed out";
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { vi } from "vitest";
import { findFreePort } from "../processes/free-port.ts";
import { ROOT } from "../settings.ts";

export interface StartedApi {
	readonly port: number;
	readonly url: string;
	/** Asks it to end, and returns its exit code. */
	end(): Promise<number | null>;
	kill(): void;
}

/** Starts a process of the API on a test's database. */
export async function startApi(databaseUrl: string): Promise<StartedApi> {
	const port = await findFreePort();
	const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve-api.ts"], {
		cwd: ROOT,
		env: { ...process.env, DATABASE_URL: databaseUrl, API_PORT: String(port), HOST: "127.0.0.1", LOG_LEVEL: "silent" },
		stdio: ["ignore", "ignore", "inherit"],
	});
	const exited = once(child, "exit");
	const url = `http://127.0.0.1:${port}`;
	const isReady = () =>
		fetch(`${url}/api/ready`).then(
			({ ok }) => ok,
			() => false,
		);
	await vi.waitUntil(isReady, { timeout: 240_000, interval: 100 });
	return {
		port,
		url,
		async end() {
			child.kill("SIGTERM");
			const [code] = await exited;
			return code as number | null;
		},
		kill: () => void child.kill("SIGKILL"),
	};
}

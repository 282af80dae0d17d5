import { spawn } from "node:child_process";
import { until } from "../../faults/until.ts";
import { findFreePort } from "../../processes/free-port.ts";
import { beforeExit } from "../../processes/shutdown.ts";
import { ROOT } from "../../settings.ts";

export interface StartedServer {
	readonly port: number;
	readonly pid: number;
	end(): void;
}

/** A script that serves over HTTP, in a process of its own; resolves once the path of `ready` answers. */
export async function startServer(
	script: string,
	{ databaseUrl, ready }: { databaseUrl: string; ready: string },
): Promise<StartedServer> {
	const port = await findFreePort();
	const child = spawn(process.execPath, ["--import", "tsx", script], {
		cwd: ROOT,
		env: {
			...process.env,
			DATABASE_URL: databaseUrl,
			API_PORT: String(port),
			HOST: "127.0.0.1",
			API_REQUESTS_PER_SECOND: "1000000",
			LOG_LEVEL: "silent",
			NODE_ENV: "production",
		},
		stdio: ["ignore", "ignore", "inherit"],
	});
	const end = () => void child.kill("SIGKILL");
	beforeExit(end);
	const answers = () =>
		fetch(`http://127.0.0.1:${port}${ready}`).then(
			({ status }) => status < 500,
			() => false,
		);
	await until(`${script} answers`, answers, { timeoutMs: 60_000 });
	return { port, pid: child.pid ?? 0, end };
}

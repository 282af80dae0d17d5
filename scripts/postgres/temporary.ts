import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Failure } from "../failure.ts";
import { findFreePort } from "../processes/free-port.ts";
import { createCluster, startServer } from "./server.ts";

/** A PostgreSQL in a temporary directory, empty; nothing of it is left after `stop`. */
export interface TemporaryPostgres {
	/** As a superuser, on the database `postgres`. */
	readonly adminUrl: string;
	readonly pid: number;
	stop(): Promise<void>;
}

/** Starts one. Its data need not survive a crash, so `settings` may turn durability off. */
export async function openTemporaryPostgres(settings: Record<string, string>): Promise<TemporaryPostgres> {
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-"));
	chmodSync(directory, 0o755);
	const password = randomBytes(12).toString("hex");
	const cluster = { directory: path.join(directory, "data"), logFile: path.join(directory, "log"), password };
	await createCluster(cluster, { sync: false });
	const { server, problem } = await startServer(cluster, await findFreePort(), settings);
	if (!server) throw new Failure(problem.sentence);
	return {
		adminUrl: `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`,
		pid: server.pid,
		stop: async () => {
			await server.stop();
			rmSync(directory, { recursive: true, force: true });
		},
	};
}

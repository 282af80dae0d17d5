import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { findFreePort } from "../processes/free-port.ts";
import { createCluster, startServer } from "./server.ts";

it("a long log is put aside at a start, and a short one goes on", async () => {
	const folder = mkdtempSync(path.join(tmpdir(), "commonpurse-log-"));
	const cluster = { directory: path.join(folder, "data"), logFile: path.join(folder, "log"), password: "for-a-test" };
	const startAndStop = async () => {
		const { server, problem } = await startServer(cluster, await findFreePort(), {});
		expect(problem).toBeUndefined();
		await server?.stop();
		return statSync(cluster.logFile).size;
	};
	try {
		await createCluster(cluster, { sync: false });
		const short = await startAndStop();
		expect(await startAndStop()).toBeGreaterThan(short);
		expect(existsSync(`${cluster.logFile}.1`)).toBe(false);
		writeFileSync(cluster.logFile, "");
		truncateSync(cluster.logFile, 20 * 1024 * 1024);
		expect(await startAndStop()).toBeLessThan(1024 * 1024);
		expect(statSync(`${cluster.logFile}.1`).size).toBe(20 * 1024 * 1024);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}, 120_000);

import { fork } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { beforeExit } from "../../processes/shutdown.ts";

/** `report-server.ts` in a process of its own, and requests to it. */
export interface BenchServer {
	/** Reads an answer to its end; in milliseconds. */
	read(path: string): Promise<number>;
	/** An answer whose first bytes have come. */
	open(path: string): Promise<IncomingMessage>;
	memory(): Promise<{ nowMb: number; peakMb: number }>;
	stop(): void;
}

export async function startServer(databaseUrl: string, values: string[]): Promise<BenchServer> {
	const file = fileURLToPath(new URL("report-server.ts", import.meta.url));
	const child = fork(file, values, {
		execArgv: ["--import", "tsx"],
		env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" },
	});
	beforeExit(async () => void child.kill());
	const ended = once(child, "exit").then(() => Promise.reject(new Error("The bench's server ended.")));
	const [port] = await Promise.race([once(child, "message"), ended]);
	ended.catch(() => undefined);
	const open = async (path: string) => {
		const response = await new Promise<IncomingMessage>((resolve, reject) => {
			get({ host: "127.0.0.1", port, path }, resolve).on("error", reject);
		});
		if (response.readableLength === 0) await once(response, "readable");
		return response;
	};
	const text = async (path: string) => {
		let whole = "";
		for await (const chunk of await open(path)) if (whole.length < 1_000) whole += chunk;
		return whole;
	};
	return {
		open,
		async read(path) {
			const begun = performance.now();
			await text(path);
			return performance.now() - begun;
		},
		memory: async () => JSON.parse(await text("/memory")),
		stop: () => void child.kill(),
	};
}

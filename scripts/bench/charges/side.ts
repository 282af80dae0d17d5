import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { beforeExit } from "../../processes/shutdown.ts";
import type { Order } from "./orders.ts";

/** One side of a comparison, in a process of its own that idles while the other side is measured. */
export interface Side {
	/** Charges a second, or the median of milliseconds that a charge takes. */
	measure(order: Order): Promise<number>;
}

/** Starts one on a database; it ends with this process. */
export async function startSide(
	script: string,
	{ databaseUrl, imports = [] }: { databaseUrl: string; imports?: readonly string[] },
): Promise<Side> {
	const child = fork(fileURLToPath(new URL(script, import.meta.url)), [], {
		execArgv: ["--import", "tsx", ...imports.flatMap((file) => ["--import", new URL(file, import.meta.url).href])],
		env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" },
	});
	beforeExit(() => void child.kill("SIGKILL"));
	const ended = once(child, "exit").then(() => Promise.reject(new Error(`${script} has ended.`)));
	ended.catch(() => undefined);
	const answer = () => Promise.race([once(child, "message"), ended]).then(([message]) => message);
	await answer();
	return {
		async measure(order) {
			child.send(order);
			return (await answer()) as number;
		},
	};
}

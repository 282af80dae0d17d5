import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * The ports that are tried. Above, from 32768 on, the system takes ports for outgoing connections: one that is free when
 * it is found would be taken by the time a server listens on it. Below are the well-known services, and ports that
 * browsers refuse to open.
 */
export const FIRST_PORT = 12_000;
export const LAST_PORT = 32_000;

/** A TCP port of this machine that is free now and that no outgoing connection takes before it is used. */
export async function findFreePort(): Promise<number> {
	for (;;) {
		const port = randomInt(FIRST_PORT, LAST_PORT + 1);
		if ((await isPortFree(port)) && (await isPortFree(port, "0.0.0.0"))) return port;
	}
}

/** Whether a server could listen on this port now. */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
	const server = createServer();
	return new Promise((resolve) => {
		server.once("error", () => resolve(false));
		server.listen(port, host, () => server.close(() => resolve(true)));
	});
}

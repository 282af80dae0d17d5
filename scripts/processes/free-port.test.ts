import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { FIRST_PORT, findFreePort, isPortFree, LAST_PORT } from "./free-port.ts";

/** Where Linux starts, unless it is told otherwise. */
const FIRST_OUTGOING_PORT = 32_768;

describe("a free port", () => {
	it("is never one that the system gives to outgoing connections", async () => {
		for (let round = 0; round < 50; round += 1) {
			const port = await findFreePort();
			expect(port).toBeGreaterThanOrEqual(FIRST_PORT);
			expect(port).toBeLessThanOrEqual(LAST_PORT);
		}
		expect(LAST_PORT).toBeLessThan(FIRST_OUTGOING_PORT);
	});

	it("is none on which another server listens", async () => {
		const port = await findFreePort();
		expect(await isPortFree(port)).toBe(true);
		const server = createServer().listen(port, "127.0.0.1");
		await once(server, "listening");
		try {
			expect(await isPortFree(port)).toBe(false);
		} finally {
			server.close();
		}
	});
});

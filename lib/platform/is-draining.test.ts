import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, it, vi } from "vitest";

// A server in its own process: `/slow` is answered when the test says so, and `/` at once, with whether it is draining.
const SERVER = `
	import { createServer } from "node:http";
	const { drainOnSignals, isDraining } = await import("@/lib/platform/is-draining.ts");
	drainOnSignals({ finish: async () => console.log("finishing jobs") });
	const server = createServer(async (request, response) => {
		if (request.url === "/slow") {
			console.log("begun");
			await new Promise((resolve) => process.stdin.once("data", resolve));
			response.end("done");
		} else response.end(String(isDraining()));
	});
	server.listen(0, "127.0.0.1", () => console.log("port " + server.address().port + "."));
`;

let child: ChildProcess | undefined;
afterEach(() => child?.kill("SIGKILL"));

it("on SIGTERM finishes the requests that have begun and other work in progress, says that it drains, and ends", async () => {
	const started = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", SERVER]);
	child = started;
	let said = "";
	for (const stream of [started.stdout, started.stderr]) stream.on("data", (chunk) => (said += chunk));
	const untilItSays = (text: string | RegExp) => vi.waitUntil(() => said.match(text), { timeout: 50_000 });
	const [, port] = await untilItSays(/port (\d+)\./);
	const address = `http://127.0.0.1:${port}`;
	expect(await (await fetch(address)).text()).toBe("false");

	const slow = fetch(`${address}/slow`).then((response) => response.text());
	await untilItSays("begun");
	const closed = once(started, "close");
	started.kill("SIGTERM");
	await untilItSays("finishing jobs");
	expect(await (await fetch(address)).text()).toBe("true");
	// A second signal, because a terminal's Ctrl-C and the launcher both send one.
	started.kill("SIGINT");
	expect(await (await fetch(address)).text()).toBe("true");
	expect(started.exitCode).toBe(null);

	started.stdin.write("answer");
	expect(await slow).toBe("done");
	expect(await closed).toEqual([0, null]);
	await expect(fetch(address)).rejects.toThrow();
});

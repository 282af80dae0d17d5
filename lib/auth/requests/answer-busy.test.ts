import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { metrics } from "@/lib/platform/metrics.ts";
import { answerBusy } from "./watch-requests.ts";

type Answer = (response: ServerResponse) => void;

let next: { isBusy: boolean; answer: Answer } = { isBusy: false, answer: () => undefined };
const server = createServer((_, response) => {
	answerBusy(response, { id: "018f0000", isBusy: next.isBusy, route: null, apiKeyId: null });
	next.answer(response);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());

async function ask(isBusy: boolean, answer: Answer) {
	next = { isBusy, answer };
	const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
	return [response.status, response.headers.get("retry-after"), await response.text()];
}

const failing: Answer = (response) => {
	response.statusCode = 500;
	response.end("A page.");
};

describe("an answer", () => {
	it("that failed because something waited too long is a 503 with the time to try again", async () => {
		const counted = async () =>
			(await metrics.busy.get()).values.find(({ labels }) => labels.where === "page")?.value ?? 0;
		const before = await counted();
		expect(await ask(true, failing)).toEqual([503, "5", "A page."]);
		expect(await counted()).toBe(before + 1);
		expect(await ask(true, (response) => void response.writeHead(500).end("A file."))).toEqual([503, "5", "A file."]);
	});

	it("stays what it is where something is broken, or where nothing is", async () => {
		expect(await ask(false, failing)).toEqual([500, null, "A page."]);
		expect(await ask(true, (response) => response.end("Fine."))).toEqual([200, null, "Fine."]);
	});
});

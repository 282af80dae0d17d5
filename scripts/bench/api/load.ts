import { once } from "node:events";
import net from "node:net";
import { performance } from "node:perf_hooks";

/** A server and what is sent to it. */
export interface Target {
	readonly port: number;
	readonly path: string;
	readonly secret: string;
}

/** A request's body, and the key that its header carries. */
export interface Asked {
	readonly key: string;
	readonly body: string;
}

/**
 * Sends requests over so many connections, each the next when the last is answered, for so long. Returns how many were
 * answered in a second. As plain as HTTP/1.1 can be, so that the client costs little beside the server. Throws for any
 * answer but `status`.
 */
export async function requestRate(
	target: Target,
	{ connections, ms, status, next }: { connections: number; ms: number; status: number; next: () => Asked },
): Promise<number> {
	const begun = performance.now();
	const end = begun + ms;
	const counts = Array.from({ length: connections }, () => sendUntil(end, target, { status, next }));
	const answered = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
	return (answered * 1000) / (performance.now() - begun);
}

async function sendUntil(
	end: number,
	target: Target,
	{ status, next }: { status: number; next: () => Asked },
): Promise<number> {
	const socket = net.connect({ host: "127.0.0.1", port: target.port, noDelay: true });
	await once(socket, "connect");
	let answered = 0;
	while (performance.now() < end) {
		socket.write(requestText(target, next()));
		const answer = await readAnswer(socket);
		if (!answer.startsWith(`HTTP/1.1 ${status} `)) throw new Error(`Answered: ${answer.slice(0, 1_000)}`);
		answered += 1;
	}
	socket.destroy();
	return answered;
}

function requestText({ path, secret }: Target, { key, body }: Asked): string {
	return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${secret}\r\nContent-Type: application/json\r\nIdempotency-Key: ${key}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function readAnswer(socket: net.Socket): Promise<string> {
	return new Promise((resolve, reject) => {
		let text = "";
		let length = Number.POSITIVE_INFINITY;
		const onData = (chunk: Buffer) => {
			text += chunk.toString("latin1");
			if (length === Number.POSITIVE_INFINITY) length = lengthOf(text);
			if (text.length < length) return;
			stop();
			resolve(text);
		};
		const onEnd = () => {
			stop();
			reject(new Error("The connection was closed."));
		};
		const stop = () => socket.off("data", onData).off("close", onEnd).off("error", onEnd);
		socket.on("data", onData).on("close", onEnd).on("error", onEnd);
	});
}

/** Of the whole answer, once its headers are there. */
function lengthOf(text: string): number {
	const end = text.indexOf("\r\n\r\n");
	if (end < 0) return Number.POSITIVE_INFINITY;
	const [, digits] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end)) ?? [];
	if (digits === undefined) throw new Error("An answer doesn't say how long it is.");
	return end + 4 + Number(digits);
}

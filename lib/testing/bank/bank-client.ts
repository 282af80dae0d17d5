import { newId } from "@/lib/platform/ids.ts";

interface Asked {
	readonly method?: string;
	readonly path: string;
	readonly body?: object;
	readonly key?: string;
}

export interface BankReply {
	readonly status: number;
	// biome-ignore lint/suspicious/noExplicitAny: the test looks into answers of every shape
	readonly json: any;
}

export type BankClient = (secret: string, asked: Asked) => Promise<BankReply>;

/** What a caller repeats under the same key, because nothing was changed. */
const BUSY = 503;
const MOST_TIMES = 20;

/** Calls the API's processes in turn; what is busy, or whose connection broke, is sent again under its key, as a client does. */
export function bankClient(ports: readonly number[]): BankClient {
	let turn = 0;
	return async (secret, { method = "POST", path, body, key = newId() }) => {
		const request = {
			method,
			headers: {
				authorization: `Bearer ${secret}`,
				...(body && { "content-type": "application/json", "idempotency-key": key }),
			},
			...(body && { body: JSON.stringify(body) }),
		};
		for (let times = 1; ; times += 1) {
			turn += 1;
			const reply = await fetch(`http://127.0.0.1:${ports[turn % ports.length]}/api/v1${path}`, request).then(
				async (response) => ({ status: response.status, json: await response.json() }),
				(error: unknown) => ({ error }),
			);
			if ("status" in reply && reply.status !== BUSY) return reply;
			if (times < MOST_TIMES) continue;
			if ("status" in reply) return reply;
			throw reply.error;
		}
	};
}

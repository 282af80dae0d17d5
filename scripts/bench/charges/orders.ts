import { performance } from "node:perf_hooks";
import { isBusy } from "@/lib/platform/database/busy.ts";
import { timeOf } from "../measure.ts";

/** What a side is asked to do with the wallets of these users. */
export type Order =
	/** As many charges as this many callers get answers to, each asking again at once. */
	| { readonly kind: "rate"; readonly userIds: readonly string[]; readonly callers: number; readonly ms: number }
	/** One charge after the other, with no other caller. */
	| { readonly kind: "latency"; readonly userIds: readonly string[]; readonly charges: number };

/** Callers begin at different moments, and prepare statements: these milliseconds don't count. */
const WARM_UP_MS = 300;

/** Does what the parent process orders, one after the other, with this way to charge a credit to a user's wallet. */
export function answerOrders(charge: (userId: string) => Promise<unknown>): void {
	process.on("message", (order: Order) => {
		const work = order.kind === "rate" ? rate(order, charge) : latency(order, charge);
		work.then((done) => process.send?.(done)).catch((error) => endWith(error));
	});
	process.on("disconnect", () => process.exit());
	process.send?.("ready");
}

async function rate(
	{ userIds, callers, ms }: Extract<Order, { kind: "rate" }>,
	charge: (userId: string) => Promise<unknown>,
): Promise<number> {
	const from = performance.now() + WARM_UP_MS;
	const until = from + ms;
	let answered = 0;
	const caller = async () => {
		for (let now = performance.now(); now < until; now = performance.now()) {
			const userId = userIds[Math.floor(Math.random() * userIds.length)] ?? "";
			const isAnswered = await charge(userId).then(() => true, unlessBusy);
			const at = performance.now();
			if (isAnswered && at >= from && at < until) answered += 1;
		}
	};
	await Promise.all(Array.from({ length: callers }, caller));
	return answered / (ms / 1_000);
}

function latency(
	{ userIds, charges }: Extract<Order, { kind: "latency" }>,
	charge: (userId: string) => Promise<unknown>,
): Promise<number> {
	let count = 0;
	return timeOf(charges, () => charge(userIds[count++ % userIds.length] ?? ""));
}

/** Whoever meets what somebody else has locked is told that it is busy, and doesn't count as answered. */
function unlessBusy(error: unknown): false {
	if (isBusy(error)) return false;
	throw error;
}

function endWith(error: unknown): void {
	console.error(error);
	process.exit(1);
}

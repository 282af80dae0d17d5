import { performance } from "node:perf_hooks";
import { isBusy } from "@/lib/platform/database/is-busy.ts";
import { timeOf } from "../measure.ts";

/** What a side is asked to do with the wallets of these users. */
export type Order =
	/** As many charges as this many callers get answers to, each asking again at once. */
	| { readonly kind: "rate"; readonly userIds: readonly string[]; readonly callers: number; readonly ms: number }
	/** One charge after the other, with no other caller. */
	| { readonly kind: "latency"; readonly userIds: readonly string[]; readonly charges: number };

/** Statements are prepared on each connection first. */
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
	{ ms, ...asked }: Extract<Order, { kind: "rate" }>,
	charge: (userId: string) => Promise<unknown>,
): Promise<number> {
	await chargeFor(WARM_UP_MS, asked, charge);
	const begun = performance.now();
	const { answered, lastAt } = await chargeFor(ms, asked, charge);
	return answered / ((lastAt - begun) / 1_000);
}

/** All answers count, and the time until the last of them: answers come many at once. */
async function chargeFor(
	ms: number,
	{ userIds, callers }: { userIds: readonly string[]; callers: number },
	charge: (userId: string) => Promise<unknown>,
): Promise<{ answered: number; lastAt: number }> {
	const until = performance.now() + ms;
	let [answered, lastAt] = [0, 0];
	const caller = async () => {
		while (performance.now() < until) {
			const userId = userIds[Math.floor(Math.random() * userIds.length)] ?? "";
			if (!(await charge(userId).then(() => true, unlessBusy))) continue;
			answered += 1;
			lastAt = performance.now();
		}
	};
	await Promise.all(Array.from({ length: callers }, caller));
	return { answered, lastAt };
}

function latency(
	{ userIds, charges }: Extract<Order, { kind: "latency" }>,
	charge: (userId: string) => Promise<unknown>,
): Promise<number> {
	let count = 0;
	return timeOf(charges, () => charge(userIds[count++ % userIds.length] ?? ""));
}

/** A charge that meets what another has locked is told that it is busy, and doesn't count as answered. */
function unlessBusy(error: unknown): false {
	if (isBusy(error)) return false;
	throw error;
}

function endWith(error: unknown): void {
	console.error(error);
	process.exit(1);
}

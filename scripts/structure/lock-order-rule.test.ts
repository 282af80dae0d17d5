import { expect, it } from "vitest";
import { checkLockOrder } from "./lock-order-rule.ts";
import { parseSource } from "./source.ts";

const PLATFORM = "lib/platform/database/row-lock.ts";

/** What is found in `lib/orders/verb.ts`, where `users` comes before `orders` and `pools`. */
function found(verb: string): string[] {
	const texts = {
		[PLATFORM]: 'const LOCKS = { users: "row", orders: "row", pools: "row" } as const;',
		"lib/ledger/pools.ts": `import { rowLock } from "@/${PLATFORM}";
			export async function lockPools(tx) { await tx.query(rowLock(tx, "pools", { ids: [] })); }`,
		"lib/orders/verb.ts": `import { rowLock } from "@/${PLATFORM}";
			import { lockPools as lockAccounts } from "../ledger/pools.ts";
			function lockUsers(tx) { return rowLock(tx, "users", { ids: [] }); }
			function both(tx) { lockUsers(tx); lockAccounts(tx); }
			${verb}`,
	};
	const sources = new Map(Object.entries(texts).map(([path, text]) => [path, parseSource(path, text)]));
	return checkLockOrder(sources).map(({ message }) => message.replace(`: ${PLATFORM} has the order.`, ""));
}

it.each([
	["a lock before", "function f(tx) { lockAccounts(tx); lockUsers(tx); }", "locks users after pools"],
	[
		"a lock in another function's call",
		"function f(tx) { rowLock(tx, 'orders', {}); both(tx); }",
		"locks users after orders",
	],
	["what a call is given", "function f(tx) { lockUsers(lockAccounts(tx)); }", "locks users after pools"],
	[
		"what is done at once",
		"function f(tx) { ids.forEach(() => lockAccounts(tx)); lockUsers(tx); }",
		"locks users after pools",
	],
	[
		"what is done in turn",
		"function f(tx) { postOnce({}, { lock: () => lockAccounts(tx), post: () => lockUsers(tx) }); }",
		"locks users after pools",
	],
	[
		"a transaction",
		"transact(async (tx) => { await lockAccounts(tx); await lockUsers(tx); });",
		"locks users after pools",
	],
])("reports %s", (_, verb, says) => {
	expect(found(verb)).toEqual([says]);
});

it.each([
	["the order", "function f(tx) { lockUsers(tx); rowLock(tx, 'orders', {}); lockAccounts(tx); }"],
	["the same again", "function f(tx) { both(tx); lockUsers(tx); lockAccounts(tx); }"],
	["what waits for nobody", "function f(tx) { lockAccounts(tx); rowLock(tx, 'users', { skipLocked: true }); }"],
	["two transactions", "function f() { transact((tx) => lockAccounts(tx)); transact((tx) => lockUsers(tx)); }"],
	["a function that calls itself", "function f(tx) { lockUsers(tx); f(tx); lockAccounts(tx); }"],
])("allows %s", (_, verb) => {
	expect(found(verb)).toEqual([]);
});

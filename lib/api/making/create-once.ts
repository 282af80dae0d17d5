import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";

/**
 * Makes one thing under the request's key by verbs that have none of their own (product.md 34). `lock` takes what they lock
 * before keys: addresses, organizations, users. `create` refuses before it writes, and answers ids: an answer is kept as
 * long as its key, and names are erased with their person. `asked` is what the key stands for, with the operation's name.
 */
export function createOnce<Value>(
	{ key, idempotencyKey, writes: db, clock }: ApiContext,
	asked: { readonly operationId: string } & Readonly<Record<string, unknown>>,
	{
		lock,
		create,
	}: {
		readonly lock: (tx: Transaction) => Promise<unknown>;
		readonly create: (tx: Transaction) => Promise<Result<Value>>;
	},
): Promise<Result<Value>> {
	return postOnce(
		{ db, clock, client: key.client },
		{ key: idempotencyKey, kind: "creation", body: asked },
		{
			lock: async (tx) => {
				await lock(tx);
				return true;
			},
			post: (tx) => create(tx),
		},
	);
}

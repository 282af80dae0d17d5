import type { ShownRequest } from "@/lib/credit-requests/lists/read-request.ts";
import type { PoolExplained } from "@/lib/ledger/paying/explanation.ts";
import type { Headroom } from "@/lib/ledger/paying/headroom.ts";

export type RaisablePool = PoolExplained & { readonly limit: Headroom };

/** The pools in which a limit stops the person that the reader can raise: their own, and as an administrator the wallet. */
export function raisablePools({ explanation, owner }: ShownRequest, readerId: string): RaisablePool[] {
	return (explanation?.pools ?? []).filter((pool): pool is RaisablePool => {
		if (pool.name === null || pool.limit === null) return false;
		return pool.ownerId === readerId || (pool.kind === "wallet" && owner !== null);
	});
}

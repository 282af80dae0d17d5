import { type Clock, databaseClock } from "@/lib/platform/database/clock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { lookAtAccounts } from "../posting/lock.ts";
import { refuseCredits } from "../posting/refuse-credits.ts";
import { readMemberLimits } from "./member-limits.ts";
import { accountsOf, choosePayers, lookForPayers, type PaidRequest, type Pool } from "./payers.ts";
import { decidePayment } from "./payment.ts";

/** What one pool would pay now. */
export interface PreviewSlice {
	readonly accountId: string;
	readonly kind: "wallet" | "share_group";
	/** The share group; null where it is a wallet. */
	readonly shareGroupId: string | null;
	/** The share group's name, or that of the wallet's user. */
	readonly name: string;
	/** Whose credits these are: the wallet's user, or the share group's creator. */
	readonly ownerId: string;
	readonly ownerName: string;
	readonly credits: bigint;
	/** Credits that the pool could spend afterwards. */
	readonly availableAfter: bigint;
}

/**
 * What would pay for a charge if it were posted now, pool after pool, decided as for a charge (product.md 28–31), or
 * the refusal that it would get. Nothing is locked: only the charge itself decides.
 */
export async function previewPayment(
	sql: Sql,
	{ credits, ...request }: PaidRequest & { readonly credits: bigint },
	{ clock = databaseClock }: { readonly clock?: Clock } = {},
): Promise<Result<readonly PreviewSlice[]>> {
	const malformed = refuseCredits(credits);
	if (malformed) return malformed;
	const payers = choosePayers(request, await lookForPayers(sql, [request]));
	if (payers.state === "refused") return payers.refusal;
	const pools: readonly Pool[] = payers.state === "found" ? payers.pools : [];
	const accountIds = accountsOf(payers);
	const posting = await lookAtAccounts({ sql, clock }, accountIds);
	const members = pools.flatMap(({ group }) => group ?? []);
	const limits = await readMemberLimits(sql, { members, at: posting.instant(accountIds) });
	const payment = decidePayment(posting, { ...request, credits }, { payers, limits });
	if (!payment.ok) return payment;
	const { shares, at } = payment.value;
	return done(
		shares.flatMap(({ accountId, credits: given }) => {
			const pool = pools.find((one) => one.accountId === accountId);
			if (!pool) return [];
			return [sliceOf(pool, { credits: given, availableAfter: posting.available(accountId, at) - given })];
		}),
	);
}

function sliceOf(
	{ accountId, owner, group }: Pool,
	amounts: { credits: bigint; availableAfter: bigint },
): PreviewSlice {
	return {
		accountId,
		kind: group ? "share_group" : "wallet",
		shareGroupId: group?.shareGroupId ?? null,
		name: group?.name ?? owner.name,
		ownerId: owner.id,
		ownerName: owner.name,
		...amounts,
	};
}

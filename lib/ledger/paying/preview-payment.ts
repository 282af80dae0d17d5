import { type Clock, databaseClock } from "@/lib/platform/database/clock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { Coverage } from "../coverage/read-coverage.ts";
import { lookAtAccounts } from "../posting/lock-accounts.ts";
import { refusalToMoveCredits } from "../posting/refusal-to-move-credits.ts";
import { accountsOf, choosePayers, lookForPayers, type PaidRequest, type Pool } from "./choose-payers.ts";
import { decidePayment, explainPayment, memberOf } from "./decide-payment.ts";
import type { Explanation } from "./explanation.ts";
import { readLimits } from "./pool-limits.ts";

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
	asked: PaidRequest & { readonly credits: bigint },
	how: { readonly clock?: Clock } = {},
): Promise<Result<readonly PreviewSlice[]>> {
	return (await checkPayment(sql, asked, how)).result;
}

/** A preview, and why it is so: null where no pool pays, or the call is malformed. */
export interface CheckedPayment {
	readonly result: Result<readonly PreviewSlice[]>;
	readonly explanation: Explanation | null;
	/** What covers it: then it would cost nothing, and no pool would pay. */
	readonly coverage: Coverage | null;
}

/** As `previewPayment`, explained whether it would be paid or not (product.md 45). */
export async function checkPayment(
	sql: Sql,
	{ credits, ...request }: PaidRequest & { readonly credits: bigint },
	{ clock = databaseClock }: { readonly clock?: Clock } = {},
): Promise<CheckedPayment> {
	const malformed = refusalToMoveCredits(credits);
	if (malformed) return { result: malformed, explanation: null, coverage: null };
	const payers = choosePayers(request, await lookForPayers({ sql, clock }, [request]));
	if (payers.state === "refused") return { result: payers.refusal, explanation: null, coverage: null };
	if (payers.state === "covered") return { result: done([]), explanation: null, coverage: payers.coverage };
	const pools: readonly Pool[] = payers.state === "found" ? payers.pools : [];
	const accountIds = accountsOf(payers);
	const posting = await lookAtAccounts({ sql, clock }, accountIds);
	const limited = pools.filter(({ accountId }) => posting.account(accountId).isLimited);
	const members = limited.flatMap((pool) => memberOf(pool, request.userId) ?? []);
	const limits = await readLimits(sql, { members, at: posting.instant(accountIds) });
	const asked = { userId: request.userId, credits };
	const explanation = explainPayment(posting, asked, { payers, limits });
	const payment = decidePayment(posting, asked, { payers, limits });
	if (!payment.ok) return { result: payment, explanation, coverage: null };
	const { shares, at } = payment.value;
	const slices = shares.flatMap(({ accountId, credits: given }) => {
		const pool = pools.find((one) => one.accountId === accountId);
		if (!pool) return [];
		return [sliceOf(pool, { credits: given, availableAfter: posting.available(accountId, at) - given })];
	});
	return { result: done(slices), explanation, coverage: null };
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

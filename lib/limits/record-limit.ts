import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { SetLimit } from "@/lib/ledger/paying/store-limit.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { LockedLimits } from "./lock-limited-pool.ts";

type Terms = Pick<SetLimit, "credits" | "period" | "until" | "warnPercent" | "tellsSetter">;

const ACTIONS = {
	user: {
		set: "user.credit_limit_changed",
		raised: "user.credit_limit_raised",
		ended: "user.credit_limit_raise_ended",
	},
	share_group: {
		set: "share_group.limit_changed",
		raised: "share_group.limit_raised",
		ended: "share_group.limit_raise_ended",
	},
} as const;

/** Whose limit was changed on which pool, what it was and what it is now: the audit log shows it in words. */
export async function recordLimit(
	tx: Transaction,
	{ actor, subject, about, of }: LockedLimits,
	{ what, before, after, reason }: LimitChange,
): Promise<void> {
	const { creditTypeId } = await tx.prisma.account.findUniqueOrThrow({ where: { id: of.accountId } });
	const kind = what !== "set" ? "raise" : of.userId === null && of.addressId === null ? "default" : "exception";
	await recordAudit(tx, {
		actor,
		organizationId: actor.organizationId,
		action: ACTIONS[subject.type][what],
		subject,
		before: { ...about, limit: inShort(before), ...warningOf(before) },
		after: { ...about, creditType: creditTypeId, layer: kind, limit: inShort(after), ...warningOf(after) },
		...(reason !== undefined && reason !== "" && { reason }),
	});
}

interface LimitChange {
	readonly what: "set" | "raised" | "ended";
	readonly before: Terms | null;
	readonly after: Terms | null;
	readonly reason?: string | undefined;
}

/** 5/week; `none` lifts the limit for one person; `80/week until 2026-12-31` is a raise; null where nothing is set. */
function inShort(limit: Terms | null): string | null {
	if (!limit) return null;
	if (limit.credits === null) return "none";
	return `${limit.credits}/${limit.period}${limit.until === null ? "" : ` until ${limit.until}`}`;
}

function warningOf(limit: Terms | null): Record<string, number | boolean> {
	if (limit?.credits == null) return {};
	const { warnPercent, tellsSetter } = limit;
	return { warnPercent, tellsSetter };
}

import { type AuditRecord, recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
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
	change: LimitChange,
): Promise<void> {
	const { creditTypeId } = await tx.prisma.account.findUniqueOrThrow({ where: { id: of.accountId } });
	const isDefault = of.userId === null && of.addressId === null;
	await recordAudits(tx, [entryOf({ actor, subject, about, creditTypeId, isDefault }, change)]);
}

/** As `recordLimit`, for the exceptions of many on wallets of one credit type: a row each. */
export async function recordExceptions(
	tx: Transaction,
	{ actor, creditTypeId, reason }: { actor: Actor; creditTypeId: string; reason: string | undefined },
	changes: readonly (Omit<LimitChange, "what" | "reason"> & { readonly ownerId: string; readonly userId: string })[],
): Promise<void> {
	await recordAudits(
		tx,
		changes.map(({ ownerId, userId, before, after }) => {
			const subject = { type: "user", id: ownerId } as const;
			const of = { actor, subject, about: { userId }, creditTypeId, isDefault: false };
			return entryOf(of, { what: "set", before, after, reason });
		}),
	);
}

interface Changed extends Pick<LockedLimits, "actor" | "subject" | "about"> {
	readonly creditTypeId: string;
	readonly isDefault: boolean;
}

function entryOf({ actor, subject, about, ...of }: Changed, { what, before, after, reason }: LimitChange): AuditRecord {
	const layer = what !== "set" ? "raise" : of.isDefault ? "default" : "exception";
	return {
		actor,
		organizationId: actor.organizationId,
		action: ACTIONS[subject.type][what],
		subject,
		before: { ...about, limit: limitInShort(before), ...warningOf(before) },
		after: { ...about, creditType: of.creditTypeId, layer, limit: limitInShort(after), ...warningOf(after) },
		...(reason !== undefined && reason !== "" && { reason }),
	};
}

interface LimitChange {
	readonly what: "set" | "raised" | "ended";
	readonly before: Terms | null;
	readonly after: Terms | null;
	readonly reason?: string | undefined;
}

/** 5/week; `none` lifts the limit for one person; `80/week until 2026-12-31` is a raise; null where nothing is set. */
export function limitInShort(limit: Pick<Terms, "credits" | "period" | "until"> | null): string | null {
	if (!limit) return null;
	if (limit.credits === null) return "none";
	return `${limit.credits}/${limit.period}${limit.until === null ? "" : ` until ${limit.until}`}`;
}

function warningOf(limit: Terms | null): Record<string, number | boolean> {
	if (limit?.credits == null) return {};
	const { warnPercent, tellsSetter } = limit;
	return { warnPercent, tellsSetter };
}

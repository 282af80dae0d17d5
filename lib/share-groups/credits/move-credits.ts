import type { RequestKind } from "@/generated/prisma/enums.ts";
import { keyClientOf, type VerbContext } from "@/lib/actions/verb.ts";
import type { AuditAction } from "@/lib/audit/audit-actions.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { MovedLot, PostedMovement } from "@/lib/ledger/movements/post-allocation.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockWelcomeMails } from "../lock-welcome-mails.ts";
import { isOwnGroup } from "../own-group.ts";
import type { MoveCreditsInput } from "../schema.ts";
import { chooseOutstandingWelcomeMails, writeWelcomeMails } from "../welcome/welcome-mails.ts";

/** The receipt of credits that moved between a creator's wallet and their group. */
export interface MovedCredits {
	readonly credits: bigint;
	/** What moved, by when it expires, soonest first. */
	readonly lots: readonly Pick<MovedLot, "credits" | "expiresAt">[];
	/** How many welcome mails went out with them. */
	readonly mails: number;
}

export interface Movement {
	readonly kind: Extract<RequestKind, "allocation" | "return">;
	readonly action: AuditAction;
	readonly post: (tx: Transaction, movement: MoveCreditsInput & { actorId: string }) => Promise<Result<PostedMovement>>;
	/** Whether the welcome mails that waited for credits go out. */
	readonly isWelcoming?: boolean;
}

/**
 * One key is one movement (product.md 34): a repetition gets the first answer; also what is written beside the ledger's
 * rows.
 */
export async function moveCredits(
	context: VerbContext,
	input: MoveCreditsInput,
	{ kind, action, post, isWelcoming = false }: Movement,
): Promise<Result<MovedCredits>> {
	const { actor, db, clock } = context;
	const { key, ...body } = input;
	return postOnce(
		{ client: keyClientOf(context), db, clock },
		{ kind, key, body },
		{
			async lock(tx) {
				if (isWelcoming) await lockWelcomeMails(tx, actor.userId);
				return lockUsers(tx.sql, [actor.userId]);
			},
			async post(tx, users) {
				if (users.get(actor.userId)?.status !== "active") return refuse("FORBIDDEN", "signedOut");
				const { shareGroupId, creditTypeId } = input;
				if (!(await isOwnGroup(tx.prisma, { actor, shareGroupId }))) return refuse("NOT_FOUND", "shareGroupNotFound");
				const now = await tx.clock.now(tx.sql);
				const welcomed = isWelcoming
					? await chooseOutstandingWelcomeMails(tx.sql, { creator: actor, shareGroupId, now })
					: [];
				const posted = await post(tx, { ...input, actorId: actor.userId });
				if (!posted.ok) return posted;
				await recordAudit(tx, {
					actor,
					organizationId: actor.organizationId,
					action,
					subject: { type: "share_group", id: shareGroupId },
					after: { creditType: creditTypeId, credits: posted.value.credits },
				});
				await writeWelcomeMails(tx, { actor, entries: welcomed });
				return done({ credits: posted.value.credits, lots: byExpiry(posted.value.lots), mails: welcomed.length });
			},
		},
	);
}

/** Lots that expire at one instant are shown as one line. */
function byExpiry(lots: readonly MovedLot[]): MovedCredits["lots"] {
	const sums = new Map<number | null, { credits: bigint; expiresAt: Date | null }>();
	for (const { credits, expiresAt } of lots) {
		const at = expiresAt?.getTime() ?? null;
		const sum = sums.get(at)?.credits ?? 0n;
		sums.set(at, { credits: sum + credits, expiresAt });
	}
	return [...sums.values()];
}

import type { Actor } from "@/lib/auth/actor.ts";
import { endRaiseIn } from "@/lib/limits/end-raise.ts";
import { raiseLimitIn } from "@/lib/limits/raise-limit.ts";
import type { LimitedPool } from "@/lib/limits/schema.ts";
import { setLimitIn } from "@/lib/limits/set-limit.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { LimitChange } from "./schema.ts";

/**
 * Stores the limits that were staged in Advanced Settings: a Credit User's own on the owner's wallets, or everyone's on the
 * wallets of a user who is their own Credit Owner (product.md 43). The organization and both users are locked; wallets are
 * locked in the one order, whichever was staged first. All or nothing: the first refusal is the answer.
 */
export async function changeLimits(
	tx: Transaction,
	by: Actor,
	{ userId, ownerId, changes }: { userId: string; ownerId: string; changes: readonly LimitChange[] },
): Promise<Result<null>> {
	const person = userId === ownerId ? null : userId;
	for (const change of await inOrderOfWallets(tx, { ownerId, changes })) {
		const { creditTypeId } = change;
		const pool: LimitedPool = { kind: "wallet", ownerId, creditTypeId };
		const changed = await changeLimit(tx, by, { pool, person, change });
		if (!changed.ok) return changed;
	}
	return done(null);
}

async function changeLimit(
	tx: Transaction,
	by: Actor,
	{ pool, person, change }: { pool: LimitedPool; person: string | null; change: LimitChange },
): Promise<Result<null>> {
	const isLocked = { isLocked: true };
	const { what, creditTypeId: _, ...rest } = change;
	if (what === "set")
		return setLimitIn(tx, by, { pool, person, ...rest } as Parameters<typeof setLimitIn>[2], isLocked);
	// Everyone's limit has no raise: a caller who sends one is told that there is no such user.
	const named = person ?? "";
	if (what === "end") return endRaiseIn(tx, by, { pool, person: named }, isLocked);
	return raiseLimitIn(tx, by, { pool, person: named, ...rest } as Parameters<typeof raiseLimitIn>[2], isLocked);
}

async function inOrderOfWallets(
	tx: Transaction,
	{ ownerId, changes }: { ownerId: string; changes: readonly LimitChange[] },
): Promise<LimitChange[]> {
	const wallets = await tx.prisma.account.findMany({
		where: { kind: "wallet", userId: ownerId, creditTypeId: { in: changes.map(({ creditTypeId }) => creditTypeId) } },
		orderBy: { id: "asc" },
		select: { creditTypeId: true },
	});
	const place = new Map(wallets.map(({ creditTypeId }, index) => [creditTypeId, index]));
	// What has no wallet comes last, and is refused there.
	const placeOf = ({ creditTypeId }: LimitChange) => place.get(creditTypeId) ?? wallets.length;
	return [...changes].sort((one, other) => placeOf(one) - placeOf(other));
}

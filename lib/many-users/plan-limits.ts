import { type LimitsOfPerson, readLimitsOfPeople } from "@/lib/limits/limits-of-person.ts";
import { limitInShort } from "@/lib/limits/record-limit.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import type { ManyPlan, PlannedUser } from "./planned-user.ts";
import type { ChangeOf } from "./schema.ts";

/**
 * Says of each of the people whether their limit on their Credit Owner's wallet can be set, by the rules of a single one
 * (product.md 43); final under the locks of these wallets.
 */
export async function planLimits(
	tx: Transaction,
	{ people, change }: { people: readonly ChangeableUser[]; change: ChangeOf<"limit"> },
): Promise<ManyPlan> {
	const { creditTypeId, limit } = change;
	const limited = people.map(({ id, creditOwnerId }) => ({ userId: id, ownerId: creditOwnerId }));
	const limitsOf = await readLimitsOfPeople(tx, { people: limited, creditTypeId });
	const wanted = limit === "none" ? { credits: null, period: null } : limit;
	const after = inShort(wanted && { ...wanted, until: null });
	const planned = people.map((user): PlannedUser => {
		const limits = limitsOf.get(user.id);
		const refusal = refusalToLimit(user, limits);
		return {
			...{ user, line: null, before: inShort(limits?.exception ?? null), after, refusal, along: [] },
			...(limits && { limits: { ...limits, wanted } }),
		};
	});
	return { what: "limit", people: planned, moves: [] };
}

/** A limit as it is compared; what everyone has, where a person has none of their own. */
const inShort = (limit: Parameters<typeof limitInShort>[0]) => limitInShort(limit) ?? "default";

function refusalToLimit({ id, creditOwnerId }: ChangeableUser, limits: LimitsOfPerson | undefined): Refusal | null {
	if (id === creditOwnerId) return refuse("CONFLICT", "ownerNotLimited");
	return limits ? null : refuse("NOT_FOUND", "creditTypeNotFound");
}

import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-addresses.ts";
import { inOwnGroup } from "../own-group.ts";
import type { SetLimitInput } from "../schema.ts";

/**
 * Sets how many credits of one type each member of the actor's group may use, or one member by their address; takes
 * nothing back and resets no count (product.md 24). Doing it again changes nothing.
 */
export async function setLimit(
	context: VerbContext,
	{ shareGroupId, creditTypeId, address, limit }: SetLimitInput,
): Promise<Result<null>> {
	return inOwnGroup(context, shareGroupId, async (tx, group) => {
		const { actor } = context;
		if (!group.accounts.some((account) => account.creditTypeId === creditTypeId)) {
			return refuse("NOT_FOUND", "creditTypeNotFound");
		}
		const email = address === null ? null : normalizeAddress(address);
		if (address !== null && email === null) return refuse("INVALID", "notAnAddress", {}, { field: "address" });
		if (email === null && limit === "none") return refuse("INVALID", "defaultIsALimit", {}, { field: "limit" });
		const where = { shareGroupId, creditTypeId, email };
		const stored = await tx.prisma.shareGroupLimit.findFirst({ where });
		const wanted = limit === "none" ? { credits: null, period: null } : limit;
		if (isSame(stored, wanted)) return done(null);
		if (!wanted) await tx.prisma.shareGroupLimit.deleteMany({ where });
		else if (stored) await tx.prisma.shareGroupLimit.update({ where: { id: stored.id }, data: wanted });
		else await tx.prisma.shareGroupLimit.create({ data: { id: newId(), ...where, ...wanted } });
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "share_group.limit_changed",
			subject: { type: "share_group", id: shareGroupId },
			before: { ...(email !== null && { email }), limit: inWords(stored) },
			after: { ...(email !== null && { email }), creditType: creditTypeId, limit: inWords(wanted) },
		});
		return done(null);
	});
}

interface Stored {
	readonly credits: bigint | null;
	readonly period: string | null;
}

function isSame(one: Stored | null, other: Stored | null): boolean {
	if (!one || !other) return one === other;
	return one.credits === other.credits && one.period === other.period;
}

/** 5/week; `none` lifts the limit for one member; null where nothing is set. */
function inWords(limit: Stored | null): string | null {
	if (!limit) return null;
	return limit.credits === null ? "none" : `${limit.credits}/${limit.period}`;
}

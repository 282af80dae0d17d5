import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { refusalToChooseOwner } from "@/lib/owners/policy.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { mayChooseThemselves } from "./policy.ts";
import type { SaveOrganizationInput } from "./schema.ts";

/**
 * Stores what the actor's organization is called, and whose credits its new users use (product.md 57). Refuses with STALE
 * when someone else has saved it since `version`, with NOT_FOUND and CONFLICT a Credit Owner who can't be one (product.md 1),
 * and with FORBIDDEN the actor themselves where a new user could have rights that they lack (product.md 38). Needs *Edit
 * User*. Returns the version to save with next.
 */
export async function saveOrganization(
	context: VerbContext,
	{ version, name, creditOwnerId }: SaveOrganizationInput,
): Promise<Result<{ version: number }>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const id = actor.organizationId;
		const stored = await tx.prisma.organization.findUniqueOrThrow({ where: { id } });
		if (stored.version !== version) return refuse("STALE", "organizationChangedMeanwhile");
		if (creditOwnerId !== null && creditOwnerId !== stored.defaultCreditOwnerId) {
			const refusal = await refusalToChoose(tx, actor, creditOwnerId);
			if (refusal) return refusal;
		}
		const data = { name, defaultCreditOwnerId: creditOwnerId };
		const saved = await tx.prisma.organization.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
		const before = { name: stored.name, creditOwnerId: stored.defaultCreditOwnerId };
		const after = { name, creditOwnerId };
		const changed = (["name", "creditOwnerId"] as const).filter((field) => before[field] !== after[field]);
		const only = (facts: typeof before) => Object.fromEntries(changed.map((field) => [field, facts[field]]));
		if (changed.length > 0) {
			await recordAudit(tx, {
				actor,
				organizationId: id,
				action: "organization.changed",
				subject: { type: "organization", id },
				before: only(before),
				after: only(after),
			});
		}
		return done({ version: saved.version });
	});
}

/** Under the organization's lock, so that nobody becomes a Credit User meanwhile. */
async function refusalToChoose(tx: Transaction, actor: Actor, ownerId: string): Promise<Refusal | null> {
	const owner = await tx.prisma.user.findFirst({
		where: { id: ownerId, organizationId: actor.organizationId },
		include: { creditOwner: { select: { id: true, name: true } } },
	});
	if (!owner) return refuse("NOT_FOUND", "creditOwnerNotFound", {}, { field: "creditOwnerId" });
	// Nobody uses the credits of a new user.
	const refusal = refusalToChooseOwner({ id: "", name: "" }, owner);
	if (refusal) return refusal;
	if (ownerId !== actor.userId || mayChooseThemselves(actor)) return null;
	return refuse("FORBIDDEN", "defaultCreditOwnerYourself", {}, { field: "creditOwnerId" });
}

import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { LockedShareGroup } from "@/lib/ledger/movements/lock-share-group.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { inOwnGroup } from "./own-group.ts";
import { refusalToTakeName } from "./refusal-to-take-name.ts";
import type { ChangeShareGroupInput } from "./schema.ts";

/**
 * Changes a group's name, description or Email Message. Refused when it was changed since `version` (STALE), saying
 * nothing was stored, and for a name that another open group of the actor's has.
 */
export async function changeShareGroup(
	context: VerbContext,
	{ shareGroupId, version, ...asked }: ChangeShareGroupInput,
): Promise<Result<{ version: number }>> {
	return inOwnGroup(context, shareGroupId, (tx, group) =>
		changeLockedGroup(tx, { actor: context.actor, group, shareGroupId, version, ...asked }),
	);
}

/** The same within what else is changed of the group, under its lock: refused before anything is written. */
export async function changeLockedGroup(
	tx: Transaction,
	{ actor, group, shareGroupId, version, ...asked }: ChangeShareGroupInput & { actor: Actor; group: LockedShareGroup },
): Promise<Result<{ version: number }>> {
	if (group.version !== version) return refuse("STALE", "shareGroupChangedMeanwhile");
	const stored = await tx.prisma.shareGroup.findUniqueOrThrow({
		where: { id: shareGroupId },
		select: { name: true, description: true, emailMessage: true },
	});
	const changed = (["name", "description", "emailMessage"] as const).filter(
		(field) => asked[field] !== undefined && asked[field] !== stored[field],
	);
	if (changed.length === 0) return done({ version });
	if (changed.includes("name") && asked.name !== undefined) {
		const taken = await refusalToTakeName(tx, { creatorId: actor.userId, name: asked.name, shareGroupId });
		if (taken) return taken;
	}
	const after = Object.fromEntries(changed.map((field) => [field, asked[field] ?? ""]));
	await tx.prisma.shareGroup.update({
		where: { id: shareGroupId },
		data: { ...after, version: { increment: 1 } },
	});
	await recordAudit(tx, {
		actor,
		organizationId: actor.organizationId,
		action: "share_group.changed",
		subject: { type: "share_group", id: shareGroupId },
		before: Object.fromEntries(changed.map((field) => [field, stored[field]])),
		after,
	});
	return done({ version: version + 1 });
}

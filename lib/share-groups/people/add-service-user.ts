import type { ReadContext, VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { serviceEmail } from "@/lib/people/service-email.ts";
import { database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { inOwnGroup } from "../own-group.ts";
import type { AddServiceUserInput } from "../schema.ts";
import { refusalToAddMore } from "./entry-limits.ts";

const OFFERED = 500;

/** A service user who can be let into a share group. */
export interface OfferedServiceUser {
	readonly id: string;
	readonly name: string;
}

/** The service users of the actor's organization, by name: those that a creator can let into a share group (product.md 56). */
export async function listOfferedServiceUsers({
	actor,
	db = database(),
}: ReadContext): Promise<readonly OfferedServiceUser[]> {
	return db.user.findMany({
		where: { organizationId: actor.organizationId, kind: "service", status: { not: "removed" } },
		orderBy: [{ name: "asc" }, { id: "asc" }],
		take: OFFERED,
		select: { id: true, name: true },
	});
}

/**
 * Lets a service user of the actor's organization into the actor's group (product.md 56); it counts at once, and sends no
 * mail. Refuses another organization's (NOT_FOUND), one that is in it already (CONFLICT), and where the creator has added
 * enough today.
 */
export async function addServiceUser(
	context: VerbContext,
	{ shareGroupId, serviceUserId }: AddServiceUserInput,
): Promise<Result<{ name: string }>> {
	return inOwnGroup(context, shareGroupId, async (tx) => {
		const { actor } = context;
		const field = "serviceUserId";
		const { organizationId } = actor;
		const user = await tx.prisma.user.findFirst({
			where: { id: serviceUserId, organizationId, kind: "service", status: { not: "removed" } },
		});
		if (!user) return refuse("NOT_FOUND", "serviceUserNotFound", {}, { field });
		const entry = { shareGroupId, kind: "service_user", value: serviceEmail(serviceUserId) } as const;
		if ((await tx.prisma.shareGroupEntry.count({ where: { ...entry, removedAt: null } })) > 0) {
			return refuse("CONFLICT", "serviceUserIsMember", { name: user.name }, { field });
		}
		const tooMany = await refusalToAddMore(tx, { actor, count: 1 });
		if (tooMany) return tooMany;
		await tx.prisma.shareGroupEntry.create({
			data: { id: newId(), ...entry, createdAt: await tx.clock.now(tx.sql), createdById: actor.userId },
		});
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "share_group.members_added",
			subject: { type: "share_group", id: shareGroupId },
			after: { serviceUserId },
		});
		return done({ name: user.name });
	});
}

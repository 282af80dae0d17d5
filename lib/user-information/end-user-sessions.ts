import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { endSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { lockUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import { refusalToActOn, refusalToEditUsers } from "@/lib/people/policy.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { EndUserSessionsInput } from "./schema.ts";

/**
 * Signs another user of the organization out everywhere, and returns how many sessions that ended. They can sign in
 * again; only a suspension keeps them out. Refuses the actor, and a user with rights that the actor lacks (product.md
 * 38).
 */
export async function endUserSessions(
	context: VerbContext,
	{ userId }: EndUserSessionsInput,
): Promise<Result<{ sessions: number }>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const { organizationId } = actor;
		// A sign-in that is under way waits for this lock or is ended with the rest.
		const user = (await lockUsersToChange(tx, { organizationId, userIds: [userId] })).get(userId);
		if (!user || user.status === "removed") return refuse("NOT_FOUND", "userNotFound");
		if (userId === actor.userId) return refuse("CONFLICT", "ownSessionsInProfile");
		const { rights } = await tx.prisma.userRole.findUniqueOrThrow({ where: { id: user.userRoleId } });
		const refusal = refusalToActOn(actor, { name: user.name, rights });
		if (refusal) return refusal;
		const sessions = await endSessionsOfUser(tx, userId);
		const subject = { type: "user", id: userId } as const;
		await recordAudit(tx, { actor, organizationId, action: "user.sessions_ended", subject, after: { sessions } });
		return done({ sessions });
	});
}

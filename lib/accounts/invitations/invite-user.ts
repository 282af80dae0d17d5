import type { VerbContext } from "@/lib/actions/verb.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { type CheckedInvitee, checkInvitees, type InviteeProblem } from "./check-invitees.ts";
import { invite } from "./invite.ts";
import type { InviteUserInput } from "./schema.ts";
import { refusalToInviteMore, refuseForMailbox } from "./sent-today.ts";

/**
 * Invites one person into the actor's organization and writes to them. Needs *Edit User*; refuses a role with a right
 * that the actor lacks (FORBIDDEN, product.md 38), an address that is a user here or already invited (CONFLICT), and a
 * mailbox that was sent enough invitations today (TOO_MANY_REQUESTS), each at its field.
 */
export async function inviteUser(
	context: VerbContext,
	input: InviteUserInput,
): Promise<Result<{ invitationId: string }>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const { name, email, userRoleId } = input;
		const invitee = { line: 1, name, email, role: { id: userRoleId } };
		const { checked: all, sent } = await checkInvitees(tx, { actor, invitees: [invitee] });
		const [checked] = all;
		if (!checked || checked.problem) return refusalToInvite(checked, input);
		const tooMany = await refusalToInviteMore(tx, { sent, count: 1, ipAddress: context.ipAddress });
		if (tooMany) return tooMany;
		const [invitationId = ""] = await invite(tx, { actor, invitees: [checked], ipAddress: context.ipAddress });
		return done({ invitationId });
	});
}

function refusalToInvite(checked: CheckedInvitee | undefined, { email }: InviteUserInput): Refusal {
	const kind: InviteeProblem["kind"] = checked?.problem?.kind ?? "unknownRole";
	switch (kind) {
		case "alreadyUser":
			return refuse("CONFLICT", "inviteeIsUser", { email }, { field: "email" });
		case "alreadyInvited":
			return refuse("CONFLICT", "inviteeIsInvited", { email }, { field: "email" });
		case "writtenToOften":
			return refuseForMailbox(email, { field: "email" });
		case "roleBeyondYou":
			return refuse("FORBIDDEN", "inviteeRoleBeyondYou", {}, { field: "userRoleId" });
		default:
			return refuse("NOT_FOUND", "roleNotFound", {}, { field: "userRoleId" });
	}
}

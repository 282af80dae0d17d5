import { expect, it } from "vitest";
import { inviteMany } from "@/lib/accounts/invitations/file/invite-many.ts";
import { inviteUser } from "@/lib/accounts/invitations/invite-user.ts";
import { resendInvitation } from "@/lib/accounts/invitations/resend-invitation.ts";
import { revokeInvitation } from "@/lib/accounts/invitations/revoke-invitation.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestOrganization } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import { changeUserSchema } from "@/lib/user-information/schema.ts";
import { changeUserRole } from "@/lib/user-roles/change-user-role.ts";
import { createUserRole } from "@/lib/user-roles/create-user-role.ts";
import { deleteUserRole } from "@/lib/user-roles/delete-user-role.ts";
import { lockOrganizations } from "./lock-users-to-change.ts";

const { db, sql } = await testDatabase();

type Change = (
	context: VerbContext,
	target: { userId: string; roleId: string; invitationId: string },
) => Promise<Result<unknown>>;

/** Every change to an organization's people and roles, as an administrator's window would send it. */
const CHANGES: Record<string, (organization: TestOrganization) => Change> = {
	"changes a user":
		() =>
		async (context, { userId }) => {
			const { version, name, email, userRoleId, language, timeZone, creditOwnerId } = await db.user.findUniqueOrThrow({
				where: { id: userId },
			});
			const fields = { userId, version, name, email, userRoleId, language, timeZone, creditOwnerId };
			return changeUser(context, changeUserSchema.parse({ ...fields, status: "suspended", creditUsers: null }));
		},
	"removes a user":
		() =>
		(context, { userId }) => {
			const nothing = { creditUsers: null, credits: null, shareGroupIds: [] };
			return removeUser(context, { userId, version: 0, reason: "Has left us", ...nothing });
		},
	"points a user at themselves":
		() =>
		(context, { userId }) =>
			assignCreditOwner(context, { userId, ownerId: userId, creditUsers: null }),
	"invites a person":
		({ memberRoleId }) =>
		(context) =>
			inviteUser(context, { name: "Tom", email: "tom@elsewhere.example", userRoleId: memberRoleId }),
	"invites many": () => (context) => inviteMany(context, { csv: "name,email,role\nTom,tom@elsewhere.example,Member" }),
	"resends an invitation":
		() =>
		(context, { invitationId }) =>
			resendInvitation(context, { invitationId }),
	"revokes an invitation":
		() =>
		(context, { invitationId }) =>
			revokeInvitation(context, { invitationId }),
	"creates a role": () => (context) => createUserRole(context, { name: "Another", rights: [] }),
	"changes a role":
		() =>
		(context, { roleId }) =>
			changeUserRole(context, { userRoleId: roleId, version: 0, name: "Renamed", rights: [] }),
	"deletes a role":
		() =>
		(context, { roleId }) =>
			deleteUserRole(context, { userRoleId: roleId }),
};

it.each(Object.entries(CHANGES))(
	"an actor who was suspended or lost their rights while waiting for their turn changes nothing: %s",
	async (_, changeIn) => {
		for (const loss of ["suspended", "demoted"] as const) {
			const organization = await anOrganization(db);
			const change = changeIn(organization);
			const [admin, mary] = [
				await aUser(db, organization, { role: "administrator" }),
				await aUser(db, organization, { name: "Mary Chan" }),
			];
			const roleId = await aUserRole(db, organization, { rights: [] });
			const earlier = new Date(Date.now() - 3_600_000);
			const invitation = await anInvitation(db, organization, { inviter: admin, lastSentAt: earlier });
			const target = { userId: mary.id, roleId, invitationId: invitation.id };
			const context = { actor: await actorOf(db, admin), db };
			let late: Promise<Result<unknown>> | undefined;
			await transact(db, async (tx) => {
				await lockOrganizations(tx, [organization.id]);
				late = change(context, target);
				await untilOthersWait(sql);
				const data = loss === "suspended" ? { status: loss } : { userRoleId: organization.memberRoleId };
				await tx.prisma.user.update({ where: { id: admin.id }, data });
			});
			expect(await late).toMatchObject({ ok: false, code: loss === "suspended" ? "FORBIDDEN" : "NOT_FOUND" });
			expect(await db.auditEntry.count({ where: { organizationId: organization.id } })).toBe(0);
			expect(
				await change(
					{ actor: await actorOf(db, await aUser(db, organization, { role: "administrator" })), db },
					target,
				),
			).toMatchObject({ ok: true });
		}
	},
);

"use server";

import { resendInvitation } from "@/lib/accounts/invitations/resend-invitation.ts";
import { revokeInvitation } from "@/lib/accounts/invitations/revoke-invitation.ts";
import { invitationSchema } from "@/lib/accounts/invitations/schema.ts";
import { portalAction } from "@/lib/actions/action.ts";

export const resendInvitationAction = portalAction(invitationSchema, resendInvitation);

export const revokeInvitationAction = portalAction(invitationSchema, revokeInvitation);

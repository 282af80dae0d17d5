"use server";

import { portalAction } from "@/lib/action.ts";
import { resendInvitation } from "@/lib/invitations/resend-invitation.ts";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation.ts";
import { invitationSchema } from "@/lib/invitations/schema.ts";

export const resendInvitationAction = portalAction(invitationSchema, resendInvitation);

export const revokeInvitationAction = portalAction(invitationSchema, revokeInvitation);

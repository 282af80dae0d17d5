"use server";

import { portalAction } from "@/lib/action.ts";
import { checkFile, inviteMany } from "@/lib/invitations/invite-many.ts";
import { inviteUser } from "@/lib/invitations/invite-user.ts";
import { inviteManySchema, inviteUserSchema } from "@/lib/invitations/schema.ts";

export const inviteUserAction = portalAction(inviteUserSchema, inviteUser, { errors: "adminInvitations.errors" });

export const checkFileAction = portalAction(inviteManySchema, checkFile, { changesNothing: true });

export const inviteManyAction = portalAction(inviteManySchema, inviteMany);

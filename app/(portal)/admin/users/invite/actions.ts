"use server";

import { portalAction } from "@/lib/action.ts";
import { MAX_CSV_BYTES } from "@/lib/invitations/bounds.ts";
import { checkFile, inviteMany } from "@/lib/invitations/invite-many.ts";
import { inviteUser } from "@/lib/invitations/invite-user.ts";
import { inviteManySchema, inviteUserSchema } from "@/lib/invitations/schema.ts";

export const inviteUserAction = portalAction(inviteUserSchema, inviteUser, { errors: "adminInvitations.errors" });

/** A file, and what is around it. */
const mostCharacters = MAX_CSV_BYTES + 1_000;

export const checkFileAction = portalAction(inviteManySchema, checkFile, { changesNothing: true, mostCharacters });

export const inviteManyAction = portalAction(inviteManySchema, inviteMany, { mostCharacters });

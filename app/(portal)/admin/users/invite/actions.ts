"use server";

import { MAX_CSV_BYTES } from "@/lib/accounts/invitations/bounds.ts";
import { checkFile, inviteMany } from "@/lib/accounts/invitations/file/invite-many.ts";
import { inviteUser } from "@/lib/accounts/invitations/invite-user.ts";
import { inviteManySchema, inviteUserSchema } from "@/lib/accounts/invitations/schema.ts";
import { portalAction } from "@/lib/actions/action.ts";

export const inviteUserAction = portalAction(inviteUserSchema, inviteUser);

/** A file, with room for the rest of the request. */
const mostCharacters = MAX_CSV_BYTES + 1_000;

export const checkFileAction = portalAction(inviteManySchema, checkFile, { changesNothing: true, mostCharacters });

export const inviteManyAction = portalAction(inviteManySchema, inviteMany, { mostCharacters });

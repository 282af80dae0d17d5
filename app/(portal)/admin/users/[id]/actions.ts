"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { previewCreditOwner } from "@/lib/owners/preview-credit-owner.ts";
import { listCreditOwnerCandidates } from "@/lib/owners/queries.ts";
import { listCreditOwnerCandidatesSchema, previewCreditOwnerSchema } from "@/lib/owners/schema.ts";
import { changeUserSchema, endUserSessionsSchema } from "@/lib/people/schema.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { endUserSessions } from "@/lib/user-information/end-user-sessions.ts";
import { previewRemoval } from "@/lib/user-information/preview-removal.ts";
import { previewRemovalSchema, removeUserSchema } from "@/lib/user-information/removal-schema.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";

const lookedUp = { changesNothing: true };

export const changeUserAction = portalAction(changeUserSchema, changeUser);

export const listCreditOwnerCandidatesAction = portalAction(
	listCreditOwnerCandidatesSchema,
	listCreditOwnerCandidates,
	lookedUp,
);

export const previewCreditOwnerAction = portalAction(previewCreditOwnerSchema, previewCreditOwner, lookedUp);

export const previewRemovalAction = portalAction(previewRemovalSchema, previewRemoval, lookedUp);

export const endUserSessionsAction = portalAction(endUserSessionsSchema, endUserSessions);

/** This page's user is gone and the browser leaves it, so nothing is revalidated. */
export const removeUserAction = portalAction(removeUserSchema, removeUser, {
	changesNothing: true,
});

"use server";

import { z } from "zod";
import { portalAction } from "@/lib/actions/action.ts";
import { previewCreditOwner } from "@/lib/owners/preview-credit-owner.ts";
import { listCreditOwnerCandidates } from "@/lib/owners/queries.ts";
import { changeUserSchema, endUserSessionsSchema } from "@/lib/people/schema.ts";
import { anyText } from "@/lib/text/names.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { endUserSessions } from "@/lib/user-information/end-user-sessions.ts";
import { previewRemoval } from "@/lib/user-information/preview-removal.ts";
import { removeUserSchema } from "@/lib/user-information/removal-schema.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";

export const changeUserAction = portalAction(changeUserSchema, changeUser);

export const listCreditOwnersAction = portalAction(
	z.strictObject({ userId: z.uuid(), search: anyText.max(200), chosenId: z.uuid() }),
	({ actor }, input) => listCreditOwnerCandidates(actor, input),
	{ changesNothing: true },
);

export const previewCreditOwnerAction = portalAction(
	z.strictObject({ userId: z.uuid(), ownerId: z.uuid() }),
	({ actor }, input) => previewCreditOwner(actor, input),
	{ changesNothing: true },
);

export const previewRemovalAction = portalAction(
	z.strictObject({ userId: z.uuid() }),
	({ actor }, input) => previewRemoval(actor, input),
	{ changesNothing: true },
);

export const endUserSessionsAction = portalAction(endUserSessionsSchema, endUserSessions);

/** This page's user is gone and the browser leaves it, so nothing is revalidated. */
export const removeUserAction = portalAction(removeUserSchema, removeUser, {
	changesNothing: true,
});

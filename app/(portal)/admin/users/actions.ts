"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { previewRemoval } from "@/lib/user-information/preview-removal.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import { previewRemovalSchema, removeUserSchema } from "@/lib/user-information/schema.ts";

// What is done to people and to service users alike.

export const previewRemovalAction = portalAction(previewRemovalSchema, previewRemoval, { changesNothing: true });

/** This page's user is gone and the browser leaves it, so nothing is revalidated. */
export const removeUserAction = portalAction(removeUserSchema, removeUser, {
	changesNothing: true,
});

"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { assignOwnersOfFile } from "@/lib/many-users/assign-owners-of-file.ts";
import { MAX_OWNERS_BYTES } from "@/lib/many-users/bounds.ts";
import { changeManyUsers } from "@/lib/many-users/change-many-users.ts";
import { checkOwnersFile } from "@/lib/many-users/check-owners-file.ts";
import { listUserIds } from "@/lib/many-users/list-user-ids.ts";
import { previewManyUsers } from "@/lib/many-users/preview-many-users.ts";
import { readUsersFile } from "@/lib/many-users/read-users-file.ts";
import {
	assignOwnersOfFileSchema,
	changeManyUsersSchema,
	checkOwnersFileSchema,
	listUserIdsSchema,
	previewManyUsersSchema,
	readUsersFileSchema,
} from "@/lib/many-users/schema.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { assignCreditOwnerSchema } from "@/lib/owners/schema.ts";
import { previewRemoval } from "@/lib/user-information/preview-removal.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import { previewRemovalSchema, removeUserSchema } from "@/lib/user-information/schema.ts";

// What is done to people and to service users alike, and to many people at once.

const lookedUp = { changesNothing: true };

export const previewRemovalAction = portalAction(previewRemovalSchema, previewRemoval, lookedUp);

/** This page's user is gone and the browser leaves it, so nothing is revalidated. */
export const removeUserAction = portalAction(removeUserSchema, removeUser, {
	changesNothing: true,
});

export const assignCreditOwnerAction = portalAction(assignCreditOwnerSchema, assignCreditOwner);

/** The ids of the most people, or a file, with room for the rest of the request. */
const mostCharacters = MAX_OWNERS_BYTES + 1_000;

export const listUserIdsAction = portalAction(listUserIdsSchema, listUserIds, lookedUp);
export const previewManyUsersAction = portalAction(previewManyUsersSchema, previewManyUsers, {
	...lookedUp,
	mostCharacters,
});
export const readUsersFileAction = portalAction(readUsersFileSchema, readUsersFile, { ...lookedUp, mostCharacters });
export const changeManyUsersAction = portalAction(changeManyUsersSchema, changeManyUsers, { mostCharacters });
export const checkOwnersFileAction = portalAction(checkOwnersFileSchema, checkOwnersFile, {
	...lookedUp,
	mostCharacters,
});
export const assignOwnersOfFileAction = portalAction(assignOwnersOfFileSchema, assignOwnersOfFile, { mostCharacters });

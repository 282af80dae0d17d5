"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { createShareGroup } from "@/lib/share-groups/create-share-group.ts";
import { deleteShareGroup } from "@/lib/share-groups/deletion/delete-share-group.ts";
import { previewDeletion } from "@/lib/share-groups/deletion/preview-deletion.ts";
import { createShareGroupSchema, deleteShareGroupSchema, previewDeletionSchema } from "@/lib/share-groups/schema.ts";

export const createShareGroupAction = portalAction(createShareGroupSchema, createShareGroup);
export const previewDeletionAction = portalAction(previewDeletionSchema, previewDeletion, { changesNothing: true });
export const deleteShareGroupAction = portalAction(deleteShareGroupSchema, deleteShareGroup);

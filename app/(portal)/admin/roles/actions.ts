"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { changeUserRole } from "@/lib/user-roles/change-user-role.ts";
import { createUserRole } from "@/lib/user-roles/create-user-role.ts";
import { deleteUserRole } from "@/lib/user-roles/delete-user-role.ts";
import { changeUserRoleSchema, createUserRoleSchema, deleteUserRoleSchema } from "@/lib/user-roles/schema.ts";

export const createUserRoleAction = portalAction(createUserRoleSchema, createUserRole);
export const changeUserRoleAction = portalAction(changeUserRoleSchema, changeUserRole);
export const deleteUserRoleAction = portalAction(deleteUserRoleSchema, deleteUserRole);

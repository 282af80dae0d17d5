"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { previewUserLimits } from "@/lib/limits/preview-user-limits.ts";
import { previewUserLimitsSchema } from "@/lib/limits/schema.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { endUserSessions } from "@/lib/user-information/end-user-sessions.ts";
import { endUserSessionsSchema, saveUserSchema } from "@/lib/user-information/schema.ts";

export const changeUserAction = portalAction(saveUserSchema, changeUser);

export const previewUserLimitsAction = portalAction(previewUserLimitsSchema, previewUserLimits, {
	changesNothing: true,
});

export const endUserSessionsAction = portalAction(endUserSessionsSchema, endUserSessions);

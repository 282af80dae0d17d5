"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { MOST_LOGO_BYTES } from "@/lib/seller/bounds.ts";
import { saveLogo } from "@/lib/seller/save-logo.ts";
import { saveReminders } from "@/lib/seller/save-reminders.ts";
import { saveLogoSchema, saveRemindersSchema } from "@/lib/seller/schema.ts";

export const saveRemindersAction = portalAction(saveRemindersSchema, saveReminders);

/** Base64 is a third longer than the file, whose size the verb refuses in words. */
export const saveLogoAction = portalAction(saveLogoSchema, saveLogo, { mostCharacters: 2 * MOST_LOGO_BYTES });

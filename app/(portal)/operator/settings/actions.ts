"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { saveReminders } from "@/lib/seller/save-reminders.ts";
import { saveRemindersSchema } from "@/lib/seller/schema.ts";

export const saveRemindersAction = portalAction(saveRemindersSchema, saveReminders);

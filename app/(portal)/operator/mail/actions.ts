"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { sendMailAgainSchema } from "@/lib/letters/delivery/schema.ts";
import { sendMailAgain } from "@/lib/letters/delivery/send-mail-again.ts";

export const sendMailAgainAction = portalAction(sendMailAgainSchema, sendMailAgain);

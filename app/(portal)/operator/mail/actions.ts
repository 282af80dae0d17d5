"use server";

import { portalAction } from "@/lib/action.ts";
import { sendMailAgainSchema } from "@/lib/mail/schema.ts";
import { sendMailAgain as sendAgain } from "@/lib/mail/send-mail-again.ts";

export const sendMailAgain = portalAction(sendMailAgainSchema, sendAgain);

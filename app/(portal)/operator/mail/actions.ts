"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { sendMailAgainSchema } from "@/lib/letters/delivery/schema.ts";
import { sendMailAgain as sendAgain } from "@/lib/letters/delivery/send-mail-again.ts";

export const sendMailAgain = portalAction(sendMailAgainSchema, sendAgain);

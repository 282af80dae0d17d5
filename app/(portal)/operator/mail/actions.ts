"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { sendMailAgainSchema, sendTestMailSchema } from "@/lib/letters/delivery/schema.ts";
import { sendMailAgain } from "@/lib/letters/delivery/send-mail-again.ts";
import { sendTestMail } from "@/lib/letters/delivery/send-test-mail.ts";

export const sendMailAgainAction = portalAction(sendMailAgainSchema, sendMailAgain);
export const sendTestMailAction = portalAction(sendTestMailSchema, sendTestMail);

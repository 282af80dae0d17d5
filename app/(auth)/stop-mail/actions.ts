"use server";

import { visitorAction } from "@/lib/actions/action.ts";
import { type StopMailInput, stopMailSchema } from "@/lib/mail-stops/schema.ts";
import { resumeMail, stopMail } from "@/lib/mail-stops/stop-mail.ts";
import { readStopToken } from "@/lib/mail-stops/stop-token.ts";

const limit = { name: "stop_mail", subject: ({ token }: StopMailInput) => readStopToken(token) };

export const stopMailAction = visitorAction(stopMailSchema, stopMail, { limit });

export const resumeMailAction = visitorAction(stopMailSchema, resumeMail, { limit });

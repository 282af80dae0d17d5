"use server";

import { visitorAction } from "@/lib/actions/action.ts";
import { type StopWelcomeMailsInput, stopWelcomeMailsSchema } from "@/lib/share-groups/schema.ts";
import { readStopToken } from "@/lib/share-groups/welcome/stop-link.ts";
import { resumeWelcomeMails, stopWelcomeMails } from "@/lib/share-groups/welcome/stop-welcome-mails.ts";

const limit = { name: "stop_mail", subject: ({ token }: StopWelcomeMailsInput) => readStopToken(token) };

export const stopWelcomeMailsAction = visitorAction(stopWelcomeMailsSchema, stopWelcomeMails, { limit });

export const resumeWelcomeMailsAction = visitorAction(stopWelcomeMailsSchema, resumeWelcomeMails, { limit });

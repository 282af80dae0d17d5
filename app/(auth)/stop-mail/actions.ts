"use server";

import { visitorAction } from "@/lib/action.ts";
import { stopWelcomeMailsSchema } from "@/lib/share-groups/schema.ts";
import { readStopToken } from "@/lib/share-groups/stop-link.ts";
import { stopWelcomeMails } from "@/lib/share-groups/stop-welcome-mails.ts";

export const stopWelcomeMailsAction = visitorAction(stopWelcomeMailsSchema, stopWelcomeMails, {
	limit: { name: "stop_mail", subject: ({ token }) => readStopToken(token) },
});

"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { askForCredits } from "@/lib/credit-requests/asking/ask-for-credits.ts";
import { previewAsking } from "@/lib/credit-requests/asking/preview-asking.ts";
import { askForCreditsSchema, previewAskingSchema } from "@/lib/credit-requests/schema.ts";

export const previewAskingAction = portalAction(previewAskingSchema, previewAsking, { changesNothing: true });
export const askForCreditsAction = portalAction(askForCreditsSchema, askForCredits);

"use server";

import { portalAction } from "@/lib/action.ts";
import { previewUse } from "@/lib/charges/preview-use.ts";
import { previewUseSchema, useCreditsSchema } from "@/lib/charges/schema.ts";
import { useCredits as use } from "@/lib/charges/use-credits.ts";

const errors = "useCredits.errors";

export const confirmUse = portalAction(useCreditsSchema, use, { errors });
export const previewUseAction = portalAction(previewUseSchema, previewUse, { errors, changesNothing: true });

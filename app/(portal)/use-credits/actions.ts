"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { previewUse } from "@/lib/demo/preview-use.ts";
import { previewUseSchema, useCreditsSchema } from "@/lib/demo/schema.ts";
import { useCredits } from "@/lib/demo/use-credits.ts";

export const useCreditsAction = portalAction(useCreditsSchema, useCredits);
export const previewUseAction = portalAction(previewUseSchema, previewUse, { changesNothing: true });

"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { grantCredits } from "@/lib/grants/grant-credits.ts";
import { grantCreditsSchema } from "@/lib/grants/schema.ts";

export const grantCreditsAction = portalAction(grantCreditsSchema, grantCredits);

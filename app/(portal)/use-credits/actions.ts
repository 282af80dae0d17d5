"use server";

import { portalAction } from "@/lib/action.ts";
import { useCreditsSchema } from "@/lib/charges/schema.ts";
import { useCredits as use } from "@/lib/charges/use-credits.ts";

export const confirmUse = portalAction(useCreditsSchema, use, { errors: "useCredits.errors" });

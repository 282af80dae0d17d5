"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { refillSchema, resumeRefillSchema, setGroupRefillSchema, setTopUpSchema } from "@/lib/refills/schema.ts";
import { pauseRefill } from "@/lib/refills/settings/pause-refill.ts";
import { removeRefill } from "@/lib/refills/settings/remove-refill.ts";
import { resumeRefill } from "@/lib/refills/settings/resume-refill.ts";
import { setGroupRefill } from "@/lib/refills/settings/set-group-refill.ts";
import { setTopUp } from "@/lib/refills/settings/set-top-up.ts";

export const setTopUpAction = portalAction(setTopUpSchema, setTopUp);
export const setGroupRefillAction = portalAction(setGroupRefillSchema, setGroupRefill);
export const pauseRefillAction = portalAction(refillSchema, pauseRefill);
export const resumeRefillAction = portalAction(resumeRefillSchema, resumeRefill);
export const removeRefillAction = portalAction(refillSchema, removeRefill);

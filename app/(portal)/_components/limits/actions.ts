"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { endRaise } from "@/lib/limits/end-raise.ts";
import { raiseLimit } from "@/lib/limits/raise-limit.ts";
import { endRaiseSchema, raiseLimitSchema, setLimitSchema } from "@/lib/limits/schema.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";

export const setLimitAction = portalAction(setLimitSchema, setLimit);

export const raiseLimitAction = portalAction(raiseLimitSchema, raiseLimit);

export const endRaiseAction = portalAction(endRaiseSchema, endRaise);

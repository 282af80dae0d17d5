"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { bringPlanBack } from "@/lib/plans/bring-plan-back.ts";
import { changePlan } from "@/lib/plans/change-plan.ts";
import { createPlan } from "@/lib/plans/create-plan.ts";
import { movePlans } from "@/lib/plans/move-plans.ts";
import { changePlanSchema, createPlanSchema, movePlansSchema, planIdSchema } from "@/lib/plans/schema.ts";
import { withdrawPlan } from "@/lib/plans/withdraw-plan.ts";

export const createPlanAction = portalAction(createPlanSchema, createPlan);
export const changePlanAction = portalAction(changePlanSchema, changePlan);
export const withdrawPlanAction = portalAction(planIdSchema, withdrawPlan);
export const bringPlanBackAction = portalAction(planIdSchema, bringPlanBack);
export const movePlansAction = portalAction(movePlansSchema, movePlans);

"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { runTask } from "@/lib/operations/run-task.ts";
import { runTaskSchema } from "@/lib/operations/schema.ts";
import { releaseOpenHold } from "@/lib/spending/release-open-hold.ts";
import { releaseOpenHoldSchema } from "@/lib/spending/schema.ts";

export const releaseOpenHoldAction = portalAction(releaseOpenHoldSchema, releaseOpenHold);
export const runTaskAction = portalAction(runTaskSchema, runTask);

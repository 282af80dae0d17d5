"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { adjustCredits } from "@/lib/grants/adjust-credits.ts";
import { adjustCreditsSchema, undoMovementSchema } from "@/lib/grants/schema.ts";
import { undoMovement } from "@/lib/grants/undo-movement.ts";

export const adjustCreditsAction = portalAction(adjustCreditsSchema, adjustCredits);
export const undoMovementAction = portalAction(undoMovementSchema, undoMovement);

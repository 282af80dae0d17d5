"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { findAuditActors } from "@/lib/audit/audit-actors.ts";
import { findAuditActorsSchema } from "@/lib/audit/schema.ts";
import { findAuditActions } from "./_choices/find-audit-actions.ts";

/** The choices of the filter by actor. */
export const findAuditActorsAction = portalAction(findAuditActorsSchema, findAuditActors, { changesNothing: true });

/** The choices of the filter by what was done. */
export const findAuditActionsAction = portalAction(findAuditActorsSchema, findAuditActions, { changesNothing: true });

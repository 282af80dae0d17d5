"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { acceptHandover } from "@/lib/handovers/accept-handover.ts";
import { declineHandover } from "@/lib/handovers/decline-handover.ts";
import { offerHandover } from "@/lib/handovers/offer-handover.ts";
import { previewHandover } from "@/lib/handovers/queries.ts";
import { handoverSchema, offerHandoverSchema, previewHandoverSchema } from "@/lib/handovers/schema.ts";
import { withdrawHandover } from "@/lib/handovers/withdraw-handover.ts";

export const previewHandoverAction = portalAction(previewHandoverSchema, previewHandover, { changesNothing: true });
export const offerHandoverAction = portalAction(offerHandoverSchema, offerHandover);
export const withdrawHandoverAction = portalAction(handoverSchema, withdrawHandover);
export const acceptHandoverAction = portalAction(handoverSchema, acceptHandover);
export const declineHandoverAction = portalAction(handoverSchema, declineHandover);

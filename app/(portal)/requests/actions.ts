"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { assignForRequest } from "@/lib/credit-requests/answers/assign-for-request.ts";
import { raiseForRequest } from "@/lib/credit-requests/answers/raise-for-request.ts";
import { refuseRequest } from "@/lib/credit-requests/answers/refuse-request.ts";
import { shareForRequest } from "@/lib/credit-requests/answers/share-for-request.ts";
import {
	assignForRequestSchema,
	raiseForRequestSchema,
	refuseRequestSchema,
	shareForRequestSchema,
} from "@/lib/credit-requests/schema.ts";

export const raiseForRequestAction = portalAction(raiseForRequestSchema, raiseForRequest);
export const shareForRequestAction = portalAction(shareForRequestSchema, shareForRequest);
export const assignForRequestAction = portalAction(assignForRequestSchema, assignForRequest);
export const refuseRequestAction = portalAction(refuseRequestSchema, refuseRequest);

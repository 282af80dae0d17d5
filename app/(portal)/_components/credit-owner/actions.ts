"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { previewCreditOwner } from "@/lib/owners/preview-credit-owner.ts";
import { listCreditOwnerCandidates } from "@/lib/owners/queries.ts";
import { listCreditOwnerCandidatesSchema, previewCreditOwnerSchema } from "@/lib/owners/schema.ts";

const lookedUp = { changesNothing: true };

export const listCreditOwnerCandidatesAction = portalAction(
	listCreditOwnerCandidatesSchema,
	listCreditOwnerCandidates,
	lookedUp,
);

export const previewCreditOwnerAction = portalAction(previewCreditOwnerSchema, previewCreditOwner, lookedUp);

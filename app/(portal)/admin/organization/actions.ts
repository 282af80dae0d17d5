"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { saveOrganization } from "@/lib/own-organization/save-organization.ts";
import { saveOrganizationSchema } from "@/lib/own-organization/schema.ts";
import { findResponsible } from "@/lib/service-users/queries.ts";
import { findResponsibleSchema } from "@/lib/service-users/schema.ts";

export const saveOrganizationAction = portalAction(saveOrganizationSchema, saveOrganization);

/** Active people, by name or address: who can't be chosen is refused with who can instead. */
export const findResponsibleAction = portalAction(findResponsibleSchema, findResponsible, { changesNothing: true });

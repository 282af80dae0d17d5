"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { saveOrganization } from "@/lib/own-organization/save-organization.ts";
import { saveOrganizationSchema } from "@/lib/own-organization/schema.ts";

export const saveOrganizationAction = portalAction(saveOrganizationSchema, saveOrganization);

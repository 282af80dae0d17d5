"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { anonymiseOrganization } from "@/lib/customers/closing/anonymise-organization.ts";
import { closeOrganization } from "@/lib/customers/closing/close-organization.ts";
import { anonymiseOrganizationSchema, closeOrganizationSchema } from "@/lib/customers/closing/schema.ts";
import { resumeOrganization } from "@/lib/customers/resume-organization.ts";
import { resumeOrganizationSchema, suspendOrganizationSchema } from "@/lib/customers/schema.ts";
import { suspendOrganization } from "@/lib/customers/suspend-organization.ts";

export const suspendOrganizationAction = portalAction(suspendOrganizationSchema, suspendOrganization);
export const resumeOrganizationAction = portalAction(resumeOrganizationSchema, resumeOrganization);
export const closeOrganizationAction = portalAction(closeOrganizationSchema, closeOrganization);
export const anonymiseOrganizationAction = portalAction(anonymiseOrganizationSchema, anonymiseOrganization);

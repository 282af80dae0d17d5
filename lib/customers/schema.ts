import { z } from "zod";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { reason } from "@/lib/audit/reason-schema.ts";

export const ORGANIZATION_STATUSES = ["active", "suspended", "closed"] as const;
export type OrganizationStatus = (typeof ORGANIZATION_STATUSES)[number];

export const ORGANIZATION_SORTS = ["name", "createdAt"] as const;

/** The filters of Operator › Organizations; all of them are in the URL. */
export interface OrganizationsQuery extends ListQuery<(typeof ORGANIZATION_SORTS)[number]> {
	readonly status: OrganizationStatus | null;
	/** The first and the last day of having come, in the deployment's time zone, both included: YYYY-MM-DD. */
	readonly from: string | null;
	readonly to: string | null;
}

export interface OrganizationPeopleQuery extends ListQuery<"name"> {
	readonly organizationId: string;
}

export const suspendOrganizationSchema = z.strictObject({ organizationId: z.uuid(), reason });
export type SuspendOrganizationInput = z.output<typeof suspendOrganizationSchema>;

export const resumeOrganizationSchema = z.strictObject({ organizationId: z.uuid() });
export type ResumeOrganizationInput = z.output<typeof resumeOrganizationSchema>;

export const ORGANIZATION_SUM_SORTS = [
	"organization",
	"soldThisMonth",
	"usedThisMonth",
	"usedLastMonth",
	"expiring",
	"held",
	"outstanding",
] as const;

/** The organizations of a credit type, by one of their sums. */
export interface CreditsByOrganizationQuery extends ListQuery<(typeof ORGANIZATION_SUM_SORTS)[number]> {
	readonly creditTypeId: string;
}

import { z } from "zod";
import { reason } from "@/lib/audit/reason-schema.ts";
import { anyText } from "@/lib/text/schema.ts";

/** The name as it is typed, to be sure: it must be the organization's. */
const name = anyText.trim().max(200);

export const closeOrganizationSchema = z.strictObject({ organizationId: z.uuid(), name, reason });
export type CloseOrganizationInput = z.output<typeof closeOrganizationSchema>;

export const anonymiseOrganizationSchema = z.strictObject({ organizationId: z.uuid(), name });
export type AnonymiseOrganizationInput = z.output<typeof anonymiseOrganizationSchema>;

/** The files of what there is of an organization. */
export const EXPORT_FILES = ["people", "orders", "subscriptions", "usage", "balances", "audit"] as const;
export type ExportFile = (typeof EXPORT_FILES)[number];

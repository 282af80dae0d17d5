import { z } from "zod";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { reason } from "@/lib/audit/reason-schema.ts";
import { anyText, publicName } from "@/lib/text/schema.ts";

const name = publicName.max(120);
const userId = z.uuid();
const responsibleId = z.uuid();

/** `creditOwnerId` is null for a service user that uses its own credits. */
export const createServiceUserSchema = z.strictObject({ name, responsibleId, creditOwnerId: z.uuid().nullable() });
export type CreateServiceUserInput = z.infer<typeof createServiceUserSchema>;

export const renameServiceUserSchema = z.strictObject({ userId, name });
export type RenameServiceUserInput = z.infer<typeof renameServiceUserSchema>;

export const setResponsibleSchema = z.strictObject({ userId, responsibleId });
export type SetResponsibleInput = z.infer<typeof setResponsibleSchema>;

export const pauseServiceUserSchema = z.strictObject({ userId, reason });
export type PauseServiceUserInput = z.infer<typeof pauseServiceUserSchema>;

export const resumeServiceUserSchema = z.strictObject({ userId });
export type ResumeServiceUserInput = z.infer<typeof resumeServiceUserSchema>;

export const findResponsibleSchema = z.strictObject({ search: anyText.max(200) });
export type FindResponsibleInput = z.infer<typeof findResponsibleSchema>;

export const SERVICE_USER_SORTS = ["name", "createdAt"] as const;

/** The query of the list of service users; all of it is in the URL. */
export interface ServiceUserListQuery extends ListQuery<(typeof SERVICE_USER_SORTS)[number]> {
	readonly status: "active" | "suspended" | null;
}

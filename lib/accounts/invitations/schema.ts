import { z } from "zod";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { guessedTimeZone, newEmail, personFields } from "@/lib/people/schema.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { MAX_CSV_BYTES } from "./bounds.ts";

/** An invitation ends when it has not been accepted for this long; resending it restarts the count. */
export const INVITATION_DAYS = 14;

export const inviteUserSchema = z.strictObject({
	name: personFields.name,
	email: newEmail,
	userRoleId: z.uuid(wrong("roleMissing")),
});
export type InviteUserInput = z.infer<typeof inviteUserSchema>;

/** A file as text: `name,email,role` with a header. What is in it is judged row by row (`read-csv.ts`). */
export const inviteManySchema = z.strictObject({ csv: anyText.max(MAX_CSV_BYTES + 1) });
export type InviteManyInput = z.infer<typeof inviteManySchema>;

export const invitationSchema = z.strictObject({ invitationId: z.uuid() });
export type InvitationInput = z.infer<typeof invitationSchema>;

/** What a visitor without an account sends to accept. */
export const acceptAsNewUserSchema = z.strictObject({
	token: anyText.max(200),
	name: personFields.name,
	password: anyText.max(1024),
	timeZone: guessedTimeZone,
});
export type AcceptAsNewUserInput = z.infer<typeof acceptAsNewUserSchema>;

export const acceptInvitationSchema = z.strictObject({ token: anyText.max(200) });
export type AcceptInvitationInput = z.infer<typeof acceptInvitationSchema>;

export const INVITATION_SORTS = ["name", "email", "createdAt", "expiresAt"] as const;
export const INVITATION_STATUSES = ["pending", "expired", "ended"] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** The query of the list of open, expired and ended invitations; all of it is in the URL. */
export interface InvitationListQuery extends ListQuery<(typeof INVITATION_SORTS)[number]> {
	readonly status: InvitationStatus | null;
}

import { z } from "@hono/zod-openapi";
import { AUDIT_ACTIONS } from "@/lib/audit/audit-actions.ts";
import { day, instant, nextCursor, pageQuery, someId, userReference } from "../shapes/schema.ts";

export const auditQuery = z.strictObject({
	...pageQuery,
	organization_id: someId.optional().openapi({ description: "Whose log; a key of one organization may leave it out." }),
	actor: userReference.optional().openapi({ description: "Only what this user did." }),
	action: z.enum(AUDIT_ACTIONS).optional(),
	subject_id: someId.optional().openapi({ description: "Only what was done to this user, order, share group …" }),
	from: day.optional(),
	to: day.optional(),
});

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

export const auditEntryShape = z
	.object({
		audit_entry_id: someId,
		happened_at: instant,
		actor: z.object({
			kind: z.enum(["user", "operator", "system"]),
			user_id: someId.nullable(),
			name: z.string().nullable(),
		}),
		api_key_id: someId.nullable().openapi({ description: "The key by which it was done; null in the portal." }),
		request_id: z
			.string()
			.nullable()
			.openapi({ description: "The request by which it was done (its `X-Request-Id`); null where a job did it." }),
		action: z.string().openapi({ example: "user.credit_owner_changed" }),
		subject: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }),
		changes: z.array(z.object({ field: z.string(), before: value, after: value })),
		reason: z.string().nullable(),
	})
	.openapi("AuditEntry");

export const auditShape = z.object({ entries: z.array(auditEntryShape), next_cursor: nextCursor });

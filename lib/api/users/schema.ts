import { z } from "@hono/zod-openapi";
import { reason } from "@/lib/audit/reason-schema.ts";
import { newEmail, personFields } from "@/lib/people/schema.ts";
import { givenName, oneLine, publicName } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { instant, nextCursor, pageQuery, someId, userReference } from "../shapes/schema.ts";

export const organizationParams = z.strictObject({ organization_id: someId });

export const userParams = z.strictObject({ user: userReference });

const organizationId = someId.openapi({ description: "A key of one organization may leave it out." }).optional();

/** The vendor's own name for a user. */
export const externalId = givenName
	.max(200)
	.refine((id) => !id.startsWith("external:"), { error: wrong("invalid") })
	.openapi({ description: "The vendor's own id of this user; no other user has it.", example: "crm-1842" });

const role = z.enum(["member", "administrator"]).default("member").openapi({
	description:
		"A built-in role: a member can purchase, an administrator can do everything. Administrators are made by vendor keys with `edit_organizations` alone.",
});

const personShape = {
	name: personFields.name.meta({ example: "Peter Young" }),
	email: newEmail.meta({ type: "string", example: "peter@northwind.example" }),
};

/** Without passwords: who is made by a key signs in by a link of the vendor's, or by "Forgotten password". */
export const newUserSchema = z
	.strictObject({
		organization_id: organizationId,
		...personShape,
		role,
		external_id: externalId.optional(),
		language: personFields.language.optional(),
		time_zone: personFields.timeZone.optional(),
	})
	.openapi("NewUser");

export const invitationSchema = z
	.strictObject({ organization_id: organizationId, ...personShape, role })
	.openapi("NewInvitation");

export const newServiceUserSchema = z
	.strictObject({
		organization_id: organizationId,
		name: publicName.max(120).openapi({ example: "Newsletter sender" }),
		responsible: userReference.openapi({ description: "The person who gets the mail about it." }),
		credit_owner: userReference
			.nullable()
			.default(null)
			.openapi({ description: "Whose credits it uses; null: its own." }),
		external_id: externalId.optional(),
	})
	.openapi("NewServiceUser");

export const newOrganizationSchema = z
	.strictObject({
		name: publicName.max(120).openapi({ example: "Northwind" }),
		administrator: z
			.strictObject({ ...personShape, external_id: externalId.optional() })
			.openapi({ description: "Its first user, without whom nothing could be changed in it." }),
	})
	.openapi("NewOrganization");

/** What is left out stays as it is. */
export const userChangeSchema = z
	.strictObject({
		name: personFields.name.optional(),
		role: z.enum(["member", "administrator"]).optional(),
		language: personFields.language.optional(),
		time_zone: personFields.timeZone.optional(),
		responsible: userReference.optional().openapi({ description: "Of a service user." }),
		external_id: externalId.nullable().optional().openapi({ description: "The vendor's keys alone change it." }),
	})
	.openapi("UserChange");

const creditUsers = z
	.discriminatedUnion("to", [
		z.strictObject({ to: z.literal("owner"), credit_owner: userReference }),
		z.strictObject({ to: z.literal("themselves") }),
	])
	.optional()
	.openapi({
		description: "Where the users of this user's own credits go; needed where there are any.",
		example: { to: "themselves" },
	});

export const creditOwnerSchema = z
	.strictObject({
		credit_owner: userReference.nullable().openapi({ description: "Whose credits they use; null: their own." }),
		credit_users: creditUsers,
		consolidate: z.boolean().default(false).openapi({
			description:
				"Whether what they have bought and not spent moves along into the new owner's wallet, or back into their own. Granted credits and what is on hold stay.",
		}),
	})
	.openapi("CreditOwnerChange");

export const statusSchema = z
	.strictObject({
		status: z.enum(["active", "suspended"]),
		reason: reason.optional().openapi({ description: "Why a service user is paused; needed there." }),
		credit_users: creditUsers,
	})
	.openapi("StatusChange");

export const usersQuery = z.strictObject({
	...pageQuery,
	organization_id: someId.optional(),
	kind: z.enum(["person", "service"]).optional(),
	status: z.enum(["active", "suspended", "removed"]).optional(),
	credit_owner: userReference.optional().openapi({ description: "Only those who use this user's credits." }),
});

export const organizationsQuery = z.strictObject({ ...pageQuery, name: oneLine.min(1).max(120).optional() });

export const organizationShape = z
	.object({
		organization_id: someId,
		name: z.string(),
		is_sandbox: z.boolean(),
		status: z.enum(["active", "suspended", "closed"]).openapi({
			description:
				"`suspended`: none of its people can sign in or be charged until the vendor resumes it. `closed`: for good.",
		}),
		created_at: instant,
	})
	.openapi("Organization");

export const organizationsShape = z.object({ organizations: z.array(organizationShape), next_cursor: nextCursor });

export const userShape = z
	.object({
		user_id: someId,
		kind: z.enum(["person", "service"]),
		organization_id: someId,
		name: z.string(),
		email: z.string().nullable().openapi({ description: "Null for a service user." }),
		is_email_verified: z.boolean().openapi({ description: "Whether its mailbox has confirmed the address." }),
		external_id: z.string().nullable(),
		status: z.enum(["active", "suspended", "removed"]),
		pause_reason: z.string().nullable().openapi({ description: "Why a service user is paused." }),
		role: z.string(),
		credit_owner_id: someId.openapi({ description: "Whose credits they use; their own id where it is their own." }),
		responsible_id: someId.nullable().openapi({ description: "Of a service user." }),
		created_at: instant,
		last_signed_in_at: instant.nullable(),
	})
	.openapi("User");

export const usersShape = z.object({ users: z.array(userShape), next_cursor: nextCursor });

export const madeUserShape = z.object({ user_id: someId }).openapi("MadeUser");

export const invitedShape = z.object({ invitation_id: someId }).openapi("Invited");

export const madeOrganizationShape = z
	.object({ organization_id: someId, administrator_id: someId })
	.openapi("MadeOrganization");

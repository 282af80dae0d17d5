import type { z } from "@hono/zod-openapi";
import { addUser, lockNewUser } from "@/lib/accounts/add-user.ts";
import { inviteUser } from "@/lib/accounts/invitations/invite-user.ts";
import { lockExternalId, refusalToTakeExternalId, setExternalId } from "@/lib/accounts/set-external-id.ts";
import { lockOrganizations, lockUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { createServiceUser } from "@/lib/service-users/create-service-user.ts";
import { atField } from "../answers/at-field.ts";
import type { ApiContext } from "../api-context.ts";
import { createOnce } from "../making/create-once.ts";
import { actToEdit } from "./act-to-edit.ts";
import { referToUser } from "./refer-to-user.ts";
import type { invitationSchema, newServiceUserSchema, newUserSchema } from "./schema.ts";

type Asked<Schema extends z.ZodType> = z.output<Schema>;

/** Makes a user for whose address the vendor vouches. */
export async function makeUserAsked(
	context: ApiContext,
	body: Asked<typeof newUserSchema>,
): Promise<Result<{ user_id: string }>> {
	if (context.key.kind !== "vendor") return refuse("FORBIDDEN", "apiVendorOnly");
	const actor = await actToEdit(context, body.organization_id);
	if (!actor.ok) return actor;
	const { name, email, role, language, time_zone: timeZone, external_id: externalId = null } = body;
	const user = { name, email, role, language, timeZone, externalId };
	return createOnce(
		context,
		{ operationId: "createUser", ...body },
		{
			async lock(tx) {
				await lockNewUser(tx, user);
				await lockOrganizations(tx, [actor.value.organizationId]);
			},
			async create(tx) {
				const added = await addUser({ actor: actor.value, db: tx }, user);
				return added.ok ? done({ user_id: added.value.userId }) : added;
			},
		},
	);
}

/** Invites a person. Where an organization's key comes from counts like the place of an inviter in the portal. */
export async function inviteAsked(
	context: ApiContext,
	body: Asked<typeof invitationSchema>,
): Promise<Result<{ invitation_id: string }>> {
	const { name, email, role } = body;
	const actor = await actToEdit(context, body.organization_id);
	if (!actor.ok) return actor;
	const { organizationId } = actor.value;
	const place = context.key.kind === "vendor" ? {} : { ipAddress: context.ipAddress };
	return createOnce(
		context,
		{ operationId: "inviteUser", ...body },
		{
			lock: (tx) => lockOrganizations(tx, [organizationId]),
			async create(tx) {
				const { id } = await tx.prisma.userRole.findFirstOrThrow({ where: { organizationId, builtIn: role } });
				const verb = { actor: actor.value, db: tx, ...place };
				const invited = await inviteUser(verb, { name, email, userRoleId: id });
				return invited.ok
					? done({ invitation_id: invited.value.invitationId })
					: atField(invited, { userRoleId: "role" });
			},
		},
	);
}

/** Makes a service user, which needs a responsible person and may use someone's credits. */
export async function makeServiceUserAsked(
	context: ApiContext,
	body: Asked<typeof newServiceUserSchema>,
): Promise<Result<{ user_id: string }>> {
	const { name, external_id: externalId = null } = body;
	if (externalId !== null && context.key.kind !== "vendor") {
		return refuse("FORBIDDEN", "apiVendorOnly", {}, { field: "externalId" });
	}
	const found = await actToEdit(context, body.organization_id);
	const responsible = await referToUser(context, body.responsible, "responsible");
	const owner = await referToUser(context, body.credit_owner, "creditOwner");
	if (!found.ok) return found;
	if (!responsible.ok) return responsible;
	if (!owner.ok) return owner;
	const actor = found.value;
	const input = { name, responsibleId: responsible.value, creditOwnerId: owner.value };
	return createOnce(
		context,
		{ operationId: "createServiceUser", ...body },
		{
			async lock(tx) {
				if (externalId !== null) await lockExternalId(tx, externalId);
				const { organizationId } = actor;
				await lockOrganizations(tx, [organizationId]);
				const userIds = [input.responsibleId, ...(input.creditOwnerId === null ? [] : [input.creditOwnerId])];
				await lockUsersToChange(tx, { organizationId, userIds });
			},
			async create(tx) {
				const taken = externalId === null ? null : await refusalToTakeExternalId(tx, { externalId });
				if (taken) return taken;
				const made = await createServiceUser({ actor, db: tx }, input);
				if (!made.ok) return atField(made, { responsibleId: "responsible", creditOwnerId: "creditOwner" });
				const { userId } = made.value;
				if (externalId !== null) await setExternalId(tx, { actor, userId, externalId });
				return done({ user_id: userId });
			},
		},
	);
}

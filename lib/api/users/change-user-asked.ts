import type { z } from "@hono/zod-openapi";
import { enteredEmail } from "@/lib/accounts/request-email.ts";
import { setExternalId } from "@/lib/accounts/set-external-id.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { lockUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import type { CreditUsersChoice } from "@/lib/people/schema.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { pauseServiceUser } from "@/lib/service-users/pause-service-user.ts";
import { renameServiceUser } from "@/lib/service-users/rename-service-user.ts";
import { resumeServiceUser } from "@/lib/service-users/resume-service-user.ts";
import { setResponsible } from "@/lib/service-users/set-responsible.ts";
import type { Language } from "@/lib/text/language.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import type { ChangeUserInput } from "@/lib/user-information/schema.ts";
import { atField } from "../answers/at-field.ts";
import type { StoredUser } from "./change-at-version.ts";
import type { userChangeSchema } from "./schema.ts";

interface Found {
	readonly actor: Actor;
	readonly user: StoredUser;
}

type Asked = Omit<z.output<typeof userChangeSchema>, "responsible"> & { readonly responsibleId?: string };

/** Changes what a request names of a user, all or nothing: of a person, or of a service user. */
export async function changeUserAsked(tx: Transaction, { actor, user }: Found, asked: Asked): Promise<Result<unknown>> {
	const isService = user.kind === "service";
	const changed = isService
		? await changeService(tx, { actor, user }, asked)
		: await changePerson(tx, { actor, user }, asked);
	if (!changed.ok || asked.external_id === undefined) return changed;
	return setExternalId(tx, { actor, userId: user.id, externalId: asked.external_id });
}

async function changePerson(tx: Transaction, { actor, user }: Found, asked: Asked): Promise<Result<unknown>> {
	if (asked.responsibleId !== undefined)
		return refuse("INVALID", "apiFieldOfServiceUser", {}, { field: "responsible" });
	const { name, role, language, time_zone: timeZone } = asked;
	if ([name, role, language, timeZone].every((value) => value === undefined)) return done(null);
	const { organizationId } = user;
	const wanted = role && (await tx.prisma.userRole.findFirstOrThrow({ where: { organizationId, builtIn: role } }));
	const changed = await changeUser(
		{ actor, db: tx },
		{
			...asStored(user),
			...(name !== undefined && { name }),
			...(wanted && { userRoleId: wanted.id }),
			...(language !== undefined && { language }),
			...(timeZone !== undefined && { timeZone }),
		},
	);
	return atField(changed, { userRoleId: "role" });
}

async function changeService(tx: Transaction, { actor, user }: Found, asked: Asked): Promise<Result<unknown>> {
	const { name, responsibleId } = asked;
	const ofPerson = (["role", "language", "time_zone"] as const).find((field) => asked[field] !== undefined);
	if (ofPerson) return refuse("INVALID", "apiFieldOfPerson", {}, { field: ofPerson });
	const context = { actor, db: tx };
	const userIds = [user.id, ...(responsibleId === undefined ? [] : [responsibleId])];
	await lockUsersToChange(tx, { organizationId: user.organizationId, userIds });
	const renamed = name === undefined ? done(null) : await renameServiceUser(context, { userId: user.id, name });
	if (!renamed.ok || responsibleId === undefined) return renamed;
	return atField(await setResponsible(context, { userId: user.id, responsibleId }), { responsibleId: "responsible" });
}

/** Points a user at someone else's credits, or back at their own. */
export async function setCreditOwnerAsked(
	tx: Transaction,
	{ actor, user }: Found,
	{ ownerId, ...how }: { ownerId: string | null; creditUsers: CreditUsersChoice | null; consolidate: boolean },
): Promise<Result<unknown>> {
	const input = { userId: user.id, ownerId: ownerId ?? user.id, ...how };
	return atField(await assignCreditOwner({ actor, db: tx }, input), { creditOwnerId: "creditOwner" });
}

/** Suspends a user or lets them in again; pauses and resumes a service user. What is so already stays so. */
export async function setStatusAsked(
	tx: Transaction,
	{ actor, user }: Found,
	asked: { status: "active" | "suspended"; reason?: string; creditUsers: CreditUsersChoice | null },
): Promise<Result<unknown>> {
	const { status, reason, creditUsers } = asked;
	if (status === user.status) return done(null);
	const context = { actor, db: tx };
	if (user.kind === "person") return changeUser(context, { ...asStored(user), status, creditUsers });
	if (status === "active") return resumeServiceUser(context, { userId: user.id });
	if (reason === undefined) return refuse("INVALID", "apiPauseReasonMissing", {}, { field: "reason" });
	return pauseServiceUser(context, { userId: user.id, reason });
}

/** User Information as it is, which a Save stores whole. */
function asStored(user: StoredUser): ChangeUserInput {
	const { id: userId, version, name, language, timeZone, userRoleId, creditOwnerId } = user;
	const status = user.status === "suspended" ? "suspended" : "active";
	const email = enteredEmail(user);
	const same = {
		userId,
		version,
		name,
		email,
		timeZone,
		userRoleId,
		status,
		creditOwnerId,
		creditUsers: null,
	} as const;
	return { ...same, language: language as Language };
}

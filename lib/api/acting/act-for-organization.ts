import { rightsOfScopes, rightsToGive } from "@/lib/api-keys/api-scopes.ts";
import { type Actor, type KeyRights, loadActor } from "@/lib/auth/actor.ts";
import { isId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";

/**
 * An actor for verbs that take a right, such as changing a user: the key acts in the name of a person of the organization,
 * with the rights that its scopes stand for and no others (product.md 56a). That is its maker while they may do all
 * of it, and an administrator otherwise. What it changes is in the audit log with the key beside it. `organizationId` may be
 * left out where the key is confined to one. NOT_FOUND where the key doesn't reach it, and for a service user's key;
 * SUSPENDED where it is closed; FORBIDDEN where nobody administers it.
 */
export async function actForOrganization(
	context: ApiContext,
	organizationId: string | null = context.key.confinedToId,
): Promise<Result<Actor>> {
	const { key, db } = context;
	const isReached = key.confinedToId === null || key.confinedToId === organizationId;
	if (key.userId !== null || organizationId === null || !isId(organizationId) || !isReached) return notReached();
	const organization = await db.organization.findUnique({
		where: { id: organizationId },
		include: { userRoles: { where: { builtIn: "member" } } },
	});
	if (!organization || (key.confinedToId === null && organization.sandboxOfId !== null)) return notReached();
	if (organization.closedAt) return refuse("SUSPENDED", "organizationIsClosed", { name: organization.name });
	const ofMembers = organization.userRoles.flatMap(({ rights }) => rights);
	const cutTo = {
		rights: rightsOfScopes(key.scopes),
		mayGive: new Set([...rightsToGive(key.scopes), ...ofMembers]),
	};
	const deputy =
		(await makerOf(context, { organizationId, cutTo })) ?? (await administratorOf(context, { organizationId, cutTo }));
	return deputy ? done(deputy) : refuse("FORBIDDEN", "organizationWithoutAdministrator");
}

interface Deputy {
	readonly organizationId: string;
	readonly cutTo: KeyRights;
}

/** The key's maker, where they are of this organization and lack nothing that the key has. */
async function makerOf({ key, db }: ApiContext, { organizationId, cutTo }: Deputy): Promise<Actor | null> {
	const { createdById } = await db.apiKey.findUniqueOrThrow({ where: { id: key.id } });
	const maker = createdById && (await loadActor(createdById, db, cutTo));
	if (!maker || maker.organizationId !== organizationId) return null;
	const lacksNothing = maker.rights.size === cutTo.rights.size && maker.mayGive.size === cutTo.mayGive.size;
	return lacksNothing ? maker : null;
}

/** The one who has been there longest. */
async function administratorOf({ db }: ApiContext, { organizationId, cutTo }: Deputy): Promise<Actor | null> {
	const first = await db.user.findFirst({
		where: { organizationId, kind: "person", status: "active", userRole: { builtIn: "administrator" } },
		orderBy: [{ createdAt: "asc" }, { id: "asc" }],
		select: { id: true },
	});
	return first && loadActor(first.id, db, cutTo);
}

function notReached() {
	return refuse("NOT_FOUND", "apiOrganizationNotFound", {}, { field: "organization" });
}

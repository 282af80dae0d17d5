import type { z } from "@hono/zod-openapi";
import type { Prisma } from "@/generated/prisma/client.ts";
import type { ApiKey } from "@/lib/api-keys/find-api-key.ts";
import type { ApiContext } from "../api-context.ts";
import type { userShape } from "./schema.ts";

/** The condition for users whom a key reaches; `reaches` says the same of one. */
export function reachedUsers({ confinedToId, userId }: ApiKey): Prisma.UserWhereInput {
	if (userId !== null) return { id: userId };
	return confinedToId === null ? { organization: { sandboxOfId: null } } : { organizationId: confinedToId };
}

/** The condition for organizations that a key reaches: none for a service user's. */
export function reachedOrganizations({ confinedToId, userId }: ApiKey): Prisma.OrganizationWhereInput {
	if (userId !== null) return { id: { in: [] } };
	return confinedToId === null ? { sandboxOfId: null } : { id: confinedToId };
}

/** A user as the API shows them, and their version. */
export interface ShownUser {
	readonly json: z.input<typeof userShape>;
	readonly version: number;
}

/** Users whom the key reaches, in the order of their ids: after one, and so many. */
export async function readReachedUsers(
	{ key, db }: Pick<ApiContext, "key" | "db">,
	{ where, after, limit }: { where: Prisma.UserWhereInput; after: string | null; limit: number },
): Promise<ShownUser[]> {
	const users = await db.user.findMany({
		where: { AND: [reachedUsers(key), where, after === null ? {} : { id: { gt: after } }] },
		orderBy: { id: "asc" },
		take: limit,
		include: { userRole: { select: { name: true } } },
	});
	return users.map((user) => ({ json: userJson(user), version: user.version }));
}

/** One of them, by id. */
export async function readShownUser(context: Pick<ApiContext, "key" | "db">, userId: string): Promise<ShownUser> {
	const [user] = await readReachedUsers(context, { where: { id: userId }, after: null, limit: 1 });
	if (!user) throw new Error(`User ${userId} is not there any more.`);
	return user;
}

type Stored = Prisma.UserGetPayload<{ include: { userRole: { select: { name: true } } } }>;

function userJson(user: Stored): ShownUser["json"] {
	return {
		user_id: user.id,
		kind: user.kind,
		organization_id: user.organizationId,
		name: user.name,
		email: user.kind === "service" || user.status === "removed" ? null : user.email,
		is_email_verified: user.kind === "person" && user.emailVerifiedAt !== null,
		external_id: user.externalId,
		status: user.status,
		pause_reason: user.pauseReason,
		role: user.userRole.name,
		credit_owner_id: user.creditOwnerId,
		responsible_id: user.responsibleId,
		created_at: user.createdAt.toISOString(),
		last_signed_in_at: user.lastSignedInAt?.toISOString() ?? null,
	};
}

import { isId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { findReachedPool } from "../pools/find-reached-pool.ts";
import type { UsageOwner } from "./read-usage-page.ts";

interface Asked {
	readonly user?: string;
	readonly pool_id?: string;
}

/** Whose usage a request asks for, of what its key reaches: a user's or a pool's; a service user's own unless it says. */
export async function usageOwner(context: ApiContext, { user, pool_id: poolId }: Asked): Promise<Result<UsageOwner>> {
	const own = context.key.userId;
	if (user !== undefined && poolId === undefined) return ownerOf(await findReachedUser(context, user));
	if (poolId !== undefined && user === undefined) return findReachedPool(context, poolId);
	if (poolId === undefined && own !== null) return done({ userId: own });
	return refuse("INVALID", "apiUsageOfOne", {}, { field: "user" });
}

/** As `usageOwner`, or all users of an organization: a confined key's own unless the request says. */
export async function sumsOwner(
	context: ApiContext,
	{ organization_id: asked, ...of }: Asked & { readonly organization_id?: string },
): Promise<Result<UsageOwner | { readonly organizationId: string }>> {
	const isOfOne = of.user !== undefined || of.pool_id !== undefined || context.key.userId !== null;
	if (isOfOne && asked === undefined) return usageOwner(context, of);
	const organizationId = asked ?? context.key.confinedToId;
	if (isOfOne || organizationId === null) return refuse("INVALID", "apiUsageOfOne", {}, { field: "user" });
	return findReachedOrganization(context, organizationId);
}

async function findReachedOrganization(
	{ key, db }: ApiContext,
	organizationId: string,
): Promise<Result<{ organizationId: string }>> {
	const found = isId(organizationId) && (await db.organization.findUnique({ where: { id: organizationId } }));
	const isReached = found && (key.confinedToId === null ? found.sandboxOfId === null : key.confinedToId === found.id);
	if (!isReached) return refuse("NOT_FOUND", "apiOrganizationNotFound", {}, { field: "organization" });
	return done({ organizationId: found.id });
}

function ownerOf(user: Result<{ readonly userId: string }>): Result<UsageOwner> {
	return user.ok ? done({ userId: user.value.userId }) : user;
}
